import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keptFolder, provideDebian, type Workshop } from "./provide.ts";

let kept = "";
let ran: string[] = [];
beforeEach(() => {
  kept = mkdtempSync(join(tmpdir(), "giliran-debian-"));
  ran = [];
});
afterEach(() => rmSync(kept, { recursive: true }));

const sources = [
  "Debian trixie-updates main http://mirror.test/debian/",
  "Other trixie main http://other.test/",
  "Debian trixie main http://mirror.test/debian/",
];

function workshop(change: Partial<Workshop>): Workshop {
  return {
    mayInstall: () => true,
    has: () => true,
    say: () => undefined,
    run: (program, args) => ran.push([program, ...args].join(" ")) > 0,
    ask: (program, args) => {
      if (program === "sh") return "trixie\n";
      if (program === "apt-get") return sources.join("\n");
      ran.push(program);
      mkdirSync(args.at(-2) ?? "");
      expect(args.at(-1)).toBe("http://mirror.test/debian/");
      return "";
    },
    ...change,
  };
}

describe("a fresh Debian", () => {
  it("is made once, from where this machine has its packages", () => {
    const first = provideDebian(kept, workshop({}));
    expect(first.ok && existsSync(first.folder)).toBe(true);
    expect(provideDebian(kept, workshop({}))).toEqual(first);
    expect(ran).toEqual(["debootstrap"]);
  });

  it("brings its tool where that is missing", () => {
    provideDebian(kept, workshop({ has: () => false }));
    expect(ran).toEqual([
      "apt-get update",
      "apt-get install -y --no-install-recommends debootstrap",
      "debootstrap",
    ]);
  });

  it("is not there without rights or packages, which a sentence says", () => {
    const missing = { ok: false, reason: expect.stringContaining("run it as root on Debian") };
    expect(provideDebian(kept, workshop({ mayInstall: () => false }))).toEqual(missing);
    expect(provideDebian(kept, workshop({ ask: () => null }))).toEqual(missing);
    const broken = workshop({}).ask;
    const ask: Workshop["ask"] = (program, args) =>
      program === "debootstrap" ? null : broken(program, args);
    expect(provideDebian(kept, workshop({ ask }))).toMatchObject({ ok: false });
  });

  it("is kept outside of the checkout", () => {
    expect(keptFolder({ XDG_CACHE_HOME: "/cache" })).toBe("/cache/giliran/debian");
  });
});
