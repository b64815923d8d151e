import { layout, type Letters, type Slip } from "@giliran/shared/slip";
import { encodeJob } from "../../src/devices/printer/escpos/encodeJob.ts";
import type { PrinterModelId } from "@giliran/shared/contract";
import { printerModels } from "../../src/devices/printer/models.ts";
import { Mechanism } from "../../src/devices/printer/simulator/mechanism.ts";
import type { PrintedSlip } from "../../src/devices/printer/simulator/printedSlip.ts";
import { Tokenizer } from "../../src/devices/printer/simulator/tokenizer.ts";
import { neverFails } from "./bench.ts";

export interface Paper {
  readonly slip: PrintedSlip;
  readonly answers: readonly number[];
  readonly faults: readonly string[];
}

export function jobOf(model: PrinterModelId, slip: Slip, letters: Letters | null = null): Uint8Array {
  const { columns } = printerModels[model];
  return encodeJob([layout(slip, { columns, letters })], printerModels[model], { cutFirst: false });
}

/** Reads a job with the simulated printer's own parser, which shares no code with the encoder. */
export function paperOf(model: PrinterModelId, bytes: Uint8Array): Paper {
  const { columns, cut } = printerModels[model];
  const mechanism = new Mechanism(columns, cut !== "none", neverFails);
  const answers: number[] = [];
  const sender = { answer: (reply: Uint8Array) => void answers.push(...reply), wantStatusBack: () => {} };
  for (const token of new Tokenizer().push(bytes)) mechanism.receive(token, sender);
  const [slip] = mechanism.slips();
  if (slip === undefined || mechanism.slips().length !== 1) throw new Error("not one slip");
  return { slip, answers, faults: mechanism.protocolFaults() };
}
