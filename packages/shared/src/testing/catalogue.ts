import type {
  Agency,
  AgencyId,
  Catalogue,
  ClassId,
  Counter,
  CounterId,
  HallSettings,
  HealthGate,
  Journey,
  JourneyId,
  Need,
  NeedId,
  Prefix,
  ReasonId,
  Service,
  ServiceDate,
  ServiceId,
  TicketClass,
  Zone,
  ZoneId,
  ZoneName,
} from "../domain/index.ts";
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
} from "../domain/index.ts";

/** The service date of `sampleStart`, and the date on which the passport service opens. */
export const sampleDate = "2026-11-23" as ServiceDate;
export const passportOpensOn = "2026-12-01" as ServiceDate;

/** Of what the first kiosk of the sample hall gives alone; the others have none. */
export const sampleLetter = "X" as Prefix;

/**
 * Names of the sample hall. `idCard` and `familyCard` share the series A; `permit` has four digits; `passport`
 * opens on a later date. Counter 1 serves both of series A, counter 2 the id card alone, counter 3 tax and permit,
 * "Imigrasi 1" the passport and the id card; counter 5 is out of use. Classes: regular, elderly (to be confirmed) and
 * booked. Counters 1 and 3 are fit for wheelchairs, "Imigrasi 1" for sign language.
 */
export const sample = {
  zones: { front: "depan" as ZoneId, rear: "belakang" as ZoneId },
  agencies: {
    population: "disdukcapil" as AgencyId,
    revenue: "bapenda" as AgencyId,
    licensing: "dpmptsp" as AgencyId,
    immigration: "imigrasi" as AgencyId,
  },
  services: {
    idCard: "ktp" as ServiceId,
    familyCard: "kk" as ServiceId,
    tax: "pajak" as ServiceId,
    permit: "izin" as ServiceId,
    passport: "paspor" as ServiceId,
  },
  journeys: { licence: "izin-usaha-baru" as JourneyId },
  counters: {
    one: "loket-1" as CounterId,
    two: "loket-2" as CounterId,
    three: "loket-3" as CounterId,
    immigration: "loket-imigrasi-1" as CounterId,
    outOfUse: "loket-5" as CounterId,
  },
  classes: {
    regular: regularClass.id,
    elderly: "lansia" as ClassId,
    booked: "janji" as ClassId,
  },
  /** One of each list of the hall. */
  reasons: {
    photocopy: "photocopy" as ReasonId,
    emergency: "emergency" as ReasonId,
    left: "left" as ReasonId,
    completed: "completed" as ReasonId,
    equipment: "equipment" as ReasonId,
  },
  needs: { wheelchair: "kursi-roda" as NeedId, signs: "bahasa-isyarat" as NeedId },
} as const;

const zones: readonly Zone[] = [
  { id: sample.zones.front, name: { id: "Zona Depan", en: "Front zone" }, about: null, earshot: null },
  {
    id: sample.zones.rear,
    name: { id: "Zona Belakang", en: "Rear zone" },
    about: { id: "Paspor dan perizinan", en: "Passports and permits" },
    earshot: null,
  },
];

function agency(id: AgencyId, name: string, shortName: string, badge: string, colour: string): Agency {
  return { id, name: { id: name }, shortName, badge, colour, examples: null };
}

const agencies: readonly Agency[] = [
  agency(
    sample.agencies.population,
    "Dinas Kependudukan dan Pencatatan Sipil",
    "Disdukcapil",
    "DK",
    "#0b5fa5",
  ),
  agency(sample.agencies.revenue, "Badan Pendapatan Daerah", "Bapenda", "BP", "#8a4b08"),
  agency(sample.agencies.licensing, "Dinas Penanaman Modal dan PTSP", "DPMPTSP", "PM", "#1f7a4d"),
  agency(sample.agencies.immigration, "Kantor Imigrasi", "Imigrasi", "IM", "#5b3a8c"),
];

/** A service of the sample hall; what is not given is open, three digits, ten minutes. */
export function sampleService(
  facts: Pick<Service, "id" | "agencyId" | "prefix"> & Partial<Service>,
): Service {
  return {
    name: { id: facts.id },
    examples: null,
    padding: 3,
    expectedServiceMs: 10 * 60_000,
    opensOn: null,
    closed: false,
    group: null,
    keywords: [],
    requirements: [],
    callsTogether: 1,
    limits: noLimits,
    ...facts,
  };
}

const services: readonly Service[] = [
  sampleService({
    id: sample.services.idCard,
    agencyId: sample.agencies.population,
    prefix: "A" as Prefix,
    name: { id: "KTP elektronik", en: "Identity card" },
  }),
  sampleService({
    id: sample.services.familyCard,
    agencyId: sample.agencies.population,
    prefix: "A" as Prefix,
    name: { id: "Kartu keluarga", en: "Family card" },
    expectedServiceMs: 15 * 60_000,
  }),
  sampleService({
    id: sample.services.tax,
    agencyId: sample.agencies.revenue,
    prefix: "B" as Prefix,
    name: { id: "Pajak bumi dan bangunan", en: "Land and building tax" },
    expectedServiceMs: 5 * 60_000,
  }),
  sampleService({
    id: sample.services.permit,
    agencyId: sample.agencies.licensing,
    prefix: "C" as Prefix,
    name: { id: "Izin usaha", en: "Business permit" },
    padding: 4,
  }),
  sampleService({
    id: sample.services.passport,
    agencyId: sample.agencies.immigration,
    prefix: "P" as Prefix,
    name: { id: "Paspor", en: "Passport" },
    opensOn: passportOpensOn,
  }),
];

/** Up to three steps at three agencies. */
const licence: Journey = {
  id: sample.journeys.licence,
  agencyId: sample.agencies.population,
  name: { id: "Izin dan pajak", en: "Permit and tax" },
  examples: null,
  serviceIds: [sample.services.tax, sample.services.idCard, sample.services.permit],
  chosen: true,
};

/** Every counter of the sample hall takes its services alike. */
function counter(
  id: CounterId,
  label: string,
  zoneId: ZoneId,
  serviceIds: readonly ServiceId[],
  fits: readonly NeedId[] = [],
): Counter {
  return { id, label, zoneId, serviceIds, weights: {}, fits, officers: [], closed: false };
}

const { wheelchair, signs } = sample.needs;

const { idCard, familyCard, tax, permit, passport } = sample.services;
const counters: readonly Counter[] = [
  counter(sample.counters.one, "1", sample.zones.front, [idCard, familyCard], [wheelchair]),
  counter(sample.counters.two, "2", sample.zones.front, [idCard]),
  counter(sample.counters.three, "3", sample.zones.rear, [tax, permit], [wheelchair]),
  counter(sample.counters.immigration, "Imigrasi 1", sample.zones.rear, [passport, idCard], [signs]),
  { ...counter(sample.counters.outOfUse, "5", sample.zones.front, [tax]), closed: true },
];

const classes: readonly TicketClass[] = [
  regularClass,
  { id: sample.classes.elderly, name: { id: "Lansia", en: "Elderly" }, kind: "priority", confirm: true },
  { id: sample.classes.booked, name: { id: "Janji temu", en: "Booked" }, kind: "booked", confirm: false },
];

const needs: readonly Need[] = [
  {
    id: wheelchair,
    name: { id: "Kursi roda", en: "Wheelchair" },
    prompt: { id: "Singkirkan kursi di depan loket.", en: "Clear the chair in front of the counter." },
  },
  {
    id: signs,
    name: { id: "Bahasa isyarat", en: "Sign language" },
    prompt: { id: "Panggil juru bahasa isyarat.", en: "Call the sign language interpreter." },
  },
];

/** What a test says differently of the sample hall; settings are merged, lists are replaced. */
export type CatalogueChanges = Partial<Omit<Catalogue, "settings">> & {
  readonly settings?: Partial<HallSettings>;
};

/** Off as shipped, with one protocol that a supervisor may switch on. */
const sampleGate: HealthGate = {
  ...noGate,
  protocols: [
    {
      id: "full",
      name: { id: "Lengkap", en: "Full" },
      steps: [
        { kind: "measure", by: "visitor" },
        { kind: "confirm", text: { id: "Saya memakai masker.", en: "I wear a mask." }, by: "visitor" },
      ],
    },
  ],
};

/** The sample hall in Magetan: 2 zones, 4 agencies, 5 services, 5 counters; see `sample` for who is who. */
export function sampleCatalogue(changes: CatalogueChanges = {}): Catalogue {
  return {
    version: 1,
    name: { id: "Mal Pelayanan Publik Magetan", en: "Magetan Public Service Mall" },
    zone: "Asia/Jakarta" as ZoneName,
    languages: ["id", "en"],
    notices: [{ id: "Jaga jarak satu meter.", en: "Keep one metre apart." }],
    zones,
    agencies,
    services,
    journeys: [licence],
    counters,
    classes,
    needs,
    policy: defaultPolicy,
    reasons: defaultReasons,
    hours: alwaysOpen,
    crowding: noCrowding,
    gate: sampleGate,
    slip: plainSlip,
    ...changes,
    settings: { ...defaultSettings, ...changes.settings },
  };
}

/** The same catalogue with one service changed. */
export function withService(catalogue: Catalogue, id: ServiceId, changes: Partial<Service>): Catalogue {
  return { ...catalogue, services: catalogue.services.map((s) => (s.id === id ? { ...s, ...changes } : s)) };
}

/** The same catalogue with one counter changed. */
export function withCounter(catalogue: Catalogue, id: CounterId, changes: Partial<Counter>): Catalogue {
  return { ...catalogue, counters: catalogue.counters.map((c) => (c.id === id ? { ...c, ...changes } : c)) };
}
