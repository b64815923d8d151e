import { z } from "zod";
import { refusals } from "../domain/index.ts";

/** Refusals of the hall, and of everything on the way to it. Stable; each has a text in every bundled language. */
export const errorCodes = [
  ...refusals,
  "malformed",
  "too_large",
  "unknown_command",
  "unauthorised",
  "protocol_too_old",
  "protocol_too_new",
  "command_id_reused",
  "rate_limited",
  "not_found",
  "expired",
  "gate_code_unknown",
  "gate_code_early",
  "gate_code_late",
  "pairing_code_unknown",
  "name_taken",
  "machine_locked",
  "weak_pin",
  "not_offered_here",
  "stopping",
  "internal",
  // The client's own: nothing was heard of the command, or there is no hub to send it to.
  "not_confirmed",
  "disconnected",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** Every answer of the hub. Exceptions never cross the wire. */
export type Result<Value = unknown> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: ErrorCode };

/** An answer as it arrives; a code that this client does not know yet reads as `internal`. */
export const resultFrame = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.enum(errorCodes).catch("internal") }),
]);

export function accepted<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function denied(error: ErrorCode): Result<never> {
  return { ok: false, error };
}
