import { strict as assert } from "node:assert";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { answerOf, asked, freePort, installer, installerFile, node, stateOf } from "./asked.ts";
import type { Case } from "./cases.ts";
import { begins, currentRelease, seen } from "./seenHub.ts";

const sample = join(import.meta.dirname, "../../apps/hub/sample");
const data = "-o -path /var/lib/giliran-hub -o -path /var/lib/giliran-hub-backups";

/** One after the other on one machine. */
export const hubCases: readonly Case[] = [
  {
    name: "a hub is installed, with a user, rights and units of its own",
    run: async (debian) => {
      mkdirSync(join(debian.root, "hall"));
      for (const name of ["magetan.yaml", "slip-logo.png"])
        copyFileSync(join(sample, name), join(debian.root, "hall", name));
      seen.clean = stateOf(debian, data);
      const port = await freePort();
      seen.door = `https://127.0.0.1:${String(port)}`;
      seen.words = [
        "hub",
        "--hall",
        "/hall/magetan.yaml",
        "--port",
        String(port),
        "--public-port",
        String(await freePort()),
      ];
      assert.match(installer(debian, ...seen.words), /systemd is not at work here/);
      seen.first = currentRelease(debian);
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
    name: "doctor on another machine knows the hub by its pin, and no other",
    run: async (debian) => {
      const hub = debian.begin("giliran-hub.service");
      await answerOf(hub, `${seen.door}/ready`);
      const pin = /spki-list=(\S+)/.exec(hub.said())?.[1] ?? "";
      const doctor = () => debian.run(node, installerFile, "doctor", "--language", "en").said;
      installer(debian, "screen", "--hub", seen.door, "--fingerprint", pin);
      assert.doesNotMatch(doctor(), /hub/);
      installer(debian, "screen", "--hub", seen.door, "--fingerprint", "ab".repeat(32));
      assert.match(doctor(), /not this hall's hub: its fingerprint is another/);
      installer(debian, "remove", "screen");
      await hub.stop();
    },
  },
  {
    name: "the same command again changes nothing",
    run: (debian) => {
      const before = stateOf(debian, "");
      installer(debian, ...seen.words);
      assert.deepEqual(stateOf(debian, ""), before);
    },
  },
];
