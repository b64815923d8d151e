import { randomBytes, scrypt } from "node:crypto";
import { promisify } from "node:util";
import type { StoredPin } from "@giliran/shared/contract";

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** 64 MiB and about a quarter of a second for each guess (docs/decisions/technician-pin.md). */
const cost = 16;

/** What is kept of a PIN; counted in Node's own threads, so that the hall goes on meanwhile. */
export async function hashPin(pin: string): Promise<StoredPin> {
  const salt = randomBytes(16);
  const N = 2 ** cost;
  const hash = await derive(pin, salt, 32, { N, r: 8, p: 1, maxmem: 256 * 8 * N });
  return { salt: salt.toString("hex"), hash: hash.toString("hex"), cost };
}
