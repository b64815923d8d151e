import { z } from "zod";
import { screenId } from "./ids.ts";

/**
 * Version of the wire. The hub serves this one and the one before it; `docs/protocol.md` has the differences.
 * 3: a wait may be null, reasons have a code and facts, classes, needs. 4: the day, crowding and journeys of a real hall.
 */
export const protocol = { current: 4, oldest: 3 } as const;
export type ProtocolVersion = 3 | 4;

/** The largest frame a client may send, bytes; a longer one closes the connection. */
export const largestFrame = 16 * 1024;

/** What a client says in Socket.IO's handshake (`auth`). */
export const handshake = z.object({
  protocol: z.int(),
  /** Device token or staff session, as got from `POST /api/redeem`. */
  token: z.string().min(16).max(128),
  /** A call screen's page load; null for all others. */
  screen: screenId.nullable().default(null),
});
export type Handshake = z.infer<typeof handshake>;

/** Whether a client of this version is served: null, or the name of the reason. */
export function whyNotServed(version: number): "protocol_too_old" | "protocol_too_new" | null {
  if (version < protocol.oldest) return "protocol_too_old";
  return version > protocol.current ? "protocol_too_new" : null;
}
