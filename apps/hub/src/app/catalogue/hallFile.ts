import { z } from "zod";
import {
  agencyId,
  classId,
  counterId,
  deviceId,
  journeyId,
  mostInGroup,
  needId,
  protocolId,
  reasonId,
  type ScreenKind,
  screenKinds,
  serviceDate,
  serviceId,
  staffId,
  zoneId,
} from "@giliran/shared/contract";
import {
  crowdModes,
  crowdSources,
  defaultPolicy,
  deviceRoles,
  gateActors,
  gateComparisons,
  gateFallbacks,
  gateModes,
  hoursModes,
  isZoneName,
  noGate,
  staffRoles,
  type Prefix,
  type ServiceLimits,
  type Span,
  weights,
} from "@giliran/shared/domain";
import { language, minutes, optionalText, text, timeOfDay, weekday } from "./fileParts.ts";
import { fileSettings } from "./fileSettings.ts";

/** Whose turn it is (domain.md 5). */
const policy = z
  .strictObject({
    priorityRatio: z.int().min(1).max(20).default(defaultPolicy.priorityRatio),
    longestWaitMinutes: minutes.default(defaultPolicy.longestWaitMs / 60_000),
  })
  .prefault({});

/** "08:00-15:00"; an end before its beginning lies after midnight. */
const span = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/, "are not hours like 08:00-15:00")
  .transform((value): Span => {
    const [from = 0, end = 0] = value
      .split("-")
      .map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
    return { from, to: end > from ? end : end + 1440 };
  });

const dayHours = { serving: span, issuing: span.nullable().default(null) };
/** Numbers are given as long as the hall serves, where nothing else is said. */
function withIssuing<Hours extends { serving: Span; issuing: Span | null }>(
  hours: Hours,
): Hours & { issuing: Span } {
  return { ...hours, issuing: hours.issuing ?? hours.serving };
}
/** Hours of the hall (domain.md 10); each item of its lists is parsed for itself. */
export const hoursHead = z.strictObject({
  mode: z.enum(hoursModes).default("enforce"),
  /** When the service date begins, for a hall that is open over midnight. */
  boundary: timeOfDay.refine((at) => at % 15 === 0, "is not a full quarter of an hour").default(0),
});
const days = z.array(weekday).min(1);
export const weekItem = z.strictObject({ days, ...dayHours }).transform(withIssuing);
export const breakItem = z.strictObject({ days, span, name: text });
export const holidayItem = z.strictObject({ date: serviceDate, name: text });
export const dateItem = z.strictObject({ date: serviceDate, name: text, ...dayHours }).transform(withIssuing);
export const seasonItem = z.strictObject({
  from: serviceDate,
  to: serviceDate,
  name: text,
  week: z.array(weekItem),
  breaks: z.array(breakItem).default([]),
});

const persons = z.int().min(1).max(99_999);
/** How full the hall may be (domain.md 6). */
export const crowdingPart = z.strictObject({
  mode: z.enum(crowdModes).default("enforce"),
  capacity: persons.nullable().default(null),
  /** Persons of a zone, by its id. */
  zones: z.record(z.string(), persons).default({}),
  countBy: z.enum(crowdSources).default("tickets"),
  spacing: optionalText,
});

const celsius = z.number().min(20).max(45);
/** The health protocol at the entrance (domain.md 6); each protocol and step is parsed for itself. */
export const gatePart = z.strictObject({
  mode: z.enum(gateModes).default(noGate.mode),
  protocols: z.array(z.unknown()).default([]),
  limitCelsius: celsius.default(noGate.limitCelsius),
  comparison: z.enum(gateComparisons).default(noGate.comparison),
  plausible: z
    .strictObject({
      low: celsius.default(noGate.plausible.low),
      high: celsius.default(noGate.plausible.high),
    })
    .refine(({ low, high }) => low < high, "ends before it begins")
    .prefault({}),
  recheck: z
    .strictObject({ fromMinutes: z.number().min(0).max(60).default(5), untilMinutes: minutes.default(30) })
    .refine(({ fromMinutes, untilMinutes }) => fromMinutes < untilMinutes, "ends before it begins")
    .prefault({}),
  passMinutes: minutes.max(240).default(30),
  withoutThermometer: z.enum(gateFallbacks).default(noGate.withoutThermometer),
});
export const protocolItem = z.strictObject({
  id: protocolId,
  name: text,
  steps: z.array(z.unknown()).min(1).max(12),
});
const by = z.enum(gateActors).default("visitor");
export const gateStepItem = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("measure"), by }),
  z.strictObject({ kind: z.literal("confirm"), text, by }),
  z.strictObject({ kind: z.literal("question"), text, passesOn: z.enum(["yes", "no"]), by }),
  z.strictObject({ kind: z.literal("scan"), by }),
]);

/** What must be right, or the hub does not start: which hall it is, and where. */
export const hallFileEssentials = ["formatVersion", "hall", "hall.name", "hall.zone"];

/** What the hall is called and how it works; whatever is no essential is left out where it is wrong. */
export const hallFileHead = z.object({
  formatVersion: z.literal(1),
  hall: z.strictObject({
    name: text,
    zone: z.string().refine(isZoneName, "is not a time zone, for example Asia/Jakarta"),
    languages: z.array(language).min(1).default(["id", "en"]),
    notices: z.array(text).default([]),
  }),
  policy,
  settings: fileSettings,
});

/** The lists; each item is parsed for itself, so that one bad item never closes a hall. */
export const hallFileLists = [
  "zones",
  "agencies",
  "services",
  "journeys",
  "counters",
  "classes",
  "needs",
  "devices",
  "staff",
] as const;

/** Everything that a hall file may say. */
export const hallFileParts: readonly string[] = [
  ...Object.keys(hallFileHead.shape),
  ...hallFileLists,
  "reasons",
  "hours",
  "crowding",
  "healthGate",
  "slip",
];

export const zoneItem = z.strictObject({
  id: zoneId,
  name: text,
  about: optionalText,
  /** Zones with the same name here hear each other, and have one voice. */
  earshot: z.string().min(1).max(40).nullable().default(null),
});

export const agencyItem = z.strictObject({
  id: agencyId,
  name: text,
  shortName: z.string().min(1).max(40),
  badge: z.string().min(1).max(2),
  colour: z.string().regex(/^#[0-9a-fA-F]{6}$/, "is not a colour like #0B5D5B"),
  examples: optionalText,
});

/** Numbers and persons; what is not said has no limit. */
const limit = z.int().min(1).max(9999).nullable().default(null);
const limits = z
  .strictObject({
    contingent: limit,
    askFrom: limit,
    cutOff: timeOfDay.nullable().default(null),
    largestQueue: limit,
  })
  .prefault({})
  .transform((value): ServiceLimits => value);

export const serviceItem = z.strictObject({
  id: serviceId,
  agency: agencyId,
  name: text,
  examples: optionalText,
  prefix: z
    .string()
    .regex(/^[A-Za-z0-9]{0,2}$/, "has 0 to 2 letters or digits")
    .transform((value) => value.toUpperCase() as Prefix),
  padding: z.int().min(3).max(4).default(3),
  minutes: minutes.default(10),
  opensOn: serviceDate.nullable().default(null),
  closed: z.boolean().default(false),
  group: optionalText,
  keywords: z.array(z.unknown()).default([]),
  requirements: z.array(z.unknown()).default([]),
  /** So many are called with one press: a service that takes people in groups. */
  callsTogether: z
    .int()
    .min(1)
    .max(mostInGroup + 1)
    .default(1),
  limits,
});

export const keyword = z.string().min(1).max(40);
export const requirement = text;

/** One number through several services. */
export const journeyItem = z.strictObject({
  id: journeyId,
  agency: agencyId,
  name: text,
  examples: optionalText,
  services: z.array(serviceId).min(1).max(12),
  /** The visitor chooses which of them they need. */
  chosen: z.boolean().default(false),
});

export const counterItem = z.strictObject({
  id: counterId,
  label: z.union([z.string(), z.number()]).transform(String).pipe(z.string().min(1).max(24)),
  zone: zoneId,
  services: z.array(z.unknown()).min(1),
  fits: z.array(z.unknown()).default([]),
  /** Ids of those who may sit there; none: anybody. */
  officers: z.array(z.unknown()).default([]),
  closed: z.boolean().default(false),
});

/** A service of a counter: its id, or its id and how the counter takes it. */
export const counterService = z.union([
  serviceId.transform((id) => ({ id, weight: "primary" as const })),
  z.strictObject({ id: serviceId, weight: z.enum(weights) }),
]);

export const classItem = z.strictObject({
  id: classId,
  name: text,
  kind: z.enum(["regular", "priority", "booked"]).default("priority"),
  confirm: z.boolean().default(false),
});

export const needItem = z.strictObject({ id: needId, name: text, prompt: text });

export const reasonItem = z.strictObject({ id: reasonId, name: text });

export const deviceItem = z.strictObject({
  id: deviceId,
  role: z.enum(deviceRoles),
  /** Of a display: the board of its zone ("zone" says the same), of the whole hall, a counter's sign, or the entrance. */
  screen: z
    .enum(["board", ...screenKinds])
    .default("board")
    .transform((screen): ScreenKind => (screen === "board" ? "zone" : screen)),
  /** Whose sign it is. */
  counter: counterId.nullable().default(null),
  name: z.string().min(1).max(60),
  zone: zoneId.nullable().default(null),
  language: language.default("id"),
  /** Of a kiosk: what it gives while the hub is away is A to Z and a number. Default: one that nobody has. */
  letter: z
    .string()
    .regex(/^[A-Z]$/, "is not one capital letter")
    .nullable()
    .default(null),
});

export const staffItem = z.strictObject({
  id: staffId,
  role: z.enum(staffRoles),
  name: z.string().min(1).max(60),
});
