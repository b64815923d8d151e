import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createLog, type RunningHub, startHub } from "@giliran/hub";
import { deviceConfigSchema, type KioskHost, startKioskHost } from "@giliran/kiosk";
import { deviceId } from "@giliran/shared/contract";
import { io, type Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runningClock } from "../e2e/hallClock.ts";
import { pairKiosk } from "../start/kioskToken.ts";

// The real hub, its own program for backup and restore, and the real kiosk with its journal; the page is the test.
const root = join(import.meta.dirname, "../..");
const sample = join(root, "apps/hub/sample/magetan.yaml");
const log = createLog("silent");
const patience = { timeout: 20_000 };
const clock = runningClock();
let folder: string;
let hub: RunningHub;
let kiosk: KioskHost;
let page: Socket;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "giliran-restore-"));
  writeFileSync(join(folder, "host.html"), "<title>kiosk</title>");
  const hall = readFileSync(sample, "utf8").replace(
    "healthGate:\n  mode: enforce",
    "healthGate:\n  mode: off",
  );
  writeFileSync(join(folder, "hall.yaml"), hall);
  copyFileSync(join(sample, "../slip-logo.png"), join(folder, "slip-logo.png"));
  hub = await openHub(0);
  kiosk = await openKiosk();
  page = await openPage();
});

afterEach(async () => {
  page.disconnect();
  await kiosk.stop();
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openHub(port: number): Promise<RunningHub> {
  const pages = { web: folder, display: folder };
  const hallFile = join(folder, "hall.yaml");
  return await startHub({ port, dataFolder: join(folder, "data"), hallFile, pages }, { log, clock });
}

async function openKiosk(): Promise<KioskHost> {
  const machine = hub.devices().find(({ role }) => role === "kiosk");
  const id = deviceId.parse(machine?.id);
  const invite = (): string => hub.invite({ kind: "device", id }, "link");
  const { token } = await pairKiosk({ hubUrl: hub.url, id, invite, file: join(folder, "kiosk.json") });
  return await startKioskHost({
    hubUrl: hub.url,
    deviceId: id,
    token,
    devices: deviceConfigSchema.parse({ thermometer: { kind: "none" } }),
    dataFolder: join(folder, "kiosk.data"),
    pages: folder,
    log,
    host: "127.0.0.1",
    port: 0,
    settings: { touchGapMs: 0 },
  });
}

async function openPage(): Promise<Socket> {
  const { origin } = new URL(kiosk.url);
  const opened = io(`${origin}/kiosk`, { transports: ["websocket"], extraHeaders: { origin } });
  const obstacle = async (): Promise<unknown> =>
    (await asked<{ obstacle: unknown }>("readState", null, opened)).obstacle;
  await expect.poll(obstacle, patience).toBeNull();
  return opened;
}

async function asked<Value>(name: string, argument: unknown = null, on = page): Promise<Value> {
  const answer = (await on.emitWithAck("call", name, argument)) as { ok: boolean; value: Value };
  if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer)}`);
  return answer.value;
}

/** One visitor's number, on paper. */
async function take(touch: string): Promise<string> {
  const touchId = touch.repeat(32);
  const { label } = await asked<{ label: string }>("takeTicket", {
    touchId,
    serviceId: "ktp-el",
    partySize: 1,
    classId: "regular",
    needs: [],
    acceptWait: true,
    separate: false,
    noPaper: false,
    journey: null,
    language: "id",
  });
  await asked("endTouch", { touchId });
  return label;
}

async function program(...words: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [join(root, "apps/hub/src/main.ts"), ...words]);
}

async function waiting(): Promise<unknown> {
  const state = await asked<{ services: { serviceId: string; waiting: number }[] }>("readState");
  return state.services.find(({ serviceId }) => serviceId === "ktp-el")?.waiting;
}

describe("a hub whose disk was put back to an older backup", () => {
  it("hears from the kiosk's journal what it printed since, online and alone, and goes on behind it", async () => {
    const data = join(folder, "data");
    expect(await take("a")).toBe("A001");
    await program("backup", "--to", join(folder, "hall.backup"), "--data", data);
    expect([await take("b"), await take("c")]).toEqual(["A002", "A003"]);
    const { port } = hub;
    await hub.stop();
    const alone = async (): Promise<unknown> => (await asked<{ alone: boolean }>("readState")).alone;
    await expect.poll(alone, patience).toBe(true);
    expect(await take("d")).toBe("X001");
    hub = await openHub(port);
    await expect.poll(alone, patience).toBe(false);
    await expect.poll(waiting, patience).toBe(4);
    // What was handed over since the backup is lost with it, and comes once more.
    await hub.stop();
    await program("restore", "--from", join(folder, "hall.backup"), "--data", data);
    hub = await openHub(port);
    await expect.poll(alone, patience).toBe(false);
    await expect.poll(waiting, patience).toBe(4);
    expect(await take("e")).toBe("A004");
    await expect.poll(waiting, patience).toBe(5);
  });
});
