import { spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { restore } from "./hubData.ts";
import { install } from "./install.ts";
import { expectSystemd, type Machine } from "./machine.ts";
import { shipped } from "./release.ts";
import { remove, wayBack } from "./remove.ts";
import { readSetup, type Role } from "./setup.ts";

const now = new Date("2026-01-05T01:00:00Z");
let world = "";
let root = "";
let said: string[] = [];

/** Programs of the machine run for real, but for the making of users. */
const machine = (): Machine => ({
  root,
  alive: false,
  run: (program, args) => {
    if (program === "systemd-sysusers" || program === "userdel") return null;
    const { status, stderr } = spawnSync(program === "/usr/bin/node" ? process.execPath : program, args, {
      encoding: "utf8",
    });
    return status === 0 ? null : stderr.trim();
  },
  ask: () => null,
  say: (line) => said.push(line),
});

beforeEach(() => {
  world = mkdtempSync(join(tmpdir(), "giliran-install-"));
  root = join(world, "root");
  said = [];
  put("root/usr/bin/systemctl", "");
  put("hall.yaml", "name: Balai\n");
  release("old");
  release("new");
});

afterEach(() => rmSync(world, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(world, path)), { recursive: true });
  writeFileSync(join(world, path), text);
}

/** A release whose hub knows `backup` alone, and writes its own name into the file. */
function release(name: string): void {
  put(`${name}/package.json`, `{"version": "0.1.0"}`);
  put(
    `${name}/apps/hub/dist/hub.mjs`,
    `import { writeFileSync } from "node:fs"; const words = process.argv; writeFileSync(words[words.indexOf("--to") + 1], "${name}");`,
  );
  put(`${name}/apps/kiosk/dist/kiosk.mjs`, `// ${name}`);
  put(`${name}/tools/dist/install.mjs`, "");
  for (const { app, built, packages } of Object.values(shipped)) {
    for (const folder of built.slice(1)) put(`${name}/${folder}/index.html`, "");
    for (const wanted of packages) put(`${name}/${app}/node_modules/${wanted}/package.json`, "{}");
  }
}

function setUp(role: Role, from: string, ...args: readonly string[]): void {
  const own = { from: join(world, from), node: process.execPath };
  // The Node of the tests may stand in a home folder, which the installer refuses.
  const node = role === "screen" ? [] : ["--node", "/usr/bin/node"];
  install(machine(), readSetup(role, [...node, ...args], own), now);
}

const hub = (from: string) => setUp("hub", from, "--hall", join(world, "hall.yaml"));
const path = (name: string) => join(root, name);
const text = (name: string) => readFileSync(path(name), "utf8");
/** Every file and link of the machine, without empty folders. */
const files = () =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => !lstatSync(path(name)).isDirectory())
    .sort();

describe("a hub", () => {
  it("is installed once however often it is asked for", () => {
    hub("old");
    const first = files();
    const unit = text("etc/systemd/system/giliran-hub.service");
    expect(unit).toContain("--hall /etc/giliran-hub/hall.yaml --data /var/lib/giliran-hub");
    expect(existsSync(path("opt/giliran/hub/current/apps/hub/dist/hub.mjs"))).toBe(true);
    hub("old");
    expect(files()).toEqual(first);
  });

  it("gets the files that its hall's file names, and loses them with it", () => {
    const logo = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0]);
    put("hall.yaml", "slip: {logo: gambar/logo kota.png, header: [Balai, ../rahasia, lain.txt]}\n");
    expect(() => hub("old")).toThrow("names gambar/logo kota.png, which is not there");
    put("gambar/logo kota.png", "");
    writeFileSync(join(world, "gambar/logo kota.png"), logo);
    put("lain.txt", "lain");
    hub("old");
    expect(readFileSync(path("etc/giliran-hub/gambar/logo kota.png"))).toEqual(logo);
    expect(files().filter((name) => name.startsWith("etc/giliran-hub/"))).toEqual([
      "etc/giliran-hub/gambar/logo kota.png",
      "etc/giliran-hub/hall.yaml",
      "etc/giliran-hub/lain.txt",
    ]);
    remove(machine(), "hub", false);
    expect(existsSync(path("etc/giliran-hub"))).toBe(false);
  });

  it("does not get another hall's file than the one that it was opened with", () => {
    hub("old");
    put("root/var/lib/giliran-hub/hall.db", "data");
    put("hall.yaml", "name: Balai lain\n");
    expect(() => hub("old")).toThrow("has its hall already, from another file");
    expect(text("etc/giliran-hub/hall.yaml")).toBe("name: Balai\n");
    setUp("hub", "old", "--hall", path("etc/giliran-hub/hall.yaml"));
  });

  it("backs up with the old program, switches the link, and finds the way back", () => {
    hub("old");
    const before = readlinkSync(path("opt/giliran/hub/current"));
    put("root/var/lib/giliran-hub/hall.db", "data");
    hub("new");
    const after = readlinkSync(path("opt/giliran/hub/current"));
    expect(after).not.toBe(before);
    const [backup] = readdirSync(path("var/lib/giliran-hub-backups"));
    expect(text(`var/lib/giliran-hub-backups/${backup ?? ""}`)).toBe("old");
    wayBack(machine(), "hub");
    expect(readlinkSync(path("opt/giliran/hub/current"))).toBe(before);
    expect(said.at(-1)).toContain(`restore hub --from /var/lib/giliran-hub-backups/${backup ?? "none"}`);
    wayBack(machine(), "hub");
    expect(readlinkSync(path("opt/giliran/hub/current"))).toBe(after);
  });

  it("is not upgraded where its data cannot be backed up", () => {
    put("old/apps/hub/dist/hub.mjs", `console.error("the disk is full"); process.exit(1);`);
    hub("old");
    put("root/var/lib/giliran-hub/hall.db", "data");
    const before = files();
    const link = readlinkSync(path("opt/giliran/hub/current"));
    expect(() => hub("new")).toThrow("could not be backed up, so nothing was upgraded: the disk is full");
    expect(readlinkSync(path("opt/giliran/hub/current"))).toBe(link);
    expect(files()).toEqual(before);
  });

  it("goes without a trace but its data, and with --purge without any", () => {
    const clean = files();
    hub("old");
    put("root/var/lib/giliran-hub/hall.db", "data");
    put("root/etc/systemd/system/other.service", "of somebody else");
    remove(machine(), "hub", false);
    expect(text("var/lib/giliran-hub/hall.db")).toBe("data");
    hub("old");
    remove(machine(), "hub", true);
    expect(text("etc/systemd/system/other.service")).toBe("of somebody else");
    rmSync(path("etc/systemd/system/other.service"));
    expect(files()).toEqual(clean);
    // A folder in which somebody else's file stands is theirs now; the others go.
    expect(readdirSync(root, { recursive: true, encoding: "utf8" }).sort()).toEqual([
      "etc",
      "etc/systemd",
      "etc/systemd/system",
      "usr",
      "usr/bin",
      "usr/bin/systemctl",
      // They held the data that the first removal left.
      "var",
      "var/lib",
    ]);
  });
});

describe("a backup", () => {
  const backup = () => join(world, "brought.db");

  it("is put back by the hub's own program, and leaves no copy", () => {
    put(
      "old/apps/hub/dist/hub.mjs",
      `import { copyFileSync } from "node:fs"; const [verb, , data, , from] = process.argv.slice(2); if (verb === "restore") copyFileSync(from, data + "/hall.db");`,
    );
    hub("old");
    put("root/var/lib/giliran-hub/hall.db", "now");
    put("brought.db", "before");
    restore(machine(), backup());
    expect(text("var/lib/giliran-hub/hall.db")).toBe("before");
    expect(existsSync(path("var/lib/giliran-hub/to-restore.db"))).toBe(false);
    expect(said.at(-1)).toContain("before every kiosk has told what it printed since");
  });

  it("is refused where it or the hub is not there, or the hub's program refuses it", () => {
    expect(() => restore(machine(), backup())).toThrow("No hub is installed");
    put("old/apps/hub/dist/hub.mjs", `console.error("it is damaged"); process.exit(1);`);
    hub("old");
    expect(() => restore(machine(), backup())).toThrow("There is no backup");
    put("brought.db", "damaged");
    expect(() => restore(machine(), backup())).toThrow("the hall is as it was: it is damaged");
    expect(existsSync(path("var/lib/giliran-hub/to-restore.db"))).toBe(false);
  });
});

describe("other machines", () => {
  it("takes away what a kiosk no longer needs", () => {
    setUp("kiosk", "old", "--hub", "https://hub:8080", "--raw-sensor");
    expect(text("etc/modprobe.d/giliran-kiosk.conf")).toContain("blacklist hid_sensor_hub");
    setUp("kiosk", "old", "--hub", "https://hub:8080");
    expect(existsSync(path("etc/modprobe.d/giliran-kiosk.conf"))).toBe(false);
  });

  it("installs a screen without a program", () => {
    setUp("screen", "old", "--hub", "https://hub:8080");
    expect(existsSync(path("opt"))).toBe(false);
    expect(text("usr/local/bin/giliran-screen-browser")).toContain("https://hub:8080/display");
  });
});

describe("refusals", () => {
  it("leaves files of others alone", () => {
    put("root/etc/systemd/system/giliran-hub.service", "by hand");
    expect(() => hub("old")).toThrow(
      "/etc/systemd/system/giliran-hub.service is there already and is not Giliran's",
    );
    expect(text("etc/systemd/system/giliran-hub.service")).toBe("by hand");
    expect(existsSync(path("opt"))).toBe(false);
  });

  it("names what is missing", () => {
    expect(() => setUp("hub", "old", "--hall", "/none.yaml")).toThrow("/none.yaml is not there");
    expect(() => setUp("kiosk", ".", "--hub", "https://hub")).toThrow("holds no built kiosk");
    expect(() => remove(machine(), "hub", false)).toThrow("No hub is installed");
    expect(() => wayBack(machine(), "hub")).toThrow("No hub is installed");
    hub("old");
    expect(() => wayBack(machine(), "hub")).toThrow("There is no release before this one");
    expect(() => expectSystemd({ root: join(world, "old") })).toThrow("There is no systemd in");
  });

  it("does not run services by a Node that they cannot see", () => {
    expect(() => setUp("kiosk", "old", "--hub", "https://hub", "--node", "/home/a/node")).toThrow(
      "does not see",
    );
  });

  it("touches nothing where the manifest cannot be understood", () => {
    put("root/var/lib/giliran-install/hub.json", `{"paths": ["/../etc/passwd"]}`);
    expect(() => remove(machine(), "hub", true)).toThrow("cannot be understood, so nothing was changed");
  });
});
