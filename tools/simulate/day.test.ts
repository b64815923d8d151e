import { expect, it } from "vitest";
import { runDay } from "./day.ts";
import { parseOptions } from "./options.ts";
import { planOf } from "./plan.ts";
import { plotOf } from "./plot.ts";
import { shortest, tellOf } from "./shrink.ts";
import { figuresOf } from "./tell.ts";

const small = { hall: "sample", visitors: 40 } as const;

it("one seed is one day, another seed another", async () => {
  const [first, again, other] = [
    await runDay(planOf(5, small)),
    await runDay(planOf(5, small)),
    await runDay(planOf(6, small)),
  ];
  expect(again.digest).toBe(first.digest);
  expect(other.digest).not.toBe(first.digest);
});

it("leaving a visitor out changes nothing of who the others are", async () => {
  const plan = planOf(5, { ...small, mishaps: new Set() });
  const day = await runDay({ ...plan, only: new Set([1, 2, 3]) });
  expect(day.figures.counts.get("visitors")).toBe(3);
});

it.each(["sample", "mall"] as const)(
  "visitors of the %s hall go through its gate in every way",
  async (hall) => {
    const mishaps = new Set(["brokenScanners"] as const);
    const plan = { hall, visitors: 260, gate: "enforce", mishaps } as const;
    const day = await runDay(planOf(7, plan));
    expect(day.broken).toBeNull();
    const { counts } = day.hall.gate;
    expect(counts.passed).toBeGreaterThan(150);
    for (const outcome of ["recheck", "implausible", "refused"] as const)
      expect(counts[outcome]).toBeGreaterThan(0);
    // The sample hall calls its staff where no thermometer works, the mall lets people in.
    const instead = hall === "sample" ? (day.figures.counts.get("passes given") ?? 0) : counts.unmeasured;
    expect(instead).toBeGreaterThan(0);
    expect(day.figures.counts.get("codes taken") ?? 0).toBeGreaterThan(0);
  },
);

it("a gate that is off counts nobody, until a supervisor switches it on", async () => {
  const plan = { ...small, gate: "off" } as const;
  const quiet = await runDay(planOf(5, { ...plan, mishaps: new Set() }));
  expect(quiet.hall.gate.counts.passed).toBe(0);
  const changed = await runDay(planOf(5, { ...plan, mishaps: new Set(["gateChanges"] as const) }));
  expect(changed.broken).toBeNull();
  expect(changed.events.filter(({ event }) => event.type === "gateSet").length).toBeGreaterThan(0);
});

it("a broken day is told with its seed and the shortest history that breaks the same", async () => {
  const plan = planOf(5, { ...small, disliked: "003" });
  const day = await runDay(plan);
  expect(day.broken?.sentence).toMatch(/003 is not liked/);
  const short = await shortest(day);
  expect(short.broken?.sentence).toMatch(/003 is not liked/);
  expect(short.plan.only?.size ?? 40).toBeLessThan(12);
  expect(short.plan.mishaps.size).toBe(0);
  expect(tellOf(short)).toMatch(/^seed 5: .*\n[^]*Again: npm run simulate -- --seed 5$/);
});

it("tells its figures, and draws them", async () => {
  const day = await runDay(planOf(5, small));
  expect(figuresOf(day)).toMatch(/^seed 5: sample hall, 40 visitors/);
  expect(figuresOf(day)).toContain(`digest ${day.digest}`);
  expect(plotOf(day)).toMatch(/^<!doctype html>[^]*<svg[^]*<\/html>\s*$/i);
});

it.each([
  [["--seed", "0"]],
  [["--seed", "abc"]],
  [["--seeds", "9-2"]],
  [["--visitors", "1.5"]],
  [["--nonsense"]],
])("%j is refused with the usage", (argv) => {
  expect(parseOptions(argv, "/halls")).toEqual({ ok: false, error: expect.stringContaining("--seed N") });
});

it("several seeds are only checked, and a hall may be a file", () => {
  const parsed = parseOptions(["--seeds", "3-5", "--hall", "my.yaml"], "/halls");
  expect(parsed).toMatchObject({
    ok: true,
    value: { seeds: [3, 4, 5], hall: null, hallFile: "/halls/my.yaml", out: null },
  });
});
