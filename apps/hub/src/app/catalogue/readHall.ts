import { z } from "zod";
import type { Agency, Catalogue, Need } from "@giliran/shared/domain";
import { administratorId } from "../access.ts";
import type { Device, Staff } from "../ports.ts";
import {
  agencyItem,
  deviceItem,
  hallFileEssentials,
  hallFileHead,
  hallFileLists,
  hallFileParts,
  needItem,
  staffItem,
  zoneItem,
} from "./hallFile.ts";
import { items, listOf, skip } from "./items.ts";
import { readClasses } from "./readClasses.ts";
import { readCounters } from "./readCounters.ts";
import { readCrowding } from "./readCrowding.ts";
import { readGate } from "./readGate.ts";
import { readHours } from "./readHours.ts";
import { readJourneys } from "./readJourneys.ts";
import { readReasons } from "./readReasons.ts";
import { readServices } from "./readServices.ts";
import { readSlip } from "./readSlip.ts";
import { readSettings } from "./readSettings.ts";
import { readWhole, type Warn } from "./readWhole.ts";
import { type DeviceRead, withLetters } from "./withLetters.ts";

const namedParts = z.record(z.string(), z.unknown());

/** What a hall file says, and what in it was skipped, each with the reason. */
export interface HallRead {
  readonly catalogue: Catalogue;
  readonly devices: readonly Device[];
  readonly staff: readonly Staff[];
  /** The picture beside the hall file that is still to be put on its slips; null: none. */
  readonly logoFile: string | null;
  readonly warnings: readonly string[];
}

/** Either the hall, or one sentence that says why this file opens none. */
export type HallReading =
  | { readonly ok: true; readonly hall: HallRead }
  | { readonly ok: false; readonly sentence: string };

/**
 * Reads the parsed content of a hall file. Without the hall's name and zone it opens nothing; any other item that is
 * wrong, or that refers to one that is, is skipped and named in the warnings (rules of state 11).
 */
export function readHall(content: unknown, version: number): HallReading {
  const warnings: string[] = [];
  const warn: Warn = (where, why) => warnings.push(`${where} ${why}`);
  const head = readWhole(hallFileHead, content, hallFileEssentials, warn);
  if (!head.ok) return head;
  const { lists, parts } = readParts(content, warn);
  const { hall, policy, settings } = head.value;
  const zones = items(lists.zones, zoneItem, "zone", warn);
  const agencies: readonly Agency[] = items(lists.agencies, agencyItem, "agency", warn);
  const services = readServices(lists.services, agencies, warn);
  const needs: readonly Need[] = items(lists.needs, needItem, "need", warn);
  const staff: readonly Staff[] = items(lists.staff, staffItem, "staff", warn);
  const known = { zones, services, needs, staff: [administratorId, ...staff.map(({ id }) => id)] };
  const counters = readCounters(lists.counters, known, warn);
  const { slip, logoFile } = readSlip(parts["slip"], warn);
  const catalogue: Catalogue = {
    version,
    ...hall,
    zones,
    agencies,
    services,
    journeys: readJourneys(lists.journeys, { agencies, services, counters }, warn),
    counters,
    classes: readClasses(lists.classes, warn),
    needs,
    policy: {
      priorityRatio: policy.priorityRatio,
      longestWaitMs: policy.longestWaitMinutes * 60_000,
    },
    reasons: readReasons(parts["reasons"], warn),
    hours: readHours(parts["hours"], warn),
    crowding: readCrowding(parts["crowding"], zones, warn),
    gate: readGate(parts["healthGate"], warn),
    slip,
    settings: readSettings(settings),
  };
  const devices = withLetters(readDevices(lists.devices, catalogue, warn), catalogue, warn);
  return { ok: true, hall: { catalogue, devices, staff, logoFile, warnings } };
}

type Lists = Readonly<Record<(typeof hallFileLists)[number], readonly unknown[]>>;

/** The lists of the file, and everything else of it by its name; a name that means nothing is told. */
function readParts(
  content: unknown,
  warn: Warn,
): { readonly lists: Lists; readonly parts: Readonly<Record<string, unknown>> } {
  const parts = { ...namedParts.parse(content) };
  for (const name of Object.keys(parts))
    if (!hallFileParts.includes(name)) warn(`"${name}"`, "is skipped: there is no such part of a hall file");
  const named = hallFileLists.map((name) => [name, listOf(parts[name], name, warn)] as const);
  // One entry for each name of the table.
  return { lists: Object.fromEntries(named) as unknown as Lists, parts };
}

function readDevices(
  list: readonly unknown[],
  { zones, counters }: Pick<Catalogue, "zones" | "counters">,
  warn: Warn,
): DeviceRead[] {
  return items(list, deviceItem, "device", warn).flatMap(
    ({ zone, screen, counter, ...device }): readonly DeviceRead[] => {
      const where = `device "${device.id}"`;
      const known = zone === null || zones.some(({ id }) => id === zone);
      if (!known) return skip(warn, where, `stands in no zone "${zone}"`);
      const place = { ...device, zoneId: zone, counterId: null };
      if (device.role !== "display") return [{ ...place, screen: null }];
      if (screen === "zone" && zone === null) return skip(warn, where, "is a call screen without a zone");
      if (screen !== "counter") return [{ ...place, screen }];
      if (!counters.some(({ id }) => id === counter))
        return skip(warn, where, `is the sign of no counter "${counter ?? ""}"`);
      return [{ ...place, screen, counterId: counter }];
    },
  );
}
