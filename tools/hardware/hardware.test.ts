import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { orderOf } from "./image.ts";
import { type CaseResult, GuestConsole } from "./machine.ts";
import { advice, downloadFolder, provideParts, type Workshop } from "./provide.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "giliran-rig-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function lay(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe("what an emulated machine is made of", () => {
  const ran: string[][] = [];
  beforeEach(() => void ran.splice(0));

  function workshop(change: Partial<Workshop>): Workshop {
    return {
      arch: "x64",
      has: () => true,
      mayInstall: () => false,
      run: (program, args) => ran.push([program, ...args]) > 0,
      say: () => undefined,
      ...change,
    };
  }

  it.each(["lib/modules", "usr/lib/modules"])("is taken from where it was unpacked, with %s", (modules) => {
    lay("root/boot/vmlinuz-6.1.0-50-amd64", "");
    lay(`root/${modules}/6.1.0-50-amd64/kernel/a.ko`, "");
    lay("root/usr/bin/busybox", "");
    expect(provideParts(folder, workshop({}))).toEqual({
      ok: true,
      parts: {
        release: "6.1.0-50-amd64",
        vmlinuz: join(folder, "root/boot/vmlinuz-6.1.0-50-amd64"),
        modules: join(folder, "root", modules, "6.1.0-50-amd64"),
        busybox: join(folder, "root/usr/bin/busybox"),
      },
    });
    expect(ran).toEqual([]);
  });

  it("is not there where nothing may be installed or fetched, which a sentence says", () => {
    const missing = { ok: false, reason: advice };
    expect(provideParts(folder, workshop({ has: () => false }))).toEqual(missing);
    expect(provideParts(folder, workshop({}))).toEqual(missing);
    expect(ran).toEqual([]);
  });

  it("is not made for another processor", () => {
    const provided = provideParts(folder, workshop({ arch: "arm64" }));
    expect(provided).toMatchObject({ ok: false, reason: expect.stringContaining("arm64") });
  });

  it("asks for QEMU once, and gives up where that did not help", () => {
    const stubborn = workshop({ has: () => false, mayInstall: () => true });
    expect(provideParts(folder, stubborn)).toEqual({ ok: false, reason: advice });
    expect(ran.map(([program, verb]) => `${String(program)} ${String(verb)}`)).toEqual([
      "apt-get update",
      "apt-get install",
    ]);
  });

  it("is kept outside of the checkout", () => {
    expect(downloadFolder({ XDG_CACHE_HOME: "/var/cache/ci" })).toBe("/var/cache/ci/giliran/hardware");
    expect(downloadFolder({ XDG_CACHE_HOME: "" })).toMatch(/\/\.cache\/giliran\/hardware$/u);
  });
});

describe("modules", () => {
  it("come after what they need, each once, without what is built in", () => {
    const module = (needs: string): string => `code\0license=GPL\0depends=${needs}\0name=x\0`;
    lay("modules/usbhid.ko", module("usbcore,hid"));
    lay("modules/usbcore.ko", module("usb_common"));
    lay("modules/hid.ko", module(""));
    lay("modules/hid_generic.ko", module("hid"));
    expect(orderOf(folder, ["usbhid", "hid-generic", "builtin"])).toEqual([
      "usbcore",
      "hid",
      "usbhid",
      "hid_generic",
    ]);
  });
});

describe("what the guest says", () => {
  const good: CaseResult = { name: "one", ok: true, why: "", seconds: 1.5 };
  const line = (what: object): string => `@@giliran ${JSON.stringify(what)}`;

  function heard(...lines: string[]): GuestConsole {
    const console = new GuestConsole(() => undefined);
    for (const one of lines) console.take(one);
    return console;
  }

  it("is told case by case, whatever the kernel writes in between or in front", () => {
    const console = heard(
      "[ 0.1] usb",
      line({ planned: 1 }),
      `[ 1.2] hid ${line(good)}`,
      "@@giliran {broken",
    );
    expect(console.results).toEqual([good]);
    expect(console.other).toEqual(["[ 0.1] usb", "@@giliran {broken"]);
    expect(console.troubleAt(false, 1)).toBeNull();
  });

  it("is no success where it broke off", () => {
    const begun = heard(line({ planned: 2 }), line(good));
    expect(begun.troubleAt(false, 0)).toBe("Only 1 of 2 cases ended (QEMU ended with 0).");
    expect(begun.troubleAt(true, null)).toBe("The emulated machine did not end in time.");
    expect(heard("Kernel panic").troubleAt(false, 0)).toBe("The guest's program never began.");
  });
});
