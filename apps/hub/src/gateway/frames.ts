import type { Result } from "@giliran/shared/contract";
import {
  accepted,
  commandFrame,
  commandId,
  commandTypes,
  denied,
  largestFrame,
} from "@giliran/shared/contract";
import type { Asked } from "../app/hub.ts";
import { commandFrom } from "./olderProtocols.ts";

const known: ReadonlySet<string> = new Set(commandTypes);

/** Parses one frame, once: from here on it is what its type says. Refuses by name, never throws. */
export function readCommand(version: number, raw: unknown): Result<Asked> {
  const size = sizeOf(raw);
  if (size === null) return denied("malformed");
  if (size > largestFrame) return denied("too_large");
  const frame = commandFrom(version, raw);
  const parsed = commandFrame.safeParse(frame);
  if (parsed.success) return accepted(parsed.data);
  return denied(namesUnknownCommand(frame) ? "unknown_command" : "malformed");
}

function namesUnknownCommand(frame: unknown): boolean {
  if (typeof frame !== "object" || frame === null || !("command" in frame) || !("id" in frame)) return false;
  if (!commandId.safeParse(frame.id).success) return false;
  const { command } = frame;
  if (typeof command !== "object" || command === null || !("type" in command)) return false;
  return typeof command.type === "string" && !known.has(command.type);
}

/** Characters of the frame as JSON; null where it is none (binary attachments, for example). */
function sizeOf(raw: unknown): number | null {
  try {
    return JSON.stringify(raw)?.length ?? null;
  } catch {
    return null;
  }
}
