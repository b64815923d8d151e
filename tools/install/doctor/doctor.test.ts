import { accessSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checks, faultsOf, type Findings } from "./checks.ts";
import { probe, type Ward } from "./probe.ts";

const well: Findings = {
  hub: "reached",
  clockOffMs: 200,
  diskFree: 10_000_000_000,
  printer: "writable",
  scanner: "readable",
  soundCard: true,
};

/** Every fault that is known, and a word of what is said. */
const faults: readonly (readonly [keyof typeof checks, Partial<Findings>, string])[] = [
  ["network", { hub: "unreachable" }, "cannot be reached"],
  ["network", { hub: "otherCertificate" }, "fingerprint"],
  ["clock", { clockOffMs: -180_000 }, "3 min"],
  ["disk", { diskFree: 42_000_000 }, "42 MB"],
  ["paper", { printer: "missing" }, "not there"],
  ["paper", { printer: "refused" }, "may not write"],
  ["scanner", { scanner: "missing" }, "not there"],
  ["scanner", { scanner: "refused" }, "may not read"],
  ["sound", { soundCard: false }, "no sound card"],
];

describe("sentences", () => {
  it("says nothing of a machine that is well, or of what it has not", () => {
    expect(faultsOf(well, "en")).toEqual([]);
    const bare = {
      ...well,
      printer: "notAttached",
      scanner: "notAttached",
      diskFree: null,
      clockOffMs: null,
    } as const;
    expect(faultsOf(bare, "en")).toEqual([]);
  });

  it.each(faults)("says what is wrong with %s %o", (check, found, word) => {
    const told = faultsOf({ ...well, ...found }, "en");
    expect(told).toEqual([checks[check].fault({ ...well, ...found })?.en]);
    expect(told[0]).toContain(word);
    expect(faultsOf({ ...well, ...found }, "id")[0]).not.toBe(told[0]);
  });
});

describe("probe", () => {
  let root = "";
  const hub = createServer((_, response) => response.end());
  const ward = (more: Partial<Ward>): Ward => ({
    root,
    hub: `http://127.0.0.1:${String((hub.address() as AddressInfo | null)?.port ?? 1)}`,
    fingerprint: null,
    printer: "/dev/lp",
    scanner: "/dev/hidraw0",
    data: "/data",
    ...more,
  });

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), "giliran-doctor-"));
    for (const folder of ["dev", "data", "proc/asound"]) mkdirSync(join(root, folder), { recursive: true });
    for (const device of ["lp", "hidraw0"]) writeFileSync(join(root, "dev", device), "");
    writeFileSync(join(root, "proc/asound/cards"), " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n");
    await new Promise<void>((resolve) => hub.listen(0, "127.0.0.1", resolve));
  });

  afterEach(async () => {
    rmSync(root, { recursive: true, force: true });
    await new Promise((resolve) => hub.close(resolve));
  });

  it("sees a machine that is well", async () => {
    const found = await probe(ward({}), accessSync);
    expect(found).toMatchObject({
      hub: "reached",
      printer: "writable",
      scanner: "readable",
      soundCard: true,
    });
    expect(Math.abs(found.clockOffMs ?? Infinity)).toBeLessThan(60_000);
    expect(found.diskFree).toBeGreaterThan(0);
  });

  it("sees what is missing", async () => {
    writeFileSync(join(root, "proc/asound/cards"), "--- no soundcards ---\n");
    rmSync(join(root, "dev"), { recursive: true });
    const nobody = await probe(ward({ hub: "http://127.0.0.1:1", data: null }), accessSync);
    expect(nobody).toEqual({
      hub: "unreachable",
      clockOffMs: null,
      diskFree: null,
      printer: "missing",
      scanner: "missing",
      soundCard: false,
    });
  });

  it("trusts no hub that does not show the fingerprint", async () => {
    expect((await probe(ward({ fingerprint: "ab".repeat(32) }), accessSync)).hub).toBe("otherCertificate");
  });

  // Root may write everywhere, so that the tests' user does not decide.
  it("sees what it may not use", async () => {
    const found = await probe(ward({}), () => {
      throw new Error("EACCES");
    });
    expect(found).toMatchObject({ printer: "refused", scanner: "refused" });
  });
});
