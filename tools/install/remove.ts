import { readdirSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { places } from "./files/plan.ts";
import { attempt, takeIntoUse, takeOutOfUse } from "./services.ts";
import type { Machine } from "./machine.ts";
import { type Manifest, readManifest, writeManifest } from "./manifest.ts";
import { switchRelease } from "./release.ts";
import { Refusal, type Role } from "./setup.ts";

/** @throws {Refusal} where the role was never installed */
function installed(machine: Machine, role: Role): Manifest {
  const found = readManifest(machine.root, role);
  if (found !== null) return found;
  throw new Refusal(`No ${role} is installed in ${machine.root}.`);
}

/**
 * Removes exactly what the manifest names, and the programs. Data and backups stay, unless `purge`.
 * @throws {Refusal} where the role was never installed
 */
export function remove(machine: Machine, role: Role, purge: boolean): void {
  const { root } = machine;
  const { paths } = installed(machine, role);
  const { programs, settings, data, backups, manifest } = places(role);
  takeOutOfUse(machine, role);
  for (const path of paths) {
    rmSync(join(root, path), { force: true });
    // Folders within the settings were made for these files.
    if (path.startsWith(`${settings}/`)) removeIfEmpty(dirname(join(root, path)));
  }
  rmSync(join(root, programs), { recursive: true, force: true });
  removeIfEmpty(join(root, settings));
  removeIfEmpty(dirname(join(root, programs)));
  if (purge)
    for (const folder of [data, backups]) rmSync(join(root, folder), { recursive: true, force: true });
  rmSync(join(root, manifest), { force: true });
  removeIfEmpty(dirname(join(root, manifest)));
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
  const found = installed(machine, role);
  const { release, previous } = found;
  if (role === "screen" || release === null || previous === null)
    throw new Refusal(`There is no release before this one for the ${role}.`);
  switchRelease(machine.root, role, previous.release);
  writeManifest(machine.root, { ...found, release: previous.release, previous: { release, backup: null } });
  takeIntoUse(machine, role);
  machine.say(`The ${role} runs ${previous.release} again.`);
  if (previous.backup === null) return;
  const { current, data } = places(role);
  machine.say(
    `Where it refuses the newer data: systemctl stop giliran-hub, then runuser -u giliran-hub -- ${found.node ?? "node"} ` +
      `${current}/apps/hub/dist/hub.mjs restore --data ${data} --from ${previous.backup}, then systemctl start giliran-hub.`,
  );
}

function removeIfEmpty(folder: string): void {
  try {
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  } catch {
    // It was never made.
  }
}
