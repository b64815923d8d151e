import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLogFile } from "./logFile.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "giliran-log-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const line = (level: number, msg: string, more: object = {}) =>
  `${JSON.stringify({ level, msg, ...more })}\n`;

describe("the hall's log", () => {
  it("keeps what was logged before its folder was known, and appends at the next start", async () => {
    const path = join(folder, "hall.log");
    const first = createLogFile(() => undefined);
    first.write(line(30, "one"));
    first.open(path);
    first.write(line(30, "two"));
    await first.close();
    const second = createLogFile(() => undefined);
    second.open(path);
    second.write(line(30, "three"));
    await second.close();
    const words = readFileSync(path, "utf8").match(/one|two|three/g);
    expect(words).toEqual(["one", "two", "three"]);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it("tells warnings and errors at the console in plain words", () => {
    const told: string[] = [];
    const log = createLogFile((sentence) => told.push(sentence));
    log.write(line(30, "the hub is ready"));
    log.write(line(40, "an item of the hall file was skipped", { warning: "counter loket-9 has no zone" }));
    log.write(line(60, "the disk cannot be trusted"));
    log.write("not json\n");
    expect(told).toEqual([
      "an item of the hall file was skipped: counter loket-9 has no zone",
      "the disk cannot be trusted",
    ]);
  });

  it("says once that it cannot be written, and goes on", async () => {
    const told: string[] = [];
    await new Promise<void>((resolve) => {
      const log = createLogFile((sentence) => {
        told.push(sentence);
        resolve();
      });
      log.open(join(folder, "gone", "hall.log"));
      log.write(line(30, "one"));
    });
    expect(told).toEqual([expect.stringContaining("cannot be written")]);
  });
});
