import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildTarget } from "./buildTarget.ts";
import { describeBytes, measureTarget } from "./sizes.ts";
import { selectTargets, type Target, targets } from "./targets.ts";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "giliran-build-"));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe("targets", () => {
  it("selects all, or what is named, in the table's order", () => {
    expect(selectTargets([])).toEqual({ ok: true, value: Object.entries(targets) });
    expect(selectTargets(["hub", "display"])).toMatchObject({
      ok: true,
      value: [
        ["display", {}],
        ["hub", {}],
      ],
    });
  });

  it("refuses an unknown name with a sentence", () => {
    expect(selectTargets(["toString"])).toMatchObject({
      ok: false,
      error: expect.stringContaining('"toString"'),
    });
  });
});

describe("building", () => {
  it("bundles a program into one file that keeps Electron outside", async () => {
    write(
      "src/main.ts",
      `import { app } from "electron"; import { two } from "./two.ts"; console.log(app, two);`,
    );
    write("src/two.ts", `export const two: number = 2;`);
    const target: Target = { kind: "program", entry: "src/main.ts", outFile: "dist/main.mjs", format: "es" };
    await buildTarget(root, target);
    const text = readFileSync(join(root, "dist/main.mjs"), "utf8");
    expect(text).toContain('from "electron"');
    expect(text).not.toContain('two.ts"');
    expect(measureTarget(root, target)).toEqual({ bytes: Buffer.byteLength(text), files: 1 });
  });

  it("lets a program refuse a Node that is too old, before it loads anything of its own", async () => {
    write("src/main.ts", `import { two } from "./two.ts"; console.log("begun", two);`);
    write("src/two.ts", `console.log("loaded"); export const two = 2;`);
    const run = async (oldestNode: number) => {
      const target: Target = {
        kind: "program",
        entry: "src/main.ts",
        outFile: `dist/${String(oldestNode)}.mjs`,
        format: "es",
        oldestNode,
      };
      await buildTarget(root, target);
      return spawnSync(process.execPath, [join(root, target.outFile)], { encoding: "utf8" });
    };
    expect(await run(24)).toMatchObject({ status: 0, stdout: "loaded\nbegun 2\n" });
    const refused = await run(99);
    expect(refused).toMatchObject({ status: 1, stdout: "" });
    expect(refused.stderr).toContain("needs Node 99 or newer");
  });

  it("bundles the preload as CommonJS", async () => {
    write(
      "src/preload.ts",
      `import { contextBridge } from "electron"; contextBridge.exposeInMainWorld("a", {});`,
    );
    await buildTarget(root, {
      kind: "program",
      entry: "src/preload.ts",
      outFile: "dist/preload.cjs",
      format: "cjs",
    });
    expect(readFileSync(join(root, "dist/preload.cjs"), "utf8")).toContain('require("electron")');
  });

  it("builds every page of a folder", async () => {
    write("web/index.html", `<script type="module" src="./hall.ts"></script>`);
    write("web/counter/index.html", `<script type="module" src="../hall.ts"></script>`);
    write("web/hall.ts", `document.title = "hall";`);
    const target: Target = {
      kind: "pages",
      root: "web",
      outDir: "dist",
      required: ["index.html"],
    };
    await buildTarget(root, target);
    expect(existsSync(join(root, "dist/counter/index.html"))).toBe(true);
    expect(measureTarget(root, target).files).toBeGreaterThanOrEqual(3);
  });

  it("takes away what an earlier build made, and leaves what the compiler made", async () => {
    write("web/index.html", `<p>hall</p>`);
    write("dist/assets/old.js", "old");
    write("dist/types/index.d.ts", "types");
    const target: Target = { kind: "pages", root: "web", outDir: "dist", required: ["index.html"] };
    await buildTarget(root, target);
    expect(existsSync(join(root, "dist/assets/old.js"))).toBe(false);
    expect(existsSync(join(root, "dist/types/index.d.ts"))).toBe(true);
    expect(measureTarget(root, target).files).toBe(1);
  });

  it("puts compressed forms beside long texts, which hold the same", async () => {
    write("web/index.html", `<script type="module" src="./hall.ts"></script>`);
    write("web/hall.ts", `document.title = ${JSON.stringify("antrean ".repeat(400))};`);
    await buildTarget(root, { kind: "pages", root: "web", outDir: "dist", required: ["index.html"] });
    const name = readdirSync(join(root, "dist/assets")).find((file) => file.endsWith(".js"));
    const file = join(root, "dist/assets", name ?? "none");
    const plain = readFileSync(file);
    expect(brotliDecompressSync(readFileSync(`${file}.br`))).toEqual(plain);
    expect(gunzipSync(readFileSync(`${file}.gz`))).toEqual(plain);
    expect(existsSync(join(root, "dist/index.html.br"))).toBe(false);
  });

  it("names a page that is missing, and fails", async () => {
    const target: Target = { kind: "pages", root: "web", outDir: "dist", required: ["index.html"] };
    await expect(buildTarget(root, target)).rejects.toThrow("web/index.html is missing.");
  });

  it("tells sizes to a person", () => {
    expect([812, 8100, 2_400_000].map(describeBytes)).toEqual(["812 B", "8.1 kB", "2.4 MB"]);
  });
});
