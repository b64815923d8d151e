import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Instant } from "@giliran/shared/domain";
import { expect, it, onTestFinished } from "vitest";
import { openTechnician } from "./openTechnician.ts";

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "giliran-technician-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const pin = { salt: "0".repeat(32), hash: "1".repeat(64), cost: 16 };
const tries = { wrong: 3, at: 1_795_390_000_000 as Instant };

it("keeps PIN, maintenance and tries over a start, for its owner alone", () => {
  const at = folder();
  const store = openTechnician(at, () => undefined);
  expect(store.load()).toEqual({ pin: null, maintenance: false, tries: { wrong: 0, at: 0 } });
  expect(store.saveSettings({ pin, maintenance: true })).toBe(true);
  expect(store.saveTries(tries)).toBe(true);
  expect(openTechnician(at, () => undefined).load()).toEqual({ pin, maintenance: true, tries });
  for (const name of ["technician.json", "technician-tries.json"])
    expect(statSync(join(at, name)).mode & 0o077).toBe(0);
});

it("takes tries that cannot be read for used up, and says so", () => {
  const at = folder();
  writeFileSync(join(at, "technician-tries.json"), '{"wro');
  const faults: unknown[] = [];
  const { tries: read } = openTechnician(at, (error) => faults.push(error)).load();
  expect(read.wrong).toBe(5);
  expect(faults).toHaveLength(1);
});

it("says that it cannot keep a try where the disk does not take it", () => {
  const at = folder();
  writeFileSync(join(at, "file"), "");
  const faults: unknown[] = [];
  const store = openTechnician(join(at, "file", "data"), (error) => faults.push(error));
  expect(store.saveTries(tries)).toBe(false);
  expect(faults).toHaveLength(1);
});
