import type { CommandId } from "../domain/index.ts";

/** Ids without `crypto.randomUUID`, which plain http off loopback does not have. 128 bits, hex. */
export function newCommandId(): CommandId {
  return randomHex(16) as CommandId;
}

/** `bytes` random bytes in lower-case hex. */
export function randomHex(bytes: number): string {
  const drawn = globalThis.crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(drawn, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
