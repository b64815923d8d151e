import { strict as assert } from "node:assert";
import { readlinkSync } from "node:fs";
import { join } from "node:path";
import { answerOf } from "./asked.ts";
import type { FreshDebian } from "./machine.ts";

/** What the cases of a hub remember of their machine, from one to the next. */
export const seen: {
  clean: readonly string[];
  /** A technician's, when it was installed. */
  words: readonly string[];
  /** Origin of staff's door. */
  door: string;
  /** The release that was installed first. */
  first: string;
  lineage: string;
} = { clean: [], words: [], door: "", first: "", lineage: "" };

export const currentRelease = (debian: FreshDebian): string =>
  readlinkSync(join(debian.root, "opt/giliran/hub/current"));

/** The hub's service begins, answers, and ends well. */
export async function begins(debian: FreshDebian): Promise<void> {
  const hub = debian.begin("giliran-hub.service");
  assert.match(await answerOf(hub, `${seen.door}/health`), /"up"/);
  assert.equal(await hub.stop(), 0, hub.said());
}
