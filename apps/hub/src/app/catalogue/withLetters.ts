import type { Catalogue, Prefix } from "@giliran/shared/domain";
import type { Device } from "../ports.ts";
import type { Warn } from "./readWhole.ts";

const alphabet = Array.from("XYZWVUTSRQPONMLKJIHGFEDCBA");

/** A device as the hall file has it: its letter is any text that stood there. */
export type DeviceRead = Omit<Device, "letter"> & { readonly letter: string | null };

/**
 * Gives every kiosk a letter of its own (domain.md 3): the one of the hall file, or the first that begins no service's
 * numbers, no pad's, and is no other kiosk's. Other machines have none.
 */
export function withLetters(
  devices: readonly DeviceRead[],
  catalogue: Catalogue,
  warn: Warn,
): readonly Device[] {
  const taken = new Set(catalogue.services.map(({ prefix }) => prefix.slice(0, 1)));
  taken.add(catalogue.settings.padLetter);
  const wished = new Map<string, string>();
  for (const { id, role, letter } of devices) {
    if (role !== "kiosk" || letter === null) continue;
    if (taken.has(letter)) warn(`device "${id}"`, `skips its letter ${letter}: it is taken`);
    else {
      wished.set(id, letter);
      taken.add(letter);
    }
  }
  return devices.map((device): Device => {
    if (device.role !== "kiosk") return { ...device, letter: null };
    const letter = wished.get(device.id) ?? alphabet.find((one) => !taken.has(one)) ?? null;
    if (letter === null)
      warn(`device "${device.id}"`, "has no letter left, and gives no numbers while the hub is away");
    else taken.add(letter);
    return { ...device, letter: letter as Prefix | null };
  });
}
