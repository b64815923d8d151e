import { readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { places } from "./files/plan.ts";
import { attempt, takeIntoUse, takeOutOfUse } from "./services.ts";
import type { Machine } from "./machine.ts";
import { installed, writeManifest } from "./manifest.ts";
import { switchRelease } from "./release.ts";
import { Refusal, type Role } from "./setup.ts";

/**
 * Removes exactly what the manifest names, and the programs. Data and backups stay, unless `purge`.
 * @throws {Refusal} where the role was never installed
 */
export function remove(machine: Machine, role: Role, purge: boolean): void {
  const { root } = machine;
  const { paths, folders } = installed(machine.root, role);
  const { programs, data, backups, manifest } = places(role);
  takeOutOfUse(machine, role);
  for (const path of paths) rmSync(join(root, path), { force: true });
  rmSync(join(root, programs), { recursive: true, force: true });
  if (purge) {
    for (const folder of [data, backups]) rmSync(join(root, folder), { recursive: true, force: true });
    // Whoever owns nothing any more; with data left, its owner stays.
    if (role !== "screen")
      attempt(machine, "userdel", [...(root === "/" ? [] : ["--root", root]), `giliran-${role}`]);
  }
  rmSync(join(root, manifest), { force: true });
  for (const folder of folders.toReversed()) removeIfEmpty(join(root, folder));
  if (machine.alive) attempt(machine, "systemctl", ["daemon-reload"]);
  const rest =
    purge || role === "screen" ? "" : ` Its data is still in ${data}; --purge takes that away, too.`;
  machine.say(`The ${role} is removed.${rest}`);
}

/**
 * Leads back to the release before the last upgrade; called again it leads forth. Data is not touched: what was given since
 * the upgrade is true, and the older program refuses data that it does not understand; then the backup is the way.
 * @throws {Refusal} where there is no release before
 */
export function wayBack(machine: Machine, role: Role): void {
  const found = installed(machine.root, role);
  const { release, previous } = found;
  if (role === "screen" || release === null || previous === null)
    throw new Refusal(`There is no release before this one for the ${role}.`);
  switchRelease(machine.root, role, previous.release);
  writeManifest(machine.root, { ...found, release: previous.release, previous: { release, backup: null } });
  takeIntoUse(machine, role);
  machine.say(`The ${role} runs ${previous.release} again.`);
  if (previous.backup === null) return;
  machine.say(
    `Where it refuses the newer data, put back what was kept before the upgrade: install.mjs restore hub --from ${previous.backup}`,
  );
}

function removeIfEmpty(folder: string): void {
  try {
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  } catch {
    // It was never made.
  }
}
