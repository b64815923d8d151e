import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findChromium } from "./findChromium.ts";
import { advice, type Installer, provideChromium } from "./provideChromium.ts";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "giliran-chromium-"));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function program(name: string, text = "#!/bin/sh\n"): string {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o755);
  return path;
}

function search(env: Record<string, string>): string | null {
  return findChromium({ env: { PATH: join(root, "bin"), ...env }, platform: "test" });
}

describe("finding Chromium", () => {
  it("prefers the program that GILIRAN_CHROMIUM names", () => {
    program("bin/chromium");
    const own = program("own/chrome");
    expect(search({ GILIRAN_CHROMIUM: own })).toBe(own);
  });

  it("says so when GILIRAN_CHROMIUM names nothing, rather than taking another", () => {
    program("bin/chromium");
    expect(() => search({ GILIRAN_CHROMIUM: join(root, "gone") })).toThrow("GILIRAN_CHROMIUM is set to");
  });

  it("takes the usual names on the PATH, Chromium first", () => {
    const chrome = program("bin/google-chrome");
    expect(search({})).toBe(chrome);
    const chromium = program("bin/chromium");
    expect(search({})).toBe(chromium);
  });

  it("passes over Ubuntu's stub and what cannot be run", () => {
    program("bin/chromium-browser", '#!/bin/sh\necho "requires the chromium snap: snap install chromium"\n');
    writeFileSync(join(root, "bin/chromium"), "no program");
    expect(search({})).toBeNull();
    const chrome = program("bin/google-chrome");
    expect(search({})).toBe(chrome);
  });
});

describe("providing Chromium", () => {
  function machine(parts: Partial<Installer>): Installer & { calls: string[] } {
    const calls: string[] = [];
    return {
      calls,
      find: () => null,
      mayInstall: () => true,
      run: (name, args) => calls.push([name, ...args].join(" ")) > 0,
      say: () => undefined,
      ...parts,
    };
  }

  it("installs nothing where one is present", () => {
    const here = machine({ find: () => "/usr/bin/chromium" });
    expect(provideChromium(here)).toEqual({ ok: true, value: "/usr/bin/chromium" });
    expect(here.calls).toEqual([]);
  });

  it("renews the package lists, then installs Debian's package", () => {
    const here = machine({ find: () => (here.calls.length === 2 ? "/usr/bin/chromium" : null) });
    expect(provideChromium(here)).toEqual({ ok: true, value: "/usr/bin/chromium" });
    expect(here.calls).toEqual(["apt-get update", "apt-get install -y --no-install-recommends chromium"]);
  });

  it("says what to install where it may not", () => {
    const here = machine({ mayInstall: () => false });
    expect(provideChromium(here)).toEqual({ ok: false, error: advice });
    expect(here.calls).toEqual([]);
  });

  it("fails when the installation fails", () => {
    const here = machine({ run: () => false });
    expect(provideChromium(here)).toMatchObject({
      ok: false,
      error: expect.stringContaining("could not be installed"),
    });
  });
});
