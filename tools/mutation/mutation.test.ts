import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mutations } from "./mutations.ts";
import { documentOf, failuresIn } from "./report.ts";

const root = join(import.meta.dirname, "..", "..");

describe("the mutation check", () => {
  it.each(mutations)("finds the one place where $rule is broken", ({ file, find, replace }) => {
    const parts = readFileSync(join(root, file), "utf8").split(find);
    expect(parts).toHaveLength(2);
    expect(replace).not.toBe(find);
  });

  it("reads the tests that failed, and files that could not be run", () => {
    const report = {
      testResults: [
        {
          name: "/hall/a.test.ts",
          status: "failed",
          assertionResults: [
            { fullName: "one", status: "failed" },
            { fullName: "two", status: "passed" },
          ],
        },
        { name: "/hall/b.test.ts", status: "failed", assertionResults: [] },
        { name: "/hall/c.test.ts", status: "passed", assertionResults: [] },
      ],
    };
    const failures = failuresIn(report, "/hall");
    expect(failures).toEqual([
      { file: "a.test.ts", test: "one" },
      { file: "b.test.ts", test: "(the file does not run)" },
    ]);
    const [mutation] = mutations;
    if (mutation === undefined) throw new Error("there is none");
    expect(documentOf([{ mutation, failures }])).toContain("2 tests in 2 files fail:");
    expect(documentOf([{ mutation, failures: [] }])).toContain("**No test fails.**");
  });
});
