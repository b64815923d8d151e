import { strict as assert } from "node:assert";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { answerOf, asked, freePort, installer, stateOf } from "./asked.ts";
import type { Case } from "./cases.ts";
import type { FreshDebian } from "./machine.ts";

const sample = join(import.meta.dirname, "../../apps/hub/sample");
const data = "-o -path /var/lib/giliran-hub -o -path /var/lib/giliran-hub-backups";
const current = (debian: FreshDebian) => readlinkSync(join(debian.root, "opt/giliran/hub/current"));
let clean: readonly string[] = [];
let words: readonly string[] = [];
let door = "";
let first = "";
let lineage = "";

async function begins(debian: FreshDebian): Promise<void> {
  const hub = debian.begin("giliran-hub.service");
  assert.match(await answerOf(hub, `${door}/health`), /"up"/);
  assert.equal(await hub.stop(), 0, hub.said());
}

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

/** One after the other on one machine. */
export const hubCases: readonly Case[] = [
  {
    name: "a hub is installed, with a user, rights and units of its own",
    run: async (debian) => {
      mkdirSync(join(debian.root, "hall"));
      for (const name of ["magetan.yaml", "slip-logo.png"])
        copyFileSync(join(sample, name), join(debian.root, "hall", name));
      clean = stateOf(debian, data);
      const port = await freePort();
      door = `https://127.0.0.1:${String(port)}`;
      words = [
        "hub",
        "--hall",
        "/hall/magetan.yaml",
        "--port",
        String(port),
        "--public-port",
        String(await freePort()),
      ];
      assert.match(installer(debian, ...words), /systemd is not at work here/);
      first = current(debian);
      assert.match(
        asked(debian, "getent", "passwd", "giliran-hub"),
        /:\/var\/lib\/giliran-hub:\/usr\/sbin\/nologin$/,
      );
      assert.equal(
        asked(debian, "stat", "-c", "%a %U", "/etc/systemd/system/giliran-hub.service"),
        "644 root",
      );
      assert.ok(existsSync(join(debian.root, "etc/giliran-hub/slip-logo.png")));
      for (const unit of ["giliran-hub.service", "giliran-hub-backup.timer"])
        assert.equal(asked(debian, "systemctl", "is-enabled", unit), "enabled");
      const { said } = debian.run(
        "systemd-analyze",
        "verify",
        "--man=no",
        "giliran-hub.service",
        "giliran-hub-backup.service",
        "giliran-hub-backup.timer",
      );
      assert.doesNotMatch(said, /giliran/);
    },
  },
  {
    name: "its service begins as its user, answers, and keeps what is its own",
    run: async (debian) => {
      await begins(debian);
      assert.equal(asked(debian, "stat", "-c", "%a %U", "/var/lib/giliran-hub"), "700 giliran-hub");
      assert.equal(asked(debian, "find", "/var/lib/giliran-hub", "!", "-user", "giliran-hub"), "");
      assert.equal(
        asked(debian, "find", "/var/lib/giliran-hub", "-type", "f", "-perm", "/077", "!", "-name", "*.crt"),
        "",
      );
    },
  },
  {
    name: "the same command again changes nothing",
    run: (debian) => {
      const before = stateOf(debian, "");
      installer(debian, ...words);
      assert.deepEqual(stateOf(debian, ""), before);
    },
  },
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
      lineage = lineageOf(debian);
    },
  },
  {
    name: "a newer release upgrades it, with a backup by its user first",
    run: async (debian) => {
      newRelease(debian);
      installer(debian, ...words, "--from", "/new-release");
      assert.notEqual(current(debian), first);
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
      assert.equal(current(debian), first);
      await begins(debian);
      assert.equal(lineageOf(debian), lineage);
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
      assert.notEqual(lineageOf(debian), lineage);
      assert.equal(asked(debian, "find", "/var/lib/giliran-hub", "!", "-user", "giliran-hub"), "");
      assert.equal(existsSync(join(debian.root, "var/lib/giliran-hub/to-restore.db")), false);
      await begins(debian);
    },
  },
  {
    name: "a file that is no backup is refused, and the hall stands",
    run: (debian) => {
      lineage = lineageOf(debian);
      writeFileSync(join(debian.root, "root/other.db"), "no backup");
      const { status, said } = debian.run(
        `/release/node_modules/node-linux-${process.arch}/bin/node`,
        "/release/tools/dist/install.mjs",
        "restore",
        "hub",
        "--from",
        "/root/other.db",
      );
      assert.equal(status, 1);
      assert.match(said, /the hall is as it was: .*is no backup of a hall/);
      assert.equal(lineageOf(debian), lineage);
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
      installer(debian, ...words);
      installer(debian, "remove", "hub", "--purge");
      assert.deepEqual(stateOf(debian, ""), clean);
    },
  },
];
