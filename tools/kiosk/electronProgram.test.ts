import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findElectron } from "./electronProgram.ts";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "giliran-electron-"));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text = ""): string {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  return join(root, path);
}

describe("finding Electron's program", () => {
  const linux = { env: {}, platform: "linux" };

  it("finds nothing in a package that arrived without it", () => {
    expect(findElectron(root, linux)).toBeNull();
  });

  it("finds what the package's own installer fetched", () => {
    write("path.txt", "electron\n");
    expect(findElectron(root, linux)).toBeNull();
    const program = write("dist/electron");
    expect(findElectron(root, linux)).toBe(program);
  });

  it("prefers the folder that the environment names, by the platform's name", () => {
    write("dist/electron");
    const own = write("own/electron");
    const mac = write("own/Electron.app/Contents/MacOS/Electron");
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(root, "own") };
    expect(findElectron(root, { env, platform: "linux" })).toBe(own);
    expect(findElectron(root, { env, platform: "darwin" })).toBe(mac);
  });

  it("says so when that folder holds none", () => {
    write("dist/electron");
    const env = { ELECTRON_OVERRIDE_DIST_PATH: root };
    expect(() => findElectron(root, { env, platform: "linux" })).toThrow("there is no electron in it");
  });
});
