import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readRole, readSetup, type Role } from "../setup.ts";
import { browserPieces } from "./browser.ts";
import { hubPieces } from "./hub.ts";
import { kioskPieces } from "./kiosk.ts";
import type { Piece } from "./plan.ts";

const own = { from: "/release", node: process.execPath };
const set = (role: Role, ...args: readonly string[]) => readSetup(role, args, own);
const fingerprint = "ab".repeat(32);
/** A condition that never comes ends a test after this, ms. */
const slow = { timeout: 20_000 };
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "giliran-units-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function pieces(role: "hub" | "kiosk", ...args: readonly string[]): readonly Piece[] {
  const setup = set(role, ...args);
  if (setup.role === "hub") return hubPieces(setup, []);
  if (setup.role === "kiosk") return kioskPieces(setup, null);
  throw new Error("A screen has no unit.");
}

function textOf(all: readonly Piece[], ending: string): string {
  const found = all.find(({ kind, path }) => kind === "file" && path.endsWith(ending));
  return found?.kind === "file" ? String(found.text) : "";
}

const hub = () => pieces("hub", "--hall", "/hall.yaml", "--name", "hub.lan");
const kiosk = () =>
  pieces("kiosk", "--hub", "https://hub:8080/x", "--printer", "04b8:0e15", "--scanner", "0c45:7401");

/** What systemd says of units; the programs that they name are not on this machine. */
function verify(all: readonly Piece[], spoil: (text: string) => string): string {
  const units: string[] = [];
  for (const piece of all) {
    if (piece.kind !== "file" || !piece.path.startsWith("/etc/systemd/system/")) continue;
    const path = join(folder, basename(piece.path));
    writeFileSync(path, spoil(String(piece.text)));
    units.push(path);
  }
  const { stdout, stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", ...units], {
    encoding: "utf8",
  });
  return `${stdout}${stderr}`
    .split("\n")
    .filter((line) => line.includes("giliran-"))
    .join("\n");
}

const analyzed = spawnSync("systemd-analyze", ["--version"]).status === 0;

describe("units", () => {
  it.runIf(analyzed)("are what systemd understands", () => {
    expect(verify([...hub(), ...kiosk()], (text) => text)).toBe("");
  });

  it.runIf(analyzed)("would be told where one is wrong", () => {
    expect(verify(hub(), (text) => text.replace("MemoryMax=", "MemoryMost="))).toContain("MemoryMost");
  });

  it("run without rights of their own", () => {
    for (const unit of [textOf(hub(), "giliran-hub.service"), textOf(kiosk(), "giliran-kiosk.service")]) {
      for (const line of [
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "PrivateTmp=yes",
        "StateDirectory=giliran-",
      ])
        expect(unit).toContain(line);
      expect(unit).toMatch(/MemoryMax=\d+M|MemoryMax=1G/);
    }
  });
});

describe("devices", () => {
  it("gives the printer a link by vendor and product, and the scanner to the kiosk", () => {
    expect(textOf(kiosk(), ".rules").split("\n")).toEqual([
      `SUBSYSTEM=="usbmisc", KERNEL=="lp[0-9]*", GROUP="lp", MODE="0660"`,
      `SUBSYSTEM=="usbmisc", KERNEL=="lp[0-9]*", ATTRS{idVendor}=="04b8", ATTRS{idProduct}=="0e15", SYMLINK+="giliran-printer"`,
      `SUBSYSTEM=="hidraw", KERNEL=="hidraw*", ATTRS{idVendor}=="0c45", ATTRS{idProduct}=="7401", GROUP="giliran-kiosk", MODE="0660"`,
      "",
    ]);
  });
});

describe("browsers", () => {
  it("speak without a click, pin the hub and are lawful for the shell", () => {
    const starter = textOf(browserPieces("screen", "https://hub:8080/display", fingerprint), "-browser");
    expect(starter).toContain("--autoplay-policy=no-user-gesture-required");
    expect(starter).toContain(
      `--ignore-certificate-errors-spki-list=${Buffer.from(fingerprint, "hex").toString("base64")} `,
    );
    writeFileSync(join(folder, "starter"), starter);
    expect(spawnSync("sh", ["-n", join(folder, "starter")]).status).toBe(0);
  });
});

describe("a kiosk's browser", () => {
  it("is begun anew when it ends, and when it has no page for long", async () => {
    const log = join(folder, "begun");
    const signal = join(folder, "page-gone");
    writeFileSync(join(folder, "chromium"), `#!/bin/sh\necho $$ >>${log}\nexec sleep 60\n`, { mode: 0o755 });
    const begun = (): readonly string[] =>
      existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
    const script = textOf(browserPieces("kiosk", "http://127.0.0.1:8081/", null, signal), "-browser");
    // A look each twentieth of a second instead of every five.
    const hasty = script.replaceAll(/sleep [25]/g, "sleep 0.05");
    const starter = spawn("sh", ["-c", hasty], {
      env: { HOME: folder, PATH: `${folder}:/usr/bin:/bin` },
      detached: true,
    });
    try {
      await expect.poll(() => begun().length, slow).toBe(1);
      writeFileSync(signal, "");
      await expect.poll(() => begun().length, slow).toBe(2);
      rmSync(signal);
      process.kill(Number(begun()[1]), "SIGKILL");
      await expect.poll(() => begun().length, slow).toBe(3);
    } finally {
      if (starter.pid !== undefined) process.kill(-starter.pid, "SIGKILL");
    }
  });

  it("may show its page and nothing else, by policies that need no flag", () => {
    const policies: unknown = JSON.parse(
      textOf(browserPieces("screen", "https://hub:8080/display", null), "giliran-screen.json"),
    );
    expect(policies).toMatchObject({
      URLBlocklist: expect.arrayContaining(["*", "chrome://*"]),
      URLAllowlist: ["https://hub:8080", "http://127.0.0.1:8081"],
      DeveloperToolsAvailability: 2,
      RemoteDebuggingAllowed: false,
    });
  });
});

describe("words", () => {
  it("are refused by name", () => {
    expect(() => readRole("printer")).toThrow('hub, kiosk, screen, not "printer"');
    expect(() => set("hub")).toThrow("--hall, for a hub");
    expect(() => set("screen", "--hub", "https://hub", "--hall", "/x")).toThrow("--hall, for a screen");
    expect(() => set("screen", "--hub", "hub")).toThrow("--hub, for a screen");
    expect(() => set("screen", "--hub", "https://hub", "--fingerprint", "12")).toThrow("64 hex digits");
    expect(() => set("kiosk", "--hub", "https://hub", "--printer", "lp0")).toThrow("as lsusb shows it");
    expect(() => set("hub", "--hall", "/a b;c")).toThrow("--hall, for a hub");
    expect(() => set("hub", "--nonsense")).toThrow("--nonsense");
  });

  it("takes a fingerprint as people write it, and the hub's origin alone", () => {
    const setup = set("screen", "--hub", "https://hub:8080/admin", "--fingerprint", `${"AB:".repeat(31)}AB`);
    expect(setup).toMatchObject({ hub: "https://hub:8080", fingerprint });
    const pin = Buffer.from(fingerprint, "hex").toString("base64");
    expect(set("screen", "--hub", "https://hub", "--fingerprint", pin)).toMatchObject({ fingerprint });
  });
});
