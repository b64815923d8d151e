/** 128 bits in hex. `crypto.randomUUID` is missing off loopback, `getRandomValues` is not. */
export function newTouchId(): string {
  const drawn = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(drawn, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
