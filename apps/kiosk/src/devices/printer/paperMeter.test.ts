import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { layout } from "@giliran/shared/slip";
import { sampleSlip } from "@giliran/shared/testing";
import { printerModels } from "./models.ts";
import { paperLength } from "./paperLength.ts";
import { createPaperMeter, type PaperMeter } from "./paperMeter.ts";

let folder: string;
let failures: unknown[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "paper-"));
  failures = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const meter = (rollMetres = 30): PaperMeter =>
  createPaperMeter({
    rollMetres,
    file: join(folder, "paper.json"),
    onFailure: (error) => failures.push(error),
  });

describe("paper that is counted", () => {
  it("forecasts the roll's end from what slips take here", () => {
    const one = meter();
    expect(one.slipsLeft()).toBeNull();
    for (let slip = 0; slip < 200; slip += 1) one.use(125, 1);
    // 30 m less 25 m: 5 m are 40 slips.
    expect(one.slipsLeft()).toBe(40);
    for (let slip = 0; slip < 40; slip += 1) one.use(125, 1);
    expect(one.slipsLeft()).toBe(0);
    one.use(125, 1);
    expect(one.slipsLeft()).toBe(0);
  });

  it("outlives the program, and a new roll counts anew with what was learned", () => {
    const one = meter();
    for (let slip = 0; slip < 200; slip += 1) one.use(125, 1);
    const next = meter();
    expect(next.slipsLeft()).toBe(40);
    next.newRoll(null);
    expect(meter().slipsLeft()).toBe(200);
    expect(readdirSync(folder)).toEqual(["paper.json"]);
  });

  it("takes the word of staff for a new roll once, however often it comes", () => {
    const one = meter();
    one.newRoll(1000);
    one.use(15_000, 100);
    one.newRoll(1000);
    expect(meter().slipsLeft()).toBe(100);
    one.newRoll(2000);
    expect(one.slipsLeft()).toBe(200);
  });

  it("begins anew where its file is damaged, and says so", () => {
    writeFileSync(join(folder, "paper.json"), '{"usedMm": -4');
    expect(meter().slipsLeft()).toBeNull();
    expect(failures).toHaveLength(1);
  });

  it("goes on counting where the file cannot be written", () => {
    const one = createPaperMeter({
      rollMetres: 30,
      file: join(folder, "no", "such", "folder"),
      onFailure: (error) => failures.push(error),
    });
    one.use(15_000, 100);
    expect(one.slipsLeft()).toBe(100);
    expect(failures).toHaveLength(1);
  });

  it("never forecasts more than the roll has, nor less than nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 40 }), (lengths) => {
        const one = createPaperMeter({ rollMetres: 5, file: null, onFailure: () => {} });
        for (const mm of lengths) one.use(mm, 1);
        const left = one.slipsLeft() ?? -1;
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left * Math.min(...lengths)).toBeLessThanOrEqual(5000);
      }),
    );
  });
});

describe("the length of a slip", () => {
  it.each([
    ["epson-tm-t20", 48],
    ["generic-58", 32],
  ] as const)("%s: about what a ruler would find", (id, columns) => {
    const lines = layout(sampleSlip, { columns, letters: null });
    const mm = paperLength([lines], printerModels[id]);
    expect(mm).toBeGreaterThan(100);
    expect(mm).toBeLessThan(200);
    expect(paperLength([lines, lines], printerModels[id])).toBeGreaterThanOrEqual(2 * mm - 1);
  });
});
