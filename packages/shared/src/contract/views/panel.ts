import { z } from "zod";
import { alert, mostAlerts } from "../alert.ts";
import { journeyStep } from "../answer.ts";
import type { CallReason } from "../../domain/index.ts";
import { undoable } from "../../domain/index.ts";
import {
  classId,
  counterId,
  deviceId,
  instant,
  localText,
  reasonId,
  serviceDate,
  serviceId,
  ticketId,
  zoneId,
} from "../ids.ts";

/** How the voice fared with a call or recall; `pending`: not ended yet. */
export const voiceOutcomes = ["spoken", "unheard", "expired", "superseded"] as const;
export type VoiceOutcome = (typeof voiceOutcomes)[number];

/** Why a ticket is next, or was; the page says it in the officer's language. */
export const callReason = z.discriminatedUnion("code", [
  z.object({ code: z.literal("arrival") }),
  z.object({ code: z.literal("regular_turn"), ratio: z.int() }),
  z.object({ code: z.literal("longest_wait"), limitMs: z.int() }),
  z.object({ code: z.literal("long_wait_behind"), limitMs: z.int() }),
  z.object({ code: z.literal("priority"), nth: z.int(), ratio: z.int() }),
  z.object({ code: z.literal("priority_alone") }),
  z.object({ code: z.literal("weight") }),
  z.object({ code: z.literal("idle") }),
  z.object({ code: z.literal("returned") }),
  z.object({ code: z.literal("front") }),
  z.object({ code: z.literal("resumed") }),
  z.object({ code: z.literal("walk_in") }),
  z.object({ code: z.literal("carried_over") }),
  z.object({ code: z.literal("pad") }),
  z.object({ code: z.literal("override"), reasonId }),
]);

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
/** Fails to compile when the wire and the domain know different reasons. */
export const reasonsAgree: Same<z.infer<typeof callReason>, CallReason> = true;

/** So many beside the first are shown; no service takes larger groups. */
export const mostInGroup = 7;

export const ticketInHand = z.object({
  ticketId,
  label: z.string(),
  serviceId,
  state: z.enum(["called", "serving"]),
  partySize: z.int(),
  /** Null: a regular visitor. */
  claim: z.object({ classId, name: localText, confirmed: z.boolean() }).nullable(),
  /** What the visitor needs, and what the officer should do about it. */
  needs: z.array(z.object({ name: localText, prompt: localText })),
  reason: callReason,
  /** What the officer before wrote for this one; never public. */
  note: z.string().nullable(),
  /** What follows when it is finished here; null: it is at its end. */
  nextStep: journeyStep.nullable(),
  /** Label of the counter that it goes back to when it is finished here. */
  comesBackTo: z.string().nullable(),
  paper: z.enum(["pending", "printed", "failed", "unknown", "declined", "none"]),
  issuedAt: instant,
  queuedAt: instant,
  calledAt: instant,
  startedAt: instant.nullable(),
  recalls: z.int().nonnegative(),
  /** Recall is refused before this instant; null: as often as the hall allows it was recalled already. */
  recallFrom: instant.nullable(),
  /** Recalls still missing before the ticket may be marked absent. */
  recallsToAbsent: z.int().nonnegative(),
  voice: z.enum(["pending", ...voiceOutcomes]),
});
export type TicketInHand = z.infer<typeof ticketInHand>;

/** Another of a group that was called together. */
export const groupTicket = ticketInHand.pick({
  ticketId: true,
  label: true,
  state: true,
  partySize: true,
  recallFrom: true,
  recallsToAbsent: true,
  voice: true,
});
export type GroupTicket = z.infer<typeof groupTicket>;

export const nextTicket = z.object({
  ticketId,
  label: z.string(),
  serviceId,
  issuedAt: instant,
  /** Since when it has been in this queue: of a journey's later step not since it was issued. */
  queuedAt: instant,
  partySize: z.int(),
  reason: callReason,
});

/** Parked by this counter, or absent and free to come back to one of its services. */
export const asideTicket = z.object({
  ticketId,
  label: z.string(),
  serviceId,
  state: z.enum(["parked", "absent"]),
  since: instant,
  /** Why it was parked. */
  reason: localText.nullable(),
  /** When the officer wanted to be reminded. */
  remindAt: instant.nullable(),
});
export type AsideTicket = z.infer<typeof asideTicket>;

/** What an officer sees; at most 16 kB. Staff texts are chosen by the page, so names come in all languages. */
export const panelView = z.object({
  kind: z.literal("panel"),
  officer: z.object({ name: z.string() }),
  hall: z.object({ name: localText, timeZone: z.string() }),
  serviceDate: serviceDate.nullable(),
  open: z.boolean(),
  /** The counters to choose from. */
  counters: z.array(
    z.object({
      counterId,
      label: z.string(),
      zoneId,
      zoneName: localText,
      agencies: z.array(z.string()),
      officer: z.string().nullable(),
      outOfUse: z.boolean(),
      /** Whether this officer may sit there. */
      forYou: z.boolean(),
      waiting: z.int().nonnegative(),
    }),
  ),
  /** Where this officer sits, or null. */
  counter: z
    .object({
      counterId,
      label: z.string(),
      services: z.array(z.object({ serviceId, name: localText, waiting: z.int() })),
      inHand: ticketInHand.nullable(),
      /** The others that were called together with it. */
      group: z.array(groupTicket).max(mostInGroup),
      next: z.array(nextTicket).max(8),
      /** Parked ones by when to be reminded, then the absent, who left last first. */
      aside: z.array(asideTicket).max(8),
      /** What may be taken back, and until when; null: nothing. */
      undo: z.object({ ticketId, label: z.string(), action: z.enum(undoable), until: instant }).nullable(),
      /** Whether the next one is called as soon as one is finished. */
      autoCall: z.boolean(),
      /** Tickets and persons that wait for this counter's services. */
      waitingTickets: z.int(),
      waitingPersons: z.int(),
      /** Of these tickets so many whose visitors have stepped out for a while: not called by turn. */
      pausedTickets: z.int(),
      /** When the one who waits longest took their number. */
      oldestIssuedAt: instant.nullable(),
      finishedToday: z.int(),
      meanServiceMs: z.int().nullable(),
    })
    .nullable(),
  /** Of `GET /api/catalogue`, which has the lists of reasons and everything that a ticket may be sent on to. */
  catalogueVersion: z.int(),
  outcomeRequired: z.boolean(),
  /** What everybody should know now, the most pressing first. */
  alerts: z.array(alert).max(mostAlerts),
  /** Kiosks where a visitor asks for a person. */
  help: z.array(z.object({ deviceId, name: z.string(), since: instant })),
});
export type PanelView = z.infer<typeof panelView>;
