import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { healthCodes } from "@giliran/shared/contract";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Machine } from "../machine.ts";
import { writeManifest } from "../manifest.ts";
import type { Patient } from "../patient.ts";
import type { Role } from "../setup.ts";
import { tell } from "./doctor.ts";
import { examine } from "./examine.ts";
import { type FaultCode, sentenceOf } from "./sentences.ts";

let root = "";
let hub: Server;
let kiosk: Server;
/** What programs of the machine say, by the program and a word of its arguments. */
let programs: Record<string, string | null>;
let hubAnswers: RequestListener;
let kioskTells: unknown;

const portOf = (server: Server) => (server.address() as AddressInfo | null)?.port ?? 1;
const originOf = (server: Server) => `http://127.0.0.1:${String(portOf(server))}`;
const patient = (): Patient => ({
  hub: originOf(hub),
  fingerprint: null,
  kioskPort: portOf(kiosk),
  printer: "04b8:0e15",
  scanners: ["0c45:7401"],
});

const machine = (): Machine => ({
  root,
  alive: true,
  run: () => "nothing is changed by a doctor",
  ask: (program, args) => {
    const key = Object.keys(programs).find((name) => {
      const [wanted, word = ""] = name.split(" ");
      return wanted === program && args.some((arg) => arg.includes(word));
    });
    return key === undefined ? null : (programs[key] ?? null);
  },
  say: () => undefined,
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

async function listening(listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  if (server.listening) await new Promise((resolve) => server.close(resolve));
}

const active = "ActiveState=active\nSubState=running\nNRestarts=0\nActiveEnterTimestampMonotonic=5000000\n";
const scannerPlace = "sys/bus/hid/devices/0003:0C45:7401.0003";

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "giliran-doctor-"));
  hubAnswers = (_request, response) => void response.end("{}");
  hub = await listening((request, response) => hubAnswers(request, response));
  kioskTells = { letIn: true, devices: [{ kind: "printer", code: "printer_ready" }] };
  kiosk = await listening((_request, response) => void response.end(JSON.stringify(kioskTells)));
  put("proc/asound/cards", " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n");
  put("proc/uptime", "90000.00 80000.00\n");
  put("sys/class/net/lo/operstate", "unknown\n");
  put("sys/class/net/eth0/operstate", "up\n");
  put(`${scannerPlace}/hidraw/hidraw2/dev`, "");
  put("dev/giliran-printer", "");
  put("usr/bin/chromium", "");
  put("usr/bin/espeak-ng", "");
  programs = {
    timedatectl: "yes\n",
    "df avail": "    Avail\n    24000\n",
    "systemctl giliran": active,
    runuser: "",
    "amixer Master": "  Front Left: Playback 50 [57%] [on]\n",
  };
});

afterEach(async () => {
  await closed(hub);
  await closed(kiosk);
  rmSync(root, { recursive: true, force: true });
});

const codes = async (role: Role, who: Partial<Patient> = {}) =>
  (await examine(machine(), role, { ...patient(), ...who })).map(({ code }) => code);

/** A machine's fault: how it comes about, and what doctor makes of it. */
interface Ill {
  readonly name: FaultCode;
  readonly role?: Role;
  readonly who?: () => Partial<Patient>;
  readonly fall: () => unknown;
  readonly further?: readonly FaultCode[];
}

const shows = (kind: string, code: string) => () => (kioskTells = { letIn: true, devices: [{ kind, code }] });
const kioskEnds = () => closed(kiosk);

const ills: readonly Ill[] = [
  { name: "printer_paper_out", fall: shows("printer", "printer_paper_out") },
  { name: "printer_paper_low", fall: shows("printer", "printer_paper_low") },
  { name: "printer_cover_open", fall: shows("printer", "printer_cover_open") },
  { name: "thermometer_missing", fall: shows("thermometer", "thermometer_missing") },
  {
    name: "scannerHeld",
    fall: () => {
      shows("thermometer", "thermometer_missing")();
      rmSync(join(root, scannerPlace, "hidraw"), { recursive: true });
      mkdirSync(join(root, "sys/bus/hid/drivers/hid-sensor-hub"), { recursive: true });
      symlinkSync("../../drivers/hid-sensor-hub", join(root, scannerPlace, "driver"));
    },
  },
  { name: "thermometer_no_permission", fall: shows("thermometer", "thermometer_no_permission") },
  { name: "speech_missing", fall: shows("voice", "speech_missing") },
  { name: "kioskNotLetIn", fall: () => (kioskTells = { letIn: false, devices: [] }) },
  { name: "kioskSilent", fall: kioskEnds },
  {
    name: "kioskSilent",
    fall: async () => {
      await kioskEnds();
      rmSync(join(root, "dev/giliran-printer"));
      rmSync(join(root, "usr/bin/espeak-ng"));
      rmSync(join(root, scannerPlace), { recursive: true });
    },
    further: ["printer_unreachable", "thermometer_missing", "speech_missing"],
  },
  {
    name: "kioskSilent",
    fall: async () => {
      await kioskEnds();
      programs["runuser"] = null;
    },
    further: ["printer_no_permission", "thermometer_no_permission"],
  },
  { name: "soundMissing", fall: () => put("proc/asound/cards", "--- no soundcards ---\n") },
  { name: "soundMuted", fall: () => (programs["amixer Master"] = "  Mono: Playback 50 [57%] [off]\n") },
  {
    name: "soundMuted",
    fall: () => (programs["amixer Master"] = "  Left: 0 [0%] [on]\n  Right: 0 [0%] [on]\n"),
  },
  { name: "hubUnreachable", fall: () => closed(hub) },
  {
    name: "noNetwork",
    fall: async () => {
      put("sys/class/net/eth0/operstate", "down\n");
      await closed(hub);
    },
  },
  { name: "otherCertificate", who: () => ({ fingerprint: "ab".repeat(32) }), fall: () => undefined },
  {
    name: "hubNotReady",
    fall: () => (hubAnswers = (_request, response) => void response.writeHead(503).end()),
  },
  {
    name: "clockOff",
    fall: () =>
      (hubAnswers = (_request, response) => {
        response.setHeader("date", new Date(Date.now() - 3 * 60_000).toUTCString());
        response.end();
      }),
  },
  { name: "clockFree", fall: () => (programs["timedatectl"] = "no\n") },
  { name: "diskFull", fall: () => (programs["df avail"] = "Avail\n 12\n") },
  { name: "diskLow", fall: () => (programs["df avail"] = "Avail\n 480\n") },
  {
    name: "serviceStopped",
    fall: async () => {
      await kioskEnds();
      programs["systemctl giliran"] =
        "ActiveState=failed\nSubState=failed\nNRestarts=0\nActiveEnterTimestampMonotonic=0\n";
    },
  },
  {
    // It ended often, and was stopped by hand then.
    name: "serviceStopped",
    fall: () =>
      (programs["systemctl giliran"] =
        "ActiveState=inactive\nSubState=dead\nNRestarts=7\nActiveEnterTimestampMonotonic=89990000000\n"),
  },
  {
    name: "serviceCrashing",
    fall: () =>
      (programs["systemctl giliran"] =
        "ActiveState=activating\nSubState=auto-restart\nNRestarts=7\nActiveEnterTimestampMonotonic=0\n"),
  },
  {
    name: "serviceCrashing",
    fall: () =>
      (programs["systemctl giliran"] =
        "ActiveState=active\nSubState=running\nNRestarts=7\nActiveEnterTimestampMonotonic=89990000000\n"),
  },
  {
    name: "backupStopped",
    role: "hub",
    fall: () => (programs = { "systemctl timer": "ActiveState=inactive\n", ...programs }),
  },
  { name: "browserMissing", role: "screen", fall: () => rmSync(join(root, "usr/bin/chromium")) },
];

describe("a machine", () => {
  it("that is well is not accused, and neither is what cannot be asked", async () => {
    for (const role of ["hub", "kiosk", "screen"] as const) expect(await codes(role)).toEqual([]);
    // It ended often, and has run for a day since.
    programs["systemctl giliran"] = active.replace("NRestarts=0", "NRestarts=9");
    expect(await codes("kiosk")).toEqual([]);
    programs = {};
    expect(await codes("kiosk")).toEqual([]);
  });

  it.each(ills)("with $name is told so", async ({ name, role = "kiosk", who, fall, further = [] }) => {
    await fall();
    expect(await codes(role, who?.())).toEqual([name, ...further]);
  });

  it("is told in words, by what is installed on it", async () => {
    await expect(tell(machine(), "en")).rejects.toThrow("Nothing of Giliran is installed");
    const none = { node: null, release: null, previous: null };
    for (const role of ["kiosk", "screen"] as const)
      writeManifest(root, { formatVersion: 1, role, ...none, paths: [], folders: [], patient: patient() });
    expect(await tell(machine(), "id")).toEqual(["Semuanya baik."]);
    shows("printer", "printer_paper_out")();
    programs["df avail"] = "Avail\n 480\n";
    expect(await tell(machine(), "id")).toEqual([
      "Ruang penyimpanan tinggal 480 MB. Pengunjung belum merasakan apa-apa. Teknisi: kosongkan ruang hari ini.",
      "Kertas habis. Anjungan tidak memberi nomor. Petugas: pasang gulungan baru.",
    ]);
    expect((await tell(machine(), "en"))[1]).toBe(
      "Paper is out. The kiosk gives no numbers. Staff: load a new roll.",
    );
  });
});

describe("every sentence", () => {
  const all = [...new Set<FaultCode>([...ills.map(({ name }) => name), ...healthCodes])];

  it.each(all)("of %s says who must do what, in both languages", (code) => {
    const fault = { code, n: 3, unit: "giliran-hub.service" };
    expect(sentenceOf(fault, "id")).toMatch(/(Petugas|Teknisi|Penyelia): /);
    expect(sentenceOf(fault, "en")).toMatch(/(Staff|Technician|Supervisor): /);
    for (const language of ["id", "en"] as const)
      expect(sentenceOf(fault, language)).not.toMatch(/[{}]|health\./);
  });
});
