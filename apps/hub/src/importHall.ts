import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { administratorId } from "./app/access.ts";
import { type HallRead, readHall } from "./app/catalogue/readHall.ts";
import type { Log, Staff, Store } from "./app/ports.ts";
import type { Instant } from "@giliran/shared/domain";
import { readLogo } from "./readLogo.ts";
import { StartError } from "./startError.ts";

/**
 * Imports the hall file into an empty data folder. Afterwards the database's catalogue is the truth, and another file
 * is refused (rules of state 11).
 * @throws {StartError} with one sentence.
 */
export function importHall(store: Store, file: string, sample: boolean, now: Instant, log: Log): void {
  const text = readText(file);
  const hash = createHash("sha256").update(text).digest("hex");
  const importedFrom = store.catalogue.importedFrom();
  if (importedFrom === hash) return;
  if (importedFrom !== null) {
    throw new StartError(
      sample
        ? "The sample hall has changed since this data folder was made: remove the folder, or name another with --data."
        : `This data folder holds another hall than ${file}, or an older form of it: choose another --data folder.`,
    );
  }
  const read = withLogo(readHallText(text, file), dirname(resolve(file)));
  store.hall.transaction(() => {
    saveHall(store, read, now);
    store.catalogue.markImported(hash, sample);
  });
  for (const warning of read.warnings) log.warn({ warning }, "an item of the hall file was skipped");
}

/** What the text of a hall file says. @throws {StartError} with one sentence */
export function readHallText(text: string, file: string): HallRead {
  const reading = readHall(parseYaml(text, file), 1);
  if (!reading.ok) throw new StartError(`The hall file ${file} cannot be used: ${reading.sentence}.`);
  return reading.hall;
}

/** The hall with the logo that its file names; one that cannot be used is told, and slips are without it. */
function withLogo(read: HallRead, folder: string): HallRead {
  const { logoFile, catalogue, warnings } = read;
  if (logoFile === null) return read;
  const reading = readLogo(join(folder, logoFile));
  if (!reading.ok) {
    const warning = `The logo ${logoFile} is skipped: ${reading.reason}.`;
    return { ...read, warnings: [...warnings, warning] };
  }
  return { ...read, catalogue: { ...catalogue, slip: { ...catalogue.slip, logo: reading.logo } } };
}

/** Writes a hall into an empty store, inside the open transaction. */
export function saveHall(
  store: Store,
  { catalogue, devices, staff, warnings }: HallRead,
  now: Instant,
): void {
  store.catalogue.save(catalogue, warnings, now);
  for (const device of devices) store.access.saveDevice(device);
  for (const member of withAdministrator(staff)) store.access.saveStaff(member);
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new StartError(`The hall file ${file} cannot be read.`, { cause: error });
  }
}

function parseYaml(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const where = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
    throw new StartError(`The hall file ${file} cannot be parsed: ${where.replace(/:$/, "")}.`, {
      cause: error,
    });
  }
}

/** A hall without an administrator could never be changed: there is always one, and nobody who knows a password. */
function withAdministrator(staff: readonly Staff[]): readonly Staff[] {
  if (staff.some(({ id }) => id === administratorId)) return staff;
  return [...staff, { id: administratorId, role: "administrator", name: "Administrator" }];
}
