import { z } from "zod";
import { printOutcomes, slipOutcomes, transferModes, voidReasons } from "../domain/index.ts";
import { gateSums } from "./gate.ts";
import { instant, localText, serviceDate, ticketId, zoneName } from "./ids.ts";
import { callReason } from "./views/panel.ts";

const at = { at: instant };
const counter = z.string();

/** One thing that happened to a ticket; the page says it in the reader's language. */
export const storyStep = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("issued"),
    ...at,
    partySize: z.int(),
    outside: z.boolean(),
    walkIn: z.boolean(),
    /** Taken with a right to go first. */
    byRight: z.boolean(),
    /** When its kiosk gave it, the hub being away; null: the hub gave it. */
    aloneAt: instant.nullable(),
  }),
  z.object({ kind: z.literal("printed"), ...at, outcome: z.enum(slipOutcomes) }),
  z.object({ kind: z.literal("copyAsked"), ...at, kiosk: z.string() }),
  z.object({ kind: z.literal("copyTaken"), ...at, kiosk: z.string() }),
  z.object({ kind: z.literal("copyReported"), ...at, outcome: z.enum(printOutcomes) }),
  z.object({ kind: z.literal("admitted"), ...at, override: z.boolean() }),
  /** `override`: of the hall's list, where it was called out of order. */
  z.object({ kind: z.literal("called"), ...at, counter, reason: callReason, override: localText.nullable() }),
  z.object({ kind: z.literal("recalled"), ...at, counter }),
  z.object({ kind: z.literal("started"), ...at, counter }),
  z.object({ kind: z.literal("finished"), ...at, counter, outcome: localText.nullable() }),
  /** A step of its journey is done; it waits for `next`. */
  z.object({
    kind: z.literal("stepFinished"),
    ...at,
    counter,
    outcome: localText.nullable(),
    next: localText,
  }),
  /** Entered afterwards from a pre-printed pad. */
  z.object({ kind: z.literal("pad"), ...at, counter: counter.nullable() }),
  z.object({ kind: z.literal("absent"), ...at, counter }),
  z.object({ kind: z.literal("returned"), ...at }),
  z.object({ kind: z.literal("parked"), ...at, counter, reason: localText }),
  z.object({
    kind: z.literal("transferred"),
    ...at,
    service: localText,
    counter: counter.nullable(),
    mode: z.enum([...transferModes, "come_back"]),
  }),
  /** Its visitor let so many go first. */
  z.object({ kind: z.literal("letPass"), ...at, count: z.int() }),
  z.object({ kind: z.literal("paused"), ...at, until: instant }),
  z.object({ kind: z.literal("resumed"), ...at }),
  /** Its visitor gave it back at a kiosk. */
  z.object({ kind: z.literal("left"), ...at }),
  z.object({ kind: z.literal("moved"), ...at, service: localText }),
  z.object({ kind: z.literal("undone"), ...at, counter }),
  /** Its kiosk gave another number for the same touch. */
  z.object({ kind: z.literal("replaced"), ...at, label: z.string() }),
  z.object({ kind: z.literal("cancelled"), ...at, reason: localText.nullable() }),
]);
export type StoryStep = z.infer<typeof storyStep>;

/** What became of one number, and who of its queue went before it: the answer of `GET /api/story`. Nothing personal. */
export const story = z.object({
  date: serviceDate,
  timeZone: zoneName,
  label: z.string(),
  service: localText,
  /** Of a number of today that still waits or is served; null: nothing more is done with it. */
  ticketId: ticketId.nullable(),
  steps: z.array(storyStep),
  /** Calls between its issue and its own first call, of those who waited for the same service; the last 60. */
  before: z.array(z.object({ label: z.string(), at: instant, counter, reason: callReason })),
  /** How many they are in all. */
  beforeCount: z.int(),
});
export type Story = z.infer<typeof story>;

const closedReason = z.union([
  z.object({ kind: z.literal("listed"), name: localText }),
  z.object({ kind: z.enum(voidReasons) }),
]);

const duration = z.int().nonnegative().nullable();

/** The figures of one service date: the answer of `GET /api/report/day`. */
export const dayReport = z.object({
  date: serviceDate,
  timeZone: zoneName,
  issued: z.int(),
  served: z.int(),
  absent: z.int(),
  void: z.int(),
  /** Neither served nor void. */
  left: z.int(),
  /** Calls out of the policy's order, by counter and reason. */
  overrides: z.array(z.object({ counter, reason: localText, count: z.int() })),
  /** Persons who were let into a full hall by somebody's word. */
  admittedByWord: z.int(),
  /** What the health gate counted; null: it counted nobody. Nothing of what was measured is in it. */
  gate: z
    .object({
      /** By kiosks, and by the staff at the entrance. */
      kiosks: gateSums,
      staff: gateSums,
      /** People whom staff let in against the protocol, by reason. */
      overrides: z.array(z.object({ reason: localText, count: z.int() })),
    })
    .nullable(),
  /** How long nothing was called, ms; waits are without it. */
  pausedMs: z.int(),
  /** Numbers that were served, or not, by pre-printed pads while the machines were down; within the other figures. */
  manual: z.int(),
  /** What was closed, by reason: of the hall's list, left at the end of the day, or left with a pad's number. */
  closed: z.array(z.object({ reason: closedReason, count: z.int() })),
  /** Rights that were given to go first on the next open day, and those of days before that were used. */
  rightsGiven: z.int(),
  rightsUsed: z.int(),
  services: z.array(
    z.object({
      name: localText,
      /** Numbers taken for it, and those that came to it as a later step of their journey. */
      issued: z.int(),
      served: z.int(),
      /** From the number to the first call; null: nobody was called. */
      waitMedianMs: duration,
      waitNinetiethMs: duration,
      serviceMedianMs: duration,
    }),
  ),
});
export type DayReport = z.infer<typeof dayReport>;
