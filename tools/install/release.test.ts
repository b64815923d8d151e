import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { external } from "../build/targets.ts";
import { bringRelease, nameRelease, shipped } from "./release.ts";

const own = join(import.meta.dirname, "..", "..");
const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });
let world = "";
const at = (path: string) => join(world, path);

function put(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}

/** As pnpm lays packages out: each beside what it depends on. */
function store(id: string, name: string, dependencies: readonly (readonly [string, string])[]): string {
  const folder = `release/node_modules/.pnpm/${id}/node_modules`;
  const named = Object.fromEntries(dependencies.map(([further]) => [further, "1"]));
  put(`${folder}/${name}/package.json`, JSON.stringify({ dependencies: named }));
  for (const [further, of] of dependencies)
    symlinkSync(`../../${of}/node_modules/${further}`, at(`${folder}/${further}`));
  return `${folder}/${name}`;
}

beforeEach(() => {
  world = mkdtempSync(join(tmpdir(), "giliran-release-"));
  put("release/package.json", `{"version": "1.2.3"}`);
  put("release/tools/dist/install.mjs", "");
  put("release/apps/hub/dist/hub.mjs", "");
  for (const folder of ["apps/hub/dist/web", "apps/display/dist"]) put(`release/${folder}/index.html`, "");
  put("release/apps/hub/dist/tsconfig.tsbuildinfo", "the compiler's");
  put("release/apps/display/dist/types/a.d.ts", "the compiler's");
  store("binding@1", "binding", []);
  store("electron@1", "electron", []);
  const folder = store("better-sqlite3@1", "better-sqlite3", [["binding", "binding@1"]]);
  put(`${folder}/deps/sqlite3.c`, "source");
  put(`${folder}/prebuilds/darwin-x64.node`, "of another system");
  put(`${folder}/prebuilds/linux-x64.node`, "binary");
  mkdirSync(at("release/apps/hub/node_modules"));
  symlinkSync(
    "../../../node_modules/.pnpm/better-sqlite3@1/node_modules/better-sqlite3",
    at("release/apps/hub/node_modules/better-sqlite3"),
  );
});

afterEach(() => rmSync(world, { recursive: true, force: true }));

describe("a release", () => {
  it("is brought with what its program loads, and nothing else", () => {
    const name = nameRelease(at("release"), "hub");
    bringRelease(at("root"), "hub", at("release"), name);
    const there = (path: string) => existsSync(at(`root/opt/giliran/hub/releases/${name}/${path}`));
    const loaded = "apps/hub/node_modules/better-sqlite3";
    for (const path of [
      "apps/hub/dist/hub.mjs",
      "apps/hub/dist/web/index.html",
      "apps/display/dist/index.html",
      "tools/dist/install.mjs",
      `${loaded}/package.json`,
      `${loaded}/prebuilds/linux-x64.node`,
      "node_modules/.pnpm/better-sqlite3@1/node_modules/binding/package.json",
    ])
      expect([path, there(path)]).toEqual([path, true]);
    for (const path of [
      "apps/hub/dist/tsconfig.tsbuildinfo",
      "apps/display/dist/types",
      `${loaded}/deps`,
      `${loaded}/prebuilds/darwin-x64.node`,
      "node_modules/.pnpm/electron@1",
    ])
      expect([path, there(path)]).toEqual([path, false]);
  });

  it("has another name when a package of it is another, and names what is not whole", () => {
    const name = nameRelease(at("release"), "hub");
    put("release/node_modules/.pnpm/binding@1/node_modules/binding/package.json", `{"version": "2"}`);
    expect(nameRelease(at("release"), "hub")).not.toBe(name);
    rmSync(at("release/node_modules/.pnpm/binding@1"), { recursive: true });
    expect(() => nameRelease(at("release"), "hub")).toThrow("lacks the package binding");
    rmSync(at("release/apps/display"), { recursive: true });
    expect(() => nameRelease(at("release"), "hub")).toThrow("holds no built hub (apps/display/dist)");
  });

  it.each(Object.entries(shipped))(
    "of a %s has every package that was not bundled",
    (_role, { app, packages }) => {
      const { dependencies } = manifest.parse(
        JSON.parse(readFileSync(join(own, app, "package.json"), "utf8")),
      );
      const loaded = Object.keys(dependencies).filter(
        (name) => external.includes(name) || name.startsWith("@expo-google-fonts/"),
      );
      expect([...packages].sort()).toEqual(loaded.sort());
    },
  );
});
