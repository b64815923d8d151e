import type { CommandId, TicketId } from "../domain/index.ts";

/** Ids that look drawn by chance and are the same at every run. */
export interface IdMaker {
  readonly ticketId: () => TicketId;
  readonly commandId: () => CommandId;
  /** Looks like a SHA-256: 64 hex digits. */
  readonly secretHash: () => string;
  /** `bytes` bytes in lower-case hex. */
  readonly hex: (bytes: number) => string;
}

/** Makers of one seed make the same ids in the same order; makers of different seeds do not meet. */
export function idMaker(seed = 1): IdMaker {
  let state = seed >>> 0;
  // mulberry32: 32 bits of state are plenty for the ids of a test.
  function draw(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
  const hex = (bytes: number): string =>
    Array.from({ length: bytes }, () => (draw() & 0xff).toString(16).padStart(2, "0")).join("");
  return {
    ticketId: () => hex(8) as TicketId,
    commandId: () => hex(16) as CommandId,
    secretHash: () => hex(32),
    hex,
  };
}
