import { expect, test } from "vitest";
import { sampleSlip } from "@giliran/shared/testing";
import { type PrinterModelId, printerModelIds } from "@giliran/shared/contract";
import { printerModels } from "../../src/devices/printer/models.ts";
import { slipText } from "../../src/devices/printer/simulator/printedSlip.ts";
import { jobOf, paperOf } from "./printedPaper.ts";

test.each(printerModelIds)(
  "%s: a lawful job that says the number and fits its paper",
  (id: PrinterModelId) => {
    const { columns, cut, qrCell, source } = printerModels[id];
    // A model without status ends its job without GS r: the mechanism keeps the paper until it is cut or asked.
    const bytes = Uint8Array.from([...jobOf(id, sampleSlip), 0x1d, 0x72, 0x31]);
    const { slip, faults } = paperOf(id, bytes);
    expect(faults).toEqual([]);
    expect(slipText(slip)).toContain("A007");
    expect(slip.ended).toBe(cut === "none" ? "end" : "cut");
    const widths = slip.items.flatMap((item) =>
      item.kind === "line" ? [item.runs.reduce((sum, run) => sum + run.text.length * run.width, 0)] : [],
    );
    expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
    // Version 6 of QR with its quiet zone: an address of 130 characters.
    expect((41 + 8) * qrCell).toBeLessThanOrEqual(columns * 12);
    expect(source).not.toBe("");
  },
);
