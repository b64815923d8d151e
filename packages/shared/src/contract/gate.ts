import { z } from "zod";
import {
  gateActors,
  gateComparisons,
  gateFallbacks,
  gateModes,
  type GateOutcome,
  gateOutcomes,
} from "../domain/index.ts";
import { localText } from "./ids.ts";

export const protocolId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

function perOutcome<Field extends z.ZodType>(field: Field): Readonly<Record<GateOutcome, Field>> {
  // One entry for each outcome.
  return Object.fromEntries(gateOutcomes.map((outcome) => [outcome, field])) as Record<GateOutcome, Field>;
}

/** How many people had each outcome, as one command tells it. */
export const gateCounts = z.strictObject(perOutcome(z.int().min(0).max(9_999)));
/** How many they are in a day: a sum has no bound, or one nonsense count would make every view of it unreadable. */
export const gateSums = z.object(perOutcome(z.int().min(0)));

/** `recheck`: for the second measurement; `pass`: staff have measured by hand, or let somebody in. */
export const gateCodeKinds = ["recheck", "pass"] as const;
export type GateCodeKind = (typeof gateCodeKinds)[number];

/** What holds at the gate now; names and steps come with the catalogue. */
export const gateState = z.object({ mode: z.enum(gateModes), protocolId: z.string().nullable() });
export type GateState = z.infer<typeof gateState>;

const by = z.enum(gateActors);
const gateStep = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("measure"), by }),
  z.object({ kind: z.literal("confirm"), text: localText, by }),
  z.object({ kind: z.literal("question"), text: localText, passesOn: z.enum(["yes", "no"]), by }),
  z.object({ kind: z.literal("scan"), by }),
]);

/** The health protocol of the hall, as kiosks go through it. */
export const publicGate = z.object({
  protocols: z.array(z.object({ id: z.string(), name: localText, steps: z.array(gateStep) })),
  limitCelsius: z.number(),
  comparison: z.enum(gateComparisons),
  plausible: z.object({ low: z.number(), high: z.number() }),
  recheck: z.object({ fromMs: z.int(), untilMs: z.int() }),
  withoutThermometer: z.enum(gateFallbacks),
});
export type PublicGate = z.infer<typeof publicGate>;
