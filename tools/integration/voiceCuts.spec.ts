import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { liveThrough, type Outcome } from "./voice/schedule.ts";

// The real hub, real TCP that is cut, the screens' real voice; of the page alone its loudspeaker is a record.
const manifest = readFileSync(
  join(import.meta.dirname, "../../apps/display/public/voice/manifest.json"),
  "utf8",
);
/** Each is mostly silence: many go on at once. */
const schedules = Number(process.env["GILIRAN_SCHEDULES"] ?? 100);
const atOnce = 34;
const outcomes: Outcome[] = [];

beforeAll(async () => {
  const real = globalThis.fetch;
  vi.stubGlobal("fetch", async (input: string | URL | Request, init?: RequestInit) =>
    typeof input === "string" && input.endsWith("/manifest.json")
      ? new Response(manifest, { headers: { "content-type": "application/json" } })
      : await real(input, init),
  );
  for (let from = 1; from <= schedules; from += atOnce) {
    const seeds = Array.from({ length: Math.min(atOnce, schedules - from + 1) }, (_, i) => from + i);
    outcomes.push(...(await Promise.all(seeds.map(liveThrough))));
  }
}, 600_000);
afterAll(() => vi.unstubAllGlobals());

/** What is wrong in each schedule, by its seed; nothing, where every promise was kept. */
function wrong(faultsOf: (outcome: Outcome) => readonly unknown[]): readonly unknown[] {
  return outcomes.flatMap((outcome, at) => faultsOf(outcome).map((fault) => ({ seed: at + 1, fault })));
}

describe("the voice of a zone, its cables cut and its hub restarted at any moment", () => {
  it("says nothing twice, whichever screen begins it", () => {
    const twice = wrong(({ heard }) => {
      const words = heard.map((one) => one.words);
      return words.filter((said, at) => words.indexOf(said) !== at);
    });
    expect(twice).toEqual([]);
  });

  it("never says two things at the same time", () => {
    const together = wrong(({ heard }) => {
      const inTime = heard.toSorted((a, b) => a.from - b.from);
      return inTime.filter((one, at) => (inTime[at - 1]?.until ?? 0) > one.from);
    });
    expect(together).toEqual([]);
  });

  it("ends each call in exactly one outcome, and says of none that it was spoken that was not heard whole", () => {
    const lied = wrong(({ heard, ledger, calls }) => {
      const spoken = ledger.filter(({ outcome }) => outcome === "spoken").length;
      const begun = ledger.filter(({ begunBy }) => begunBy !== null).length;
      const rows = new Set(ledger.map(({ id }) => id)).size;
      return [
        ...(rows === ledger.length && rows >= calls ? [] : [`${String(calls)} calls, ${String(rows)} rows`]),
        ...(spoken <= heard.filter(({ whole }) => whole).length ? [] : ["spoken, but not heard"]),
        ...(begun >= heard.length ? [] : ["heard, but not in the ledger"]),
      ];
    });
    expect(lied).toEqual([]);
  });

  it("was put to the test: calls, cuts and restarts in plenty, and much was heard", () => {
    const deeds = outcomes.flatMap((one) => one.deeds);
    for (const deed of ["call", "cut", "reload", "restart"]) expect(deeds).toContain(deed);
    const heard = outcomes.reduce((sum, one) => sum + one.heard.filter(({ whole }) => whole).length, 0);
    expect(heard).toBeGreaterThan(outcomes.length);
    const ends = new Set(outcomes.flatMap(({ ledger }) => ledger.map(({ outcome }) => outcome)));
    expect(ends).toEqual(new Set(["expired", "spoken", "unheard"]));
  });
});
