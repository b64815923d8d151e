import { hash, randomBytes, randomInt, randomUUID } from "node:crypto";
import type { TicketId } from "@giliran/shared/domain";
import type { Clock, Ids, Turns } from "./app/ports.ts";
import type { Instant } from "@giliran/shared/domain";

/** Without 0/O, 1/I/L and U: what people mistake when they type. */
const codeAlphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ids and secrets from the system's own source of chance. */
export const systemIds: Ids = {
  // The fast source: Node draws these ahead. 90 of the 96 bits are chance.
  ticket: () => randomUUID().replaceAll("-", "").slice(8) as TicketId,
  secret: () => randomBytes(32).toString("base64url"),
  code: () => codeOf(10),
  pairingCode: () => codeOf(6),
  hash: (secret) => hash("sha256", secret),
};

function codeOf(length: number): string {
  return Array.from({ length }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join("");
}

export const systemTurns: Turns = {
  soon: (work) => void setImmediate(work),
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return { callOff: () => clearTimeout(timer) };
  },
};

export const systemClock: Clock = {
  now: () => Date.now() as Instant,
  monotonic: () => performance.now(),
};
