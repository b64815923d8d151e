import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLog, type RunningHub, startHub } from "@giliran/hub";
import { deviceId } from "@giliran/shared/contract";
import { io, type Socket } from "socket.io-client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findFreePort } from "../start/addresses.ts";
import { pairKiosk } from "../start/kioskToken.ts";
import { runningClock } from "../e2e/hallClock.ts";

// The kiosk's shipped program as a process of its own, ended by force while its hub is away.
const root = join(import.meta.dirname, "../..");
const sample = join(root, "apps/hub/sample/magetan.yaml");
const patience = { timeout: 20_000 };
const clock = runningClock();
let folder: string;
let hub: RunningHub;
let program: ChildProcess;
let page: Socket;
let port: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "giliran-killed-"));
  const hall = readFileSync(sample, "utf8").replace(
    "healthGate:\n  mode: enforce",
    "healthGate:\n  mode: off",
  );
  writeFileSync(join(folder, "hall.yaml"), hall);
  copyFileSync(join(sample, "../slip-logo.png"), join(folder, "slip-logo.png"));
  hub = await openHub(0);
  const id = deviceId.parse(hub.devices().find(({ role }) => role === "kiosk")?.id);
  const invite = (): string => hub.invite({ kind: "device", id }, "link");
  await pairKiosk({ hubUrl: hub.url, id, invite, file: join(folder, "token.json") });
  port = await findFreePort();
  program = startProgram();
  page = openPage();
});

afterEach(async () => {
  page.disconnect();
  await killed();
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openHub(at: number): Promise<RunningHub> {
  const places = { dataFolder: join(folder, "data"), hallFile: join(folder, "hall.yaml") };
  return await startHub(
    { port: at, ...places, pages: { web: folder, display: folder } },
    { log: createLog("silent"), clock },
  );
}

function startProgram(): ChildProcess {
  const env = {
    ...process.env,
    GILIRAN_HUB: hub.url,
    GILIRAN_TOKEN_FILE: join(folder, "token.json"),
    GILIRAN_PORT: String(port),
  };
  return spawn(process.execPath, [join(root, "apps/kiosk/dist/kiosk.mjs")], { env, stdio: "ignore" });
}

async function killed(): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const ended = new Promise((resolve) => program.once("exit", resolve));
  program.kill("SIGKILL");
  await ended;
}

function openPage(): Socket {
  const origin = `http://127.0.0.1:${String(port)}`;
  return io(`${origin}/kiosk`, {
    transports: ["websocket"],
    extraHeaders: { origin },
    reconnectionDelayMax: 300,
  });
}

interface State {
  readonly alone: boolean;
  readonly obstacle: string | null;
  readonly touch: { readonly phase: string };
  readonly services: readonly { readonly serviceId: string; readonly waiting: number }[];
}

/** The newest state; null while no program answers. */
async function state(): Promise<State | null> {
  const answer = (await page
    .timeout(1_000)
    .emitWithAck("call", "readState", null)
    .catch(() => null)) as { ok: boolean; value: State } | null;
  return answer?.ok === true ? answer.value : null;
}

async function take(touch: string): Promise<string | null> {
  const touchId = touch.repeat(32);
  const answer = (await page
    .timeout(8_000)
    .emitWithAck("call", "takeTicket", {
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
    })
    .catch(() => null)) as { ok: boolean; value: { label: string } } | null;
  if (answer?.ok !== true) return null;
  await page.emitWithAck("call", "endTouch", { touchId });
  return answer.value.label;
}

/** As a visitor does: touches again until there is a number, or the test's own time ends it. */
async function taken(touch: string): Promise<string> {
  for (;;) {
    const label = await take(touch);
    if (label !== null) return label;
  }
}

/** The program is ended in the middle of a visit. */
async function killedAmid(touch: string): Promise<void> {
  const underWay = async (): Promise<boolean> => {
    void take(touch);
    const now = await state();
    return now !== null && now.touch.phase !== "idle";
  };
  await expect.poll(underWay, patience).toBe(true);
  await killed();
  program = startProgram();
}

it("a kiosk that is ended by force while its hub is away loses no number and gives none twice", async () => {
  const alone = async (): Promise<boolean | undefined> => (await state())?.alone;
  await expect.poll(async () => (await state())?.obstacle, patience).toBeNull();
  const given = [await taken("a")];
  await hub.stop();
  await expect.poll(alone, patience).toBe(true);
  given.push(await taken("b"));
  for (const [first, then] of [
    ["c", "1"],
    ["d", "2"],
    ["e", "3"],
  ] as const) {
    // Whether the number of that visit stands is open, but not whether it is given again.
    await killedAmid(first);
    await expect.poll(alone, patience).toBe(true);
    given.push(await taken(then));
  }
  const { port: at } = new URL(hub.url);
  hub = await openHub(Number(at));
  await expect.poll(alone, patience).toBe(false);
  given.push(await taken("f"));
  expect(new Set(given).size).toBe(given.length);
  expect(given.filter((label) => label.startsWith("A"))).toEqual(["A001", "A002"]);
  const waiting = async (): Promise<number | undefined> =>
    (await state())?.services.find(({ serviceId }) => serviceId === "ktp-el")?.waiting;
  // All that were handed out, and at most those of the three visits that were broken off.
  await expect.poll(waiting, patience).toBeGreaterThanOrEqual(given.length);
  expect(await waiting()).toBeLessThanOrEqual(given.length + 3);
});
