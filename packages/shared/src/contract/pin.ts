import { z } from "zod";

/** Digits of a technician's PIN. */
export const pinLength = { least: 6, most: 8 } as const;

/** Why a PIN is not taken; each has a text. */
export type PinFault = "form" | "repeated" | "sequence" | "usual";

/** What a list of leaked PINs begins with, beside repetitions and sequences. */
const usual: ReadonlySet<string> = new Set([
  "112233",
  "123123",
  "121212",
  "123321",
  "159753",
  "147258",
  "147852",
  "170845",
  "17081945",
  "11223344",
  "12341234",
]);

/** What makes this PIN one that is guessed first; null: nothing does. */
export function pinFault(pin: string): PinFault | null {
  if (!/^\d{6,8}$/.test(pin)) return "form";
  const digits = Array.from(pin, Number);
  const steps = digits.slice(1).map((digit, i) => (digit - (digits[i] ?? 0) + 10) % 10);
  if (new Set(digits).size <= 2 || isRepeated(pin)) return "repeated";
  if (steps.every((step) => step === 1) || steps.every((step) => step === 9)) return "sequence";
  return usual.has(pin) ? "usual" : null;
}

/** "482482", "48284828": half of it is all of it. */
function isRepeated(pin: string): boolean {
  const half = pin.length / 2;
  return Number.isInteger(half) && pin.slice(0, half) === pin.slice(half);
}

/** `POST /api/machines/<id>/pin`, by an administrator. */
export const pinRequest = z.strictObject({ pin: z.string().max(16) });

/** What is kept of a PIN: scrypt (RFC 7914) with block size 8 and parallelism 1. */
export const storedPin = z.strictObject({
  /** 16 bytes, hex. */
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  /** 32 bytes, hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** scrypt's N as a power of two, so that later ones can cost more. */
  cost: z.int().min(4).max(18),
});
export type StoredPin = z.infer<typeof storedPin>;
