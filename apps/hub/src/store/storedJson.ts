/** A row that the hub wrote itself is no longer what it wrote. */
export class DamagedRowError extends Error {}

/**
 * Reads JSON that the hub has stored. What it holds is as it was written, by type; only damage is looked for.
 * @throws {DamagedRowError} where it is no JSON any more.
 */
export function readStored(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new DamagedRowError("a stored row is no JSON any more", { cause: error });
  }
}
