import type { Catalogue, Counter, HallSettings, Service, Zone } from "@giliran/shared/domain";
import {
  alwaysOpen,
  defaultPolicy,
  defaultReasons,
  defaultSettings,
  noCrowding,
  noGate,
  noLimits,
  plainSlip,
  regularClass,
} from "@giliran/shared/domain";
import { readStored } from "./storedJson.ts";

/** What a service did not know before there were lists to search and limits. */
const newService = { group: null, keywords: [], requirements: [], callsTogether: 1, limits: noLimits };

/** What a counter did not know before there were weights, needs and officers of its own. */
const newCounter = { weights: {}, fits: [], officers: [] };

type Lately =
  | "classes"
  | "needs"
  | "policy"
  | "counters"
  | "services"
  | "journeys"
  | "reasons"
  | "hours"
  | "crowding"
  | "slip"
  | "settings"
  | "zones";
/** As catalogues were stored before there were classes, needs, weights, reasons and the settings of calling. */
type StoredCatalogue = Omit<Catalogue, Lately> &
  Partial<Pick<Catalogue, Exclude<Lately, "counters" | "services" | "settings" | "zones">>> & {
    readonly settings: Partial<HallSettings> & Pick<HallSettings, "voice">;
    readonly counters: readonly (Omit<Counter, keyof typeof newCounter> & Partial<Counter>)[];
    readonly zones: readonly (Omit<Zone, "earshot"> & Partial<Zone>)[];
    readonly services: readonly (Omit<Service, keyof typeof newService> & Partial<Service>)[];
  };

/** Reads a stored version of the catalogue in the form of today; what it did not know yet is as if nothing was said. */
export function readCatalogue(json: string): Catalogue {
  // Published through `save` alone, after the hall file's schema had parsed it.
  const stored = readStored(json) as StoredCatalogue;
  return {
    classes: [regularClass],
    needs: [],
    journeys: [],
    policy: defaultPolicy,
    slip: plainSlip,
    ...stored,
    hours: stored.hours ?? alwaysOpen,
    crowding: stored.crowding ?? noCrowding,
    gate: stored.gate ?? noGate,
    reasons: { ...defaultReasons, ...stored.reasons },
    settings: {
      ...defaultSettings,
      ...stored.settings,
      voice: { ...defaultSettings.voice, ...stored.settings.voice },
    },
    zones: stored.zones.map((zone) => ({ ...zone, earshot: zone.earshot ?? null })),
    services: stored.services.map((service) => ({
      ...newService,
      ...service,
      limits: { ...noLimits, ...service.limits },
    })),
    counters: stored.counters.map((counter) => ({ ...newCounter, ...counter })),
  };
}
