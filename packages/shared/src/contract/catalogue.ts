import { z } from "zod";
import { publicGate } from "./gate.ts";
import { largestLogo, slipBlocks } from "../domain/index.ts";
import {
  agencyId,
  classId,
  counterId,
  journeyId,
  localText,
  needId,
  reasonId,
  serviceDate,
  serviceId,
  zoneId,
  zoneName,
} from "./ids.ts";

const choices = z.array(z.object({ id: reasonId, name: localText }));

const slipLogo = z.object({
  width: z.int().min(1).max(largestLogo.width),
  height: z.int().min(1).max(largestLogo.height),
  bits: z.base64().max(16_384),
});

/** The part of the catalogue that public screens and kiosks need: the answer of `GET /api/catalogue`. */
export const publicCatalogue = z.object({
  version: z.int(),
  name: localText,
  zone: zoneName,
  languages: z.array(z.string()).min(1),
  notices: z.array(localText),
  zones: z.array(z.object({ id: zoneId, name: localText })),
  agencies: z.array(
    z.object({
      id: agencyId,
      name: localText,
      shortName: z.string(),
      badge: z.string(),
      colour: z.string(),
      examples: localText.nullable(),
    }),
  ),
  services: z.array(
    z.object({
      id: serviceId,
      agencyId,
      name: localText,
      examples: localText.nullable(),
      prefix: z.string(),
      opensOn: serviceDate.nullable(),
      closed: z.boolean(),
      group: localText.nullable(),
      keywords: z.array(z.string()),
      requirements: z.array(localText),
    }),
  ),
  /** Several services under one number, listed at an agency. */
  journeys: z.array(
    z.object({
      id: journeyId,
      agencyId,
      name: localText,
      examples: localText.nullable(),
      serviceIds: z.array(serviceId).min(1),
      /** The visitor chooses which of them they need. */
      chosen: z.boolean(),
    }),
  ),
  counters: z.array(z.object({ id: counterId, label: z.string(), zoneId, serviceIds: z.array(serviceId) })),
  /** What a visitor may say of themselves; the regular class is among them. */
  classes: z.array(
    z.object({ id: classId, name: localText, kind: z.enum(["regular", "priority", "booked"]) }),
  ),
  needs: z.array(z.object({ id: needId, name: localText })),
  /** From which staff choose: nothing in them names anybody. */
  reasons: z.object({
    park: choices,
    override: choices,
    cancel: choices,
    outcome: choices,
    closure: choices,
  }),
  gate: publicGate,
  /** How slips look. */
  slip: z.object({
    logo: slipLogo.nullable(),
    header: z.array(localText),
    footer: z.array(localText),
    health: localText.nullable(),
    blocks: z.array(z.enum(slipBlocks)),
  }),
  largestParty: z.int().min(1),
  /** Numbers that one print job gives to a group; 1: none. */
  largestBlock: z.int().min(1),
});
export type PublicCatalogue = z.infer<typeof publicCatalogue>;
