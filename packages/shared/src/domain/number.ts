import type { Prefix } from "./brand.ts";

/** What stands on the slip and the screens: prefix and padded number, "A007" (domain.md 3). */
export function ticketLabel(prefix: Prefix, number: number, padding: number): string {
  return `${prefix}${String(number).padStart(padding, "0")}`;
}

/** The largest number that a series of this padding can bear. */
export function largestNumber(padding: number): number {
  return 10 ** padding - 1;
}
