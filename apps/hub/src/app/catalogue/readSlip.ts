import { z } from "zod";
import { plainSlip, slipBlocks, type SlipTemplate } from "@giliran/shared/domain";
import { optionalText, text } from "./fileParts.ts";
import { readWhole, type Warn, within } from "./readWhole.ts";

/** Paragraphs of the hall's own: a slip is read standing. */
const mostLines = 6;
const paragraphs = z.array(text).max(mostLines).default([]);

/** How slips look. The logo is the name of a PNG beside the hall file. */
const slipPart = z.strictObject({
  logo: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}\.png$/i, "is not the name of a PNG file beside the hall file")
    .nullable()
    .default(null),
  header: paragraphs,
  footer: paragraphs,
  health: optionalText,
  blocks: z.array(z.enum(slipBlocks)).default([...plainSlip.blocks]),
});

/** A template without its logo, and the name of the file that has it. */
export interface SlipRead {
  readonly slip: SlipTemplate;
  readonly logoFile: string | null;
}

/** How slips look; what cannot be read is left out and named, and a hall that says nothing has plain ones. */
export function readSlip(raw: unknown, warn: Warn): SlipRead {
  if (raw === undefined || raw === null) return { slip: plainSlip, logoFile: null };
  const read = readWhole(slipPart, raw, [], within("slip", warn));
  if (!read.ok) {
    warn('"slip"', `is skipped, so that slips are plain: ${read.sentence}`);
    return { slip: plainSlip, logoFile: null };
  }
  const { logo, ...template } = read.value;
  return { slip: { ...template, logo: null }, logoFile: logo };
}
