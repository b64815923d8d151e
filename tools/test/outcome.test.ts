import { describe, expect, it } from "vitest";
import { countBlocked, countCases, countCheck, countReport, type Outcome } from "./outcome.ts";
import { selectSteps, steps } from "./steps.ts";
import { exitCodeOf, summarize } from "./summary.ts";

function file(name: string, status: string, ...tests: [string, string][]): object {
  return {
    name,
    status,
    assertionResults: tests.map(([fullName, result]) => ({ fullName, status: result })),
  };
}

describe("counting cases", () => {
  it("is as vitest's, but cases that cannot be run here are told and are no failure", () => {
    const none = { testResults: [file("a", "passed", ["no QEMU here", "skipped"])] };
    const told = { passed: 0, failed: 0, skipped: ["no QEMU here"], remark: null };
    expect(countCases(none, 0)).toEqual(told);
    expect(countCases(none, 1)).toMatchObject({ failed: 1 });
    expect(countCases(null, 0)).toMatchObject({ failed: 1, remark: "no test was run" });
    const some = { testResults: [file("a", "failed", ["one", "passed"], ["two", "failed"])] };
    expect(countCases(some, 1)).toMatchObject({ passed: 1, failed: 1 });
  });
});

describe("counting vitest's report", () => {
  it("counts tests by their result and names those that were left out", () => {
    const report = {
      testResults: [
        file("a", "failed", ["one", "passed"], ["two", "failed"]),
        file("b", "passed", ["three", "passed"], ["four", "skipped"], ["five", "todo"]),
      ],
    };
    expect(countReport(report, 1)).toEqual({ passed: 2, failed: 1, skipped: ["four", "five"], remark: null });
  });

  it("counts a file that could not be loaded", () => {
    const report = { testResults: [file("a", "passed", ["one", "passed"]), file("b", "failed")] };
    expect(countReport(report, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: [],
      remark: "could not be run: b",
    });
  });

  it("counts an error outside any test", () => {
    const report = { testResults: [file("a", "passed", ["one", "passed"])] };
    expect(countReport(report, 1)).toMatchObject({ passed: 1, failed: 1, remark: "ended with exit code 1" });
  });

  it.each([
    null,
    {},
    { testResults: [] },
    { testResults: "odd" },
    { testResults: [file("a", "passed", ["x", "skipped"])] },
  ])("fails when no test was run: %j", (report) => {
    expect(countReport(report, 0)).toMatchObject({ passed: 0, failed: 1, remark: "no test was run" });
  });
});

describe("the end of the run", () => {
  const good: Outcome = { passed: 12, failed: 0, skipped: ["a real Electron"], remark: null };

  it("ends with the line that machines read", () => {
    const results = [
      { name: "lint", outcome: countCheck(0), seconds: 0.5 },
      { name: "unit", outcome: good, seconds: 3 },
      { name: "e2e", outcome: countBlocked(["build"]), seconds: 0 },
    ];
    const lines = summarize(results);
    expect(lines.at(-1)).toBe("13 passed, 1 failed");
    expect(lines.join("\n")).toContain("not run here: a real Electron");
    expect(lines.join("\n")).toContain("not run, because it needs: build");
    expect(exitCodeOf(results)).toBe(1);
  });

  it("ends well only when something was run and nothing failed", () => {
    expect(exitCodeOf([{ name: "unit", outcome: good, seconds: 3 }])).toBe(0);
    expect(exitCodeOf([{ name: "lint", outcome: countCheck(1), seconds: 3 }])).toBe(1);
    expect(exitCodeOf([])).toBe(1);
  });
});

describe("steps", () => {
  it("are all run unless some are named", () => {
    expect(selectSteps([])).toEqual({ ok: true, value: Object.entries(steps) });
    expect(selectSteps(["types", "format"])).toMatchObject({
      ok: true,
      value: [
        ["format", {}],
        ["types", {}],
      ],
    });
    expect(selectSteps(["constructor"])).toMatchObject({ ok: false });
  });

  it("need only steps that come before them", () => {
    const order = Object.keys(steps);
    for (const [name, step] of Object.entries(steps)) {
      const needs = step.kind === "suite" ? step.needs : [];
      for (const need of needs) expect(order.indexOf(need)).toBeLessThan(order.indexOf(name));
      for (const need of needs) expect(order).toContain(need);
    }
  });
});
