import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { runDay } from "./day.ts";
import { planOf } from "./plan.ts";
import { tellOf } from "./shrink.ts";
import { socketStage } from "./sockets.ts";

it.each([201, 202, 203])("seed %i over real sockets and a real file", async (seed) => {
  const folder = mkdtempSync(join(tmpdir(), "giliran-day-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const day = await runDay(planOf(seed, { hall: "sample", visitors: 120 }), socketStage(folder));
  expect(day.broken === null ? "" : tellOf(day)).toBe("");
  expect(day.figures.counts.get("served") ?? 0).toBeGreaterThan(10);
  // Whatever was told as committed is in the file, in its order, and nothing else.
  expect(eventsOf(folder)).toEqual(day.events.map(({ at, event: { type } }) => ({ at, type })));
});

function eventsOf(folder: string): readonly unknown[] {
  const database = new Database(join(folder, "data", "hall.db"), { readonly: true });
  try {
    return database.prepare("SELECT at, type FROM event ORDER BY seq").all();
  } finally {
    database.close();
  }
}
