import { strict as assert } from "node:assert";
import { appendFileSync, existsSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { answerOf, asked, freePort, installer, stateOf } from "./asked.ts";
import type { Case } from "./cases.ts";
import type { FreshDebian } from "./machine.ts";

const data = "-o -path /var/lib/giliran-kiosk";
const pin = "ab".repeat(32);
const own = "/opt/giliran/kiosk/current";
const node = `${own}/node_modules/node-linux-${process.arch}/bin/node`;
const current = (debian: FreshDebian) => readlinkSync(join(debian.root, own));
let clean: readonly string[] = [];
let words: readonly string[] = [];
let page = "";
let first = "";

async function begins(debian: FreshDebian): Promise<void> {
  const kiosk = debian.begin("giliran-kiosk.service");
  assert.match(await answerOf(kiosk, page), /<html/);
  assert.equal(await kiosk.stop(), 0, kiosk.said());
}

/** Everything that the program loads only when a device asks for it, as the kiosk's user. */
const loadsAll = `
import { createRequire } from "node:module";
for (const name of ["node-hid", "serialport", "harfbuzzjs", "@resvg/resvg-wasm"]) await import(name);
const { resolve } = createRequire("${own}/apps/kiosk/dist/kiosk.mjs");
for (const face of ["arabic/400Regular/NotoSansArabic_400Regular", "javanese/700Bold/NotoSansJavanese_700Bold"])
  resolve("@expo-google-fonts/noto-sans-" + face + ".ttf");
console.log("all");`;

/** On the machine on which the hub was before. */
export const deskCases: readonly Case[] = [
  {
    name: "a kiosk is installed, with its user, rules, blacklist and browser",
    run: async (debian) => {
      clean = stateOf(debian, data);
      const port = await freePort();
      page = `http://127.0.0.1:${String(port)}/`;
      words = ["kiosk", "--hub", "https://hub.invalid:8080", "--fingerprint", pin, "--port", String(port)];
      words = [...words, "--printer", "04b8:0e15", "--scanner", "0c45:7401", "--raw-sensor"];
      installer(debian, ...words);
      first = current(debian);
      assert.match(asked(debian, "getent", "passwd", "giliran-kiosk"), /:\/usr\/sbin\/nologin$/);
      assert.match(asked(debian, "getent", "group", "giliran-kiosk"), /^giliran-kiosk:/);
      assert.equal(asked(debian, "systemctl", "is-enabled", "giliran-kiosk.service"), "enabled");
      const { said } = debian.run("systemd-analyze", "verify", "--man=no", "giliran-kiosk.service");
      assert.doesNotMatch(said, /giliran/);
      assert.match(asked(debian, "modprobe", "--showconfig"), /^blacklist hid_sensor_hub$/m);
      asked(debian, "sh", "-n", "/usr/local/bin/giliran-kiosk-browser");
      assert.equal(asked(debian, "stat", "-c", "%a", "/usr/local/bin/giliran-kiosk-browser"), "755");
    },
  },
  {
    name: "its service begins as its user and serves the page; what devices need can be loaded",
    run: async (debian) => {
      await begins(debian);
      assert.equal(asked(debian, "find", "/var/lib/giliran-kiosk", "!", "-user", "giliran-kiosk"), "");
      const user = ["--reuid", "giliran-kiosk", "--regid", "giliran-kiosk", "--clear-groups"];
      assert.equal(
        asked(
          debian,
          "setpriv",
          ...user,
          "env",
          "-C",
          `${own}/apps/kiosk`,
          node,
          "--input-type=module",
          "-e",
          loadsAll,
        ),
        "all",
      );
    },
  },
  {
    name: "doctor says what such a kiosk lacks, and asks the kiosk's user for its rights",
    run: async (debian) => {
      const doctor = () => debian.run(node, `${own}/tools/dist/install.mjs`, "doctor", "--language", "en");
      const { status, said } = doctor();
      assert.equal(status, 1);
      for (const words of [
        "hub cannot be reached",
        "does not answer. The touch screen",
        "printer does not answer",
      ])
        assert.ok(said.includes(words), `${words}: ${said}`);
      assert.match(said, /no sound card[^]*no browser/);
      const printer = "/dev/giliran-printer";
      asked(debian, "sh", "-c", `touch ${printer} && chmod 600 ${printer}`);
      assert.match(doctor().said, /may not open the printer/);
      asked(debian, "sh", "-c", `chgrp lp ${printer} && chmod 660 ${printer}`);
      assert.doesNotMatch(doctor().said, /printer/);
      asked(debian, "rm", printer);
      const kiosk = debian.begin("giliran-kiosk.service");
      await answerOf(kiosk, page);
      assert.match(doctor().said, /not let in yet/);
      await kiosk.stop();
    },
  },
  {
    name: "the kiosk's command again changes nothing",
    run: (debian) => {
      const before = stateOf(debian, "");
      installer(debian, ...words);
      assert.deepEqual(stateOf(debian, ""), before);
    },
  },
  {
    name: "a kiosk is upgraded, finds the way back, and begins each time",
    run: async (debian) => {
      asked(debian, "cp", "-a", `${own}/.`, "/new-release");
      appendFileSync(join(debian.root, "new-release/apps/kiosk/dist/kiosk.mjs"), "\n// newer\n");
      installer(debian, ...words, "--from", "/new-release");
      assert.notEqual(current(debian), first);
      await begins(debian);
      installer(debian, "way-back", "kiosk");
      assert.equal(current(debian), first);
      await begins(debian);
    },
  },
  {
    name: "a screen beside it begins its browser, pinned to the hub, and begins it again",
    run: (debian) => {
      installer(debian, "screen", "--hub", "https://hub.invalid:8080", "--fingerprint", pin);
      const before = stateOf(debian, "");
      installer(debian, "screen", "--hub", "https://hub.invalid:8080", "--fingerprint", pin);
      assert.deepEqual(stateOf(debian, ""), before);
      // In Chromium's place: writes down its words, and ends the starter when it was begun twice.
      const browser = `#!/bin/sh\necho "$@" >> /tmp/words\n[ "$(wc -l < /tmp/words)" -lt 2 ] || kill $PPID\n`;
      writeFileSync(join(debian.root, "usr/bin/chromium"), browser, { mode: 0o755 });
      debian.run("/usr/local/bin/giliran-screen-browser");
      const [one, two] = readFileSync(join(debian.root, "tmp/words"), "utf8").split("\n");
      assert.equal(two, one);
      assert.match(
        one ?? "",
        /--kiosk .*--ignore-certificate-errors-spki-list=q6ur.* https:\/\/hub\.invalid:8080\/display$/,
      );
    },
  },
  {
    name: "screen and kiosk are removed, each with what is its own alone",
    run: (debian) => {
      for (const path of ["/usr/bin/chromium", "/tmp/words", "/new-release"])
        asked(debian, "rm", "-rf", path);
      installer(debian, "remove", "screen");
      assert.ok(existsSync(join(debian.root, "usr/local/bin/giliran-kiosk-browser")));
      installer(debian, "remove", "kiosk");
      assert.ok(existsSync(join(debian.root, "var/lib/giliran-kiosk")));
      installer(debian, ...words);
      installer(debian, "remove", "kiosk", "--purge");
      assert.deepEqual(stateOf(debian, ""), clean);
    },
  },
];
