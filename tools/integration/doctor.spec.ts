import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLog, type RunningHub, startHub } from "@giliran/hub";
import { deviceConfigSchema, type KioskHost, startKioskHost } from "@giliran/kiosk";
import { deviceId } from "@giliran/shared/contract";
import { io, type Socket } from "socket.io-client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { examine } from "../install/doctor/examine.ts";
import { pairKiosk } from "../start/kioskToken.ts";

// The real hub and the real kiosk with its real driver; behind it the simulated printer, whose state is read from its bytes.
const sample = join(import.meta.dirname, "../../apps/hub/sample/magetan.yaml");
const log = createLog("silent");
let folder: string;
let hub: RunningHub;
let kiosk: KioskHost;
let simulators: Socket;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "giliran-doctor-"));
  for (const page of ["host.html", "simulators.html"])
    writeFileSync(join(folder, page), "<title>kiosk</title>");
  const pages = { web: folder, display: folder };
  hub = await startHub({ port: 0, dataFolder: join(folder, "data"), hallFile: sample, pages }, { log });
  const id = deviceId.parse(hub.devices().find(({ role }) => role === "kiosk")?.id);
  const invite = (): string => hub.invite({ kind: "device", id }, "link");
  const { token } = await pairKiosk({ hubUrl: hub.url, id, invite, file: join(folder, "kiosk.json") });
  kiosk = await startKioskHost({
    hubUrl: hub.url,
    deviceId: id,
    token,
    devices: deviceConfigSchema.parse({ thermometer: { kind: "none" }, speech: { kind: "none" } }),
    dataFolder: null,
    pages: folder,
    log,
    host: "127.0.0.1",
    port: 0,
  });
  const { origin } = new URL(kiosk.url);
  simulators = io(`${origin}/simulators`, { transports: ["websocket"], extraHeaders: { origin } });
});

afterEach(async () => {
  simulators.disconnect();
  await kiosk.stop();
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What is said of the printer; the rest is this machine's own. */
async function said(): Promise<readonly string[]> {
  const kioskPort = Number(new URL(kiosk.url).port);
  const patient = { hub: hub.url, fingerprint: null, kioskPort, printer: null, scanners: [] };
  const machine = { root: "/", alive: false, run: () => null, ask: () => null, say: () => undefined };
  const found = await examine(machine, "kiosk", patient);
  return found.map(({ code }) => code).filter((code) => /^(printer|kiosk|hub)/.test(code));
}

it("tells of a printer what its kiosk has from the printer itself", async () => {
  await expect.poll(said).toEqual([]);
  const changes = [
    [{ paperLow: true }, "printer_paper_low"],
    [{ paperOut: true }, "printer_paper_out"],
    [{ paperOut: false, coverOpen: true }, "printer_cover_open"],
    [{ coverOpen: false, offline: "refuses" }, "printer_unreachable"],
  ] as const;
  for (const [change, code] of changes) {
    await simulators.emitWithAck("call", "setPrinterFaults", change);
    await expect.poll(said).toEqual([code]);
  }
});
