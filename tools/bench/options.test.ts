import { describe, expect, it } from "vitest";
import { metricNames } from "./metrics.ts";
import { parseOptions } from "./options.ts";

function options(...words: string[]) {
  const parsed = parseOptions(words, "/somewhere");
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

describe("the words after npm run bench", () => {
  it("measure everything in three rounds where there are none", () => {
    expect(options()).toMatchObject({
      only: metricNames,
      profiles: null,
      extent: { rounds: 3, kiosks: 100, screens: 100, dayTickets: 5_000, stormScreens: 1_000 },
    });
  });

  it("choose figures, a small run, and where profiles go", () => {
    const chosen = options("--quick", "--only", "storm_s", "--only", "restart_ms", "--profile", "here");
    expect(chosen).toMatchObject({ only: ["storm_s", "restart_ms"], profiles: "/somewhere/here" });
    expect(chosen.extent.rounds).toBe(1);
  });

  it("are refused with a sentence that names what there is", () => {
    for (const words of [["--only", "speed"], ["--fast"], ["speed"]]) {
      const parsed = parseOptions(words, "/somewhere");
      expect(parsed).toMatchObject({ ok: false, error: expect.stringContaining("issue_throughput_ratio") });
    }
  });
});
