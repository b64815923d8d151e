import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listFiles } from "../bootstrap/files.mjs";
import { forbids, readBlocks } from "./configuration.ts";
import { findDynamicImports } from "./dynamicImports.ts";

const repository = join(import.meta.dirname, "..", "..");

describe("dynamic imports", () => {
  it("are found in every form", () => {
    const text = [
      'const a = await import("../store/index.ts");',
      "type B = import('../gateway/index.ts').Gateway;",
      'const c = require("node:fs");',
      "const d = import.meta.url;",
    ].join("\n");
    expect(findDynamicImports(text)).toEqual(["../store/index.ts", "../gateway/index.ts", "node:fs"]);
  });

  it("keep to the rules of the static ones, which the linter does not ask of them", () => {
    const blocks = readBlocks(repository);
    const files = ["packages", "apps", "tools"].flatMap((folder) =>
      listFiles(repository, folder, (path) => /\.(ts|tsx|mjs)$/.test(path) && !path.includes(".test.")),
    );
    expect(files.length).toBeGreaterThan(20);
    const broken = files.flatMap((path) =>
      findDynamicImports(readFileSync(join(repository, path), "utf8"))
        .filter((source) => forbids(blocks, path, source) !== null)
        .map((source) => `${path}: ${source}`),
    );
    expect(broken).toEqual([]);
  });
});
