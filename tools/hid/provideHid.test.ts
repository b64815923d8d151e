import { describe, expect, it } from "vitest";
import { advice, type HidMachine, provideHid } from "./provideHid.ts";

function machine(loadsAfter: number, parts: Partial<HidMachine> = {}): HidMachine & { calls: string[] } {
  const calls: string[] = [];
  return {
    calls,
    loads: () => calls.length >= loadsAfter,
    mayInstall: () => true,
    run: (name, args) => calls.push([name, ...args].join(" ")) > 0,
    say: () => undefined,
    ...parts,
  };
}

describe("the thermometer's library", () => {
  it("needs nothing where it loads", () => {
    const here = machine(0);
    expect(provideHid(here)).toEqual({ ok: true });
    expect(here.calls).toEqual([]);
  });

  it("gets Debian's packages where it does not load", () => {
    const here = machine(2);
    expect(provideHid(here)).toEqual({ ok: true });
    expect(here.calls).toEqual([
      "apt-get update",
      "apt-get install -y --no-install-recommends libusb-1.0-0 libudev1",
    ]);
  });

  it("says what to install where it may not, and where that did not help", () => {
    expect(provideHid(machine(2, { mayInstall: () => false }))).toEqual({ ok: false, error: advice });
    expect(provideHid(machine(9))).toMatchObject({ ok: false, error: expect.stringContaining(advice) });
    expect(provideHid(machine(2, { run: () => false }))).toMatchObject({ ok: false });
  });
});
