import { strict as assert } from "node:assert";
import { appendFileSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asked, installer, installerFile, node, stateOf } from "./asked.ts";
import type { Case } from "./cases.ts";
import type { FreshDebian } from "./machine.ts";
import { begins, currentRelease, seen } from "./seenHub.ts";

/** Of the hall in the data folder: whatever clients remember belongs to it. */
function lineageOf(debian: FreshDebian): string {
  const program = `const Database = require("/opt/giliran/hub/current/apps/hub/node_modules/better-sqlite3");
console.log(new Database("/var/lib/giliran-hub/hall.db").prepare("SELECT value FROM meta WHERE key = 'lineage'").pluck().get());`;
  return asked(
    debian,
    `/opt/giliran/hub/current/node_modules/node-linux-${process.arch}/bin/node`,
    "-e",
    program,
  );
}

/** The release that is installed, as a release of its own with one change. */
function newRelease(debian: FreshDebian): void {
  asked(debian, "cp", "-a", "/opt/giliran/hub/current/.", "/new-release");
  appendFileSync(join(debian.root, "new-release/apps/hub/dist/hub.mjs"), "\n// newer\n");
}

const backups = (debian: FreshDebian) => readdirSync(join(debian.root, "var/lib/giliran-hub-backups"));

/** On the machine on which `hubCases` has installed it. */
export const hubLaterCases: readonly Case[] = [
  {
    name: "its nightly backup is made as its user",
    run: async (debian) => {
      const service = debian.begin("giliran-hub-backup.service");
      assert.equal(await service.ended, 0, service.said());
      assert.equal(backups(debian).length, 1);
      assert.equal(
        asked(debian, "stat", "-c", "%a %U", `/var/lib/giliran-hub-backups/${backups(debian)[0] ?? ""}`),
        "600 giliran-hub",
      );
      seen.lineage = lineageOf(debian);
    },
  },
  {
    name: "a newer release upgrades it, with a backup by its user first",
    run: async (debian) => {
      newRelease(debian);
      installer(debian, ...seen.words, "--from", "/new-release");
      assert.notEqual(currentRelease(debian), seen.first);
      const made = backups(debian).find((name) => name.startsWith("before-upgrade-"));
      assert.equal(
        asked(debian, "stat", "-c", "%a %U", `/var/lib/giliran-hub-backups/${made ?? ""}`),
        "600 giliran-hub",
      );
      assert.equal(asked(debian, "stat", "-c", "%a %U", "/var/lib/giliran-hub-backups"), "700 giliran-hub");
      await begins(debian);
    },
  },
  {
    name: "the way back leads to the release before, which begins with the same data",
    run: async (debian) => {
      installer(debian, "way-back", "hub");
      assert.equal(currentRelease(debian), seen.first);
      await begins(debian);
      assert.equal(lineageOf(debian), seen.lineage);
    },
  },
  {
    name: "a backup is put back under another lineage, from wherever it was brought to",
    run: async (debian) => {
      const [backup = ""] = backups(debian);
      asked(
        debian,
        "install",
        "-D",
        "-m",
        "600",
        `/var/lib/giliran-hub-backups/${backup}`,
        "/root/brought.db",
      );
      installer(debian, "restore", "hub", "--from", "/root/brought.db");
      assert.notEqual(lineageOf(debian), seen.lineage);
      assert.equal(asked(debian, "find", "/var/lib/giliran-hub", "!", "-user", "giliran-hub"), "");
      assert.equal(existsSync(join(debian.root, "var/lib/giliran-hub/to-restore.db")), false);
      await begins(debian);
    },
  },
  {
    name: "a file that is no backup is refused, and the hall stands",
    run: (debian) => {
      seen.lineage = lineageOf(debian);
      writeFileSync(join(debian.root, "root/other.db"), "no backup");
      const { status, said } = debian.run(node, installerFile, "restore", "hub", "--from", "/root/other.db");
      assert.equal(status, 1);
      assert.match(said, /the hall is as it was: .*is no backup of a hall/);
      assert.equal(lineageOf(debian), seen.lineage);
    },
  },
  {
    name: "it is removed by its own installer: what was written goes, the data stays, and goes with --purge",
    run: (debian) => {
      for (const path of ["/new-release", "/root/brought.db", "/root/other.db"])
        asked(debian, "rm", "-rf", path);
      // A folder of somebody else's is not ours to take away.
      const own = "/opt/giliran/hub/current";
      asked(
        debian,
        `${own}/node_modules/node-linux-${process.arch}/bin/node`,
        `${own}/tools/dist/install.mjs`,
        "remove",
        "hub",
      );
      assert.ok(existsSync(join(debian.root, "var/lib/giliran-hub/hall.db")));
      assert.equal(asked(debian, "stat", "-c", "%U", "/var/lib/giliran-hub/hall.db"), "giliran-hub");
      // Installed anew it finds its data.
      installer(debian, ...seen.words);
      installer(debian, "remove", "hub", "--purge");
      assert.deepEqual(stateOf(debian, ""), seen.clean);
    },
  },
];
