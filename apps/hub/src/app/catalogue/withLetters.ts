import type { Catalogue, Prefix } from "@giliran/shared/domain";
import type { Device } from "../ports.ts";
import type { Warn } from "./readWhole.ts";

const alphabet = Array.from("XYZWVUTSRQPONMLKJIHGFEDCBA");

/** A device as the hall file has it: its letter is any text that stood there. */
export type DeviceRead = Omit<Device, "letter" | keyof typeof asBrought> & { readonly letter: string | null };

/** What only an administrator gives a machine, as long as nobody has. */
export const asBrought = {
  serviceIds: null,
  printer: null,
  locked: false,
  reloadAt: null,
  technicianPin: null,
} as const;

/**
 * Gives every kiosk a letter of its own (domain.md 3): the one of the hall file, or the first that begins no service's
 * numbers, no pad's, and is no other kiosk's. Other machines have none.
 */
export function withLetters(
  devices: readonly DeviceRead[],
  catalogue: Catalogue,
  warn: Warn,
): readonly Device[] {
  const taken = lettersOfHall(catalogue);
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
    if (device.role !== "kiosk") return { ...device, ...asBrought, letter: null };
    const letter = wished.get(device.id) ?? alphabet.find((one) => !taken.has(one)) ?? null;
    if (letter === null)
      warn(`device "${device.id}"`, "has no letter left, and gives no numbers while the hub is away");
    else taken.add(letter);
    return { ...device, ...asBrought, letter: letter as Prefix | null };
  });
}

/** A letter for a kiosk that comes later; null: none is left. */
export function freeLetter(devices: readonly Device[], catalogue: Catalogue): Prefix | null {
  const taken = lettersOfHall(catalogue);
  for (const { letter } of devices) if (letter !== null) taken.add(letter);
  return (alphabet.find((one) => !taken.has(one)) ?? null) as Prefix | null;
}

function lettersOfHall({ services, settings }: Catalogue): Set<string> {
  return new Set([...services.map(({ prefix }) => prefix.slice(0, 1)), settings.padLetter]);
}
