import { z } from "zod";
import { givenRight } from "./answer.ts";
import { instant, serviceDate, serviceId, ticketId } from "./ids.ts";

/** What is left at the end of a day: the answer of `GET /api/left`. */
export const leftovers = z.object({
  date: serviceDate,
  /** On which a right that is given now goes first. */
  validOn: serviceDate,
  /** Whoever is not at a counter, by service and arrival. */
  tickets: z.array(
    z.object({
      ticketId,
      label: z.string(),
      serviceId,
      state: z.enum(["printing", "waiting", "parked", "absent"]),
      partySize: z.int(),
      issuedAt: instant,
    }),
  ),
  /** How many more rights may be given, by service; one that is not named: none. */
  rightsLeft: z.array(z.object({ serviceId, left: z.int().nonnegative() })),
  /** Rights that were not used yet, to be printed once more. */
  rights: z.array(givenRight),
});
export type Leftovers = z.infer<typeof leftovers>;

/** The pads of a date: the answer of `GET /api/pads`. */
export const pads = z.object({
  date: serviceDate,
  pads: z.array(
    z.object({
      serviceId,
      /** Of its pre-printed numbers, `MA`; services of one series share a pad. */
      prefix: z.string(),
      /** Digits of a number. */
      padding: z.int(),
      /** The last number that is entered; 0: none. */
      lastNumber: z.int().nonnegative(),
    }),
  ),
});
export type Pads = z.infer<typeof pads>;
