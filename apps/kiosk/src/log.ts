import type { Instant } from "@giliran/shared/domain";
import type { LogLine } from "./core/index.ts";

/** Where a kiosk tells its technician what happened; pino fits. Never given anything of a visitor. */
export interface KioskLog {
  readonly info: (fields: object, sentence: string) => void;
  readonly warn: (fields: object, sentence: string) => void;
  readonly error: (fields: object, sentence: string) => void;
}

/** A log that also remembers its last sentences, for the technician who stands at the kiosk. */
export interface RememberingLog extends KioskLog {
  /** Oldest first. */
  readonly recent: () => readonly LogLine[];
}

/** As many as somebody reads on the spot. */
const remembered = 50;

/** One that remembers already stays as it is. Only sentences are remembered: facts may name paths and addresses. */
export function remembering(log: KioskLog | RememberingLog): RememberingLog {
  if ("recent" in log) return log;
  const lines: LogLine[] = [];
  const at =
    (level: LogLine["level"]): KioskLog["info"] =>
    (fields, sentence) => {
      lines.push({ at: Date.now() as Instant, level, sentence });
      if (lines.length > remembered) lines.shift();
      log[level](fields, sentence);
    };
  return { info: at("info"), warn: at("warn"), error: at("error"), recent: () => [...lines] };
}
