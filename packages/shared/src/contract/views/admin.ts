import { z } from "zod";
import { alert, mostAlerts } from "../alert.ts";
import {
  closureKinds,
  crowdModes,
  crowdSources,
  deviceRoles,
  gateFallbacks,
  gateModes,
  hoursModes,
  pauseCauses,
  refusals,
  ticketStates,
  weights,
} from "../../domain/index.ts";
import {
  agencyId,
  closureId,
  counterId,
  deviceId,
  instant,
  localText,
  serviceDate,
  serviceId,
  ticketId,
  zoneId,
} from "../ids.ts";
import { gateState, gateSums } from "../gate.ts";
import { deviceHealth } from "../health.ts";
import { pairingRoles, printerSetup, screenKinds } from "../machine.ts";

const span = z.object({ from: z.int(), to: z.int() });

/** The hall at a glance, for supervisors and administrators; at most 64 kB. */
export const adminView = z.object({
  kind: z.literal("admin"),
  staff: z.object({ name: z.string(), role: z.string() }),
  hall: z.object({ name: localText, timeZone: z.string() }),
  serviceDate: serviceDate.nullable(),
  open: z.boolean(),
  tickets: z.record(z.enum(ticketStates), z.int()),
  services: z.array(
    z.object({
      serviceId,
      name: localText,
      agency: z.string(),
      waiting: z.int(),
      oldestIssuedAt: instant.nullable(),
      /** Counters with an officer that serve it. */
      openCounters: z.int(),
    }),
  ),
  counters: z.array(
    z.object({
      counterId,
      label: z.string(),
      zoneName: localText,
      officer: z.string().nullable(),
      outOfUse: z.boolean(),
      /** How it takes each of its services now, and how the catalogue says. */
      services: z.array(z.object({ serviceId, weight: z.enum(weights), planned: z.enum(weights) })),
      inHand: z
        .object({
          ticketId,
          label: z.string(),
          state: z.string(),
          since: instant,
          /** It is still called, and nobody could hear its newest call in the zone. */
          unheard: z.boolean(),
        })
        .nullable(),
    }),
  ),
  devices: z.array(
    z.object({
      deviceId,
      name: z.string(),
      role: z.enum(deviceRoles),
      connected: z.boolean(),
      lastSeenAt: instant.nullable(),
      health: z.array(deviceHealth),
      helpSince: instant.nullable(),
      /** Of a kiosk: of the numbers that it gives while the hub is away. */
      letter: z.string().nullable(),
      zoneId: zoneId.nullable(),
      /** Of a call screen; null of all others. */
      screen: z.enum(screenKinds).nullable(),
      counterId: counterId.nullable(),
      /** A board that may never speak: it shows zones that do not hear each other. */
      silent: z.boolean(),
      language: z.string(),
      serviceIds: z.array(serviceId).nullable(),
      printer: printerSetup.nullable(),
      locked: z.boolean(),
      /** Of a kiosk: whether its technician's menu has a PIN; never the PIN. */
      hasPin: z.boolean(),
      /** Whether any machine holds a token for it. */
      paired: z.boolean(),
    }),
  ),
  pairing: z.object({
    /** Machines that show a code now, and whoever typed it in lets them in. */
    waiting: z
      .array(
        z.object({
          requestId: z.string(),
          role: z.enum(pairingRoles),
          since: instant,
          until: instant,
          address: z.string(),
          version: z.string(),
          was: deviceId.nullable(),
        }),
      )
      .max(16),
    /** Of the hall's own authority, to be compared with the one that the machine shows; null: plain http. */
    fingerprint: z.string().nullable(),
  }),
  closures: z.array(
    z.object({
      closureId,
      target: z.object({ kind: z.enum(closureKinds), id: z.string().nullable() }),
      name: localText,
      reason: localText,
      by: z.string(),
      since: instant,
      reopensAt: instant.nullable(),
      /** It waits for another person's approval. */
      pending: z.boolean(),
      /** This member of staff asked for it, so that another must approve. */
      own: z.boolean(),
    }),
  ),
  outages: z.array(
    z.object({
      agencyId,
      agency: z.string(),
      since: instant,
      expectedUntil: instant.nullable(),
      stopsNumbers: z.boolean(),
    }),
  ),
  /** Hours of today, minutes since midnight of the service date; null: closed, or the hall never closes. */
  hours: z
    .object({
      name: localText.nullable(),
      serving: span,
      issuing: span,
      /** A supervisor has set them for today. */
      changed: z.boolean(),
    })
    .nullable(),
  /** Whether hours are kept, or only shown. */
  hoursMode: z.enum(hoursModes),
  crowd: z.object({
    mode: z.enum(crowdModes),
    capacity: z.int().nullable(),
    spacing: localText.nullable(),
    countBy: z.enum(crowdSources),
    present: z.int(),
    /** What a supervisor has changed today; null: as the hall file says. */
    changed: z.object({
      mode: z.enum(crowdModes).nullable(),
      capacity: z.int().nullable(),
      spacing: localText.nullable(),
    }),
    zones: z.array(z.object({ name: localText, capacity: z.int(), present: z.int() })),
    /** Those who wait outside, in the order in which they come in. */
    outside: z
      .array(z.object({ ticketId, label: z.string(), partySize: z.int(), issuedAt: instant }))
      .max(20),
    outsidePersons: z.int(),
    /** Persons who were let in over the limit by somebody's word today. */
    overrides: z.int(),
  }),
  gate: z.object({
    ...gateState.shape,
    /** What a supervisor has changed today; null: as the hall file says. */
    changed: z.object({ mode: z.enum(gateModes).nullable(), protocolId: z.string().nullable() }),
    protocols: z.array(z.object({ id: z.string(), name: localText })),
    counts: gateSums,
    /** The protocol that is enforced now has kiosks measure: one without a working thermometer needs a person. */
    needsThermometer: z.boolean(),
    /** What a kiosk does without one. */
    withoutThermometer: z.enum(gateFallbacks),
    overrides: z.int(),
  }),
  /** Slips that kiosks gave alone and that no queue of today can take, newest first. */
  strays: z
    .array(
      z.object({
        label: z.string(),
        serviceDate,
        service: localText,
        kiosk: z.string(),
        why: z.enum(refusals),
      }),
    )
    .max(20),
  /** The day goes on from a backup; null: it does not, or every kiosk has told what it printed. */
  recovery: z
    .object({
      madeAt: instant,
      /** No number is given meanwhile. */
      held: z.boolean(),
      awaited: z.array(z.object({ deviceId, name: z.string(), connected: z.boolean() })),
    })
    .nullable(),
  /** Pauses of today, the one that goes on last. */
  pauses: z.array(
    z.object({
      cause: z.enum(pauseCauses),
      from: instant,
      to: instant.nullable(),
      until: instant.nullable(),
    }),
  ),
  /** What everybody should know now, the most pressing first. */
  alerts: z.array(alert).max(mostAlerts),
  /** Of `GET /api/catalogue`, which has the names and the lists of reasons. */
  catalogueVersion: z.int(),
  /** Items of the hall file that were skipped, each with the reason. */
  warnings: z.array(z.string()),
});
export type AdminView = z.infer<typeof adminView>;
