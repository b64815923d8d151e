import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { borders, globals } from "./borders/index.ts";
import { forbids, readBlocks } from "./configuration.ts";
import { type Finding, lint } from "./oxlint.ts";

const repository = join(import.meta.dirname, "..", "..");
const importRule = "eslint(no-restricted-imports)";
const globalRules = new Set(["eslint(no-restricted-globals)", "eslint(no-restricted-properties)"]);

let folder = "";
let findings: readonly Finding[] = [];

/** One probe per import, so that one finding cannot stand in for another. */
function place(file: string, index: number, kind: string, text: string): void {
  const path = join(folder, probeName(file, index, kind));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function probeName(file: string, index: number, kind: string): string {
  return file.replace(/probe|globals/, (word) => `${word}.${kind}${index}`);
}

function found(file: string, index: number, kind: string): readonly Finding[] {
  return findings.filter((finding) => finding.file === probeName(file, index, kind));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "giliran-lint-"));
  copyFileSync(join(repository, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  for (const { file, forbidden, lawful } of borders) {
    const text = (source: string) => `import * as part from "${source}";\nexport const kept = part;\n`;
    forbidden.forEach((source, index) => place(file, index, "forbidden", text(source)));
    forbidden.forEach((source, index) => place(file, index, "reexported", `export * from "${source}";\n`));
    lawful.forEach((source, index) => place(file, index, "lawful", text(source)));
  }
  for (const { file, forbidden, lawful } of globals) {
    const text = (expression: string) => `export const kept: unknown = ${expression};\n`;
    forbidden.forEach((expression, index) => place(file, index, "forbidden", text(expression)));
    lawful.forEach((expression, index) => place(file, index, "lawful", text(expression)));
  }
  findings = lint(folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(borders)("$file", ({ file, forbidden, lawful }) => {
  it.each(forbidden.map((source, index) => ({ source, index })))("may not import $source", ({ index }) => {
    for (const kind of ["forbidden", "reexported"]) {
      expect(found(file, index, kind).map((finding) => finding.rule)).toContain(importRule);
    }
  });

  it.each(lawful.map((source, index) => ({ source, index })))("may import $source", ({ index }) => {
    expect(found(file, index, "lawful").filter((finding) => finding.rule === importRule)).toEqual([]);
  });
});

describe.each(globals)("$file", ({ file, forbidden, lawful }) => {
  it.each(forbidden.map((text, index) => ({ text, index })))("may not say $text", ({ index }) => {
    expect(found(file, index, "forbidden").some((finding) => globalRules.has(finding.rule))).toBe(true);
  });

  it.each(lawful.map((text, index) => ({ text, index })))("may say $text", ({ index }) => {
    expect(found(file, index, "lawful").filter((finding) => globalRules.has(finding.rule))).toEqual([]);
  });
});

describe("the table of borders", () => {
  it("has a row that fires for each block of the configuration", () => {
    const unseen = readBlocks(repository)
      .flatMap((block) => block.patterns.map((pattern) => pattern.message))
      .filter((message) => !findings.some((finding) => finding.message.includes(message)));
    expect(unseen).toEqual([]);
  });

  it("is read in the same way by the scan of dynamic imports", () => {
    const blocks = readBlocks(repository);
    for (const { file, forbidden, lawful } of borders) {
      for (const source of forbidden)
        expect([file, source, forbids(blocks, file, source)]).not.toContain(null);
      for (const source of lawful) expect([file, source, forbids(blocks, file, source)]).toContain(null);
    }
  });
});
