import { z } from "zod";
import { alert, mostAlerts } from "../alert.ts";
import { serviceStates } from "../../domain/index.ts";
import { deviceId, instant, serviceDate, serviceId, ticketId } from "../ids.ts";
import { crowd } from "../crowd.ts";
import { gateState } from "../gate.ts";
import { waitRange } from "../answer.ts";

/** More than a hall asks for at a time; the next follow when these are taken. */
export const mostCopiesAsked = 8;

/** What changes while a kiosk stands; at most 8 kB. Names and texts come with the catalogue (`GET /api/catalogue`). */
export const kioskView = z.object({
  kind: z.literal("kiosk"),
  serviceDate: serviceDate.nullable(),
  open: z.boolean(),
  catalogueVersion: z.int(),
  services: z.array(
    z.object({
      serviceId,
      /** `open`, or why it gives no number now. */
      state: z.enum(serviceStates),
      /** Persons who hold a place. */
      waiting: z.int().nonnegative(),
      /** For a regular visitor who takes a number now; null: no counter is open for it. */
      wait: waitRange.nullable(),
      /** Numbers that are left of today's contingent; null: it has none, or many are left. */
      left: z.int().nonnegative().nullable(),
      /** Numbers that one kiosk may give alone while the hub is away; null: as many as come. */
      share: z.int().nonnegative().nullable(),
    }),
  ),
  /** For when the hub is away: each kiosk goes on in a series of its own. */
  alone: z.object({
    /** For so long, minutes; 0: not at all. */
    minutes: z.int().nonnegative(),
    /** When the numbers of this date end; null: none are given. */
    until: instant.nullable(),
    /** The letter of each kiosk, and the last number of it that the hub knows. */
    kiosks: z.array(z.object({ deviceId, letter: z.string(), last: z.int().nonnegative() })),
  }),
  /** Kiosks that have to tell what they printed today: the hall was put back to a backup. */
  recovery: z.array(deviceId),
  /** Whether anybody may still use a right to go first today. */
  rights: z.boolean(),
  /** Whether visitors may have their number without paper: the hall allows it, and phones have a page to follow it. */
  paperChoice: z.boolean(),
  /** How full the hall is; null: it has no limit. */
  crowd: crowd.nullable(),
  /** The health protocol at the entrance. */
  gate: gateState,
  /** What everybody should know now, the most pressing first. */
  alerts: z.array(alert).max(mostAlerts),
  /** Copies of slips that staff want of a kiosk, each to be taken with `takeCopy` before it is printed. */
  copiesAsked: z.array(z.object({ ticketId, kioskId: deviceId })).max(mostCopiesAsked),
  /** Kiosks into whose printers somebody has put a new roll since the hub's start, and when last. */
  rollsChanged: z.array(z.object({ kioskId: deviceId, at: instant })),
  /** Kiosks where a visitor asked for a person and nobody has answered yet. One view serves all kiosks. */
  helpRequestedAt: z.array(deviceId),
});
export type KioskView = z.infer<typeof kioskView>;
