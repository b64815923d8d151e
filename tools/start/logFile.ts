import { createWriteStream, type WriteStream } from "node:fs";

/** pino's names of what a person should see at once. */
const warning = 40;

/**
 * Where hub and kiosk log, one JSON object a line: into a file, once its folder is known to be ours; until then
 * into memory. What is at least a warning is also told at the console, in plain words.
 */
export interface LogFile {
  readonly write: (line: string) => void;
  /** Writes on into this file, beginning with what was logged before. */
  readonly open: (path: string) => void;
  readonly close: () => Promise<void>;
}

/** @param tell says a sentence at the console */
export function createLogFile(tell: (sentence: string) => void): LogFile {
  const early: string[] = [];
  let file: WriteStream | null = null;
  return {
    write: (line) => {
      const sentence = sentenceOf(line);
      if (sentence !== null) tell(sentence);
      if (file === null) early.push(line);
      else file.write(line);
    },
    open: (path) => {
      file = createWriteStream(path, { flags: "a", mode: 0o600 });
      // A full disk stops the hub by its own rules; a log that cannot be written must not do it first.
      file.on("error", (error) => tell(`The log ${path} cannot be written: ${error.message}.`));
      for (const line of early.splice(0)) file.write(line);
    },
    close: async () => {
      const open = file;
      file = null;
      if (open !== null) await new Promise<void>((resolve) => open.end(resolve));
    },
  };
}

function sentenceOf(line: string): string | null {
  const entry = parse(line);
  if (entry === null || typeof entry["level"] !== "number" || entry["level"] < warning) return null;
  const detail = entry["warning"];
  return typeof detail === "string" ? `${String(entry["msg"])}: ${detail}` : String(entry["msg"]);
}

function parse(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
