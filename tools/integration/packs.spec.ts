import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLog, type RunningHub, startHub, type Subject } from "@giliran/hub";
import { deviceConfigSchema, type KioskHost, startKioskHost } from "@giliran/kiosk";
import { createHubClient, type HubClient } from "@giliran/shared/client";
import { deviceId, staffId } from "@giliran/shared/contract";
import { javanesePack, rightToLeftPack } from "@giliran/shared/testing";
import { io, type Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runningClock } from "../e2e/hallClock.ts";
import { pairKiosk } from "../start/kioskToken.ts";

// The real hub with packs in its data folder, and the real kiosk with a simulated printer; the page is the test.
const sample = join(import.meta.dirname, "../../apps/hub/sample/magetan.yaml");
const log = createLog("silent");
const patience = { timeout: 20_000 };
let folder: string;
let hub: RunningHub;
let kiosk: KioskHost;
let page: Socket;
let simulators: Socket;
let office: HubClient | null = null;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "giliran-packs-"));
  mkdirSync(join(folder, "data/packs"), { recursive: true });
  writeFileSync(join(folder, "host.html"), "<title>kiosk</title>");
  layPack("jv.json", javanesePack);
  layPack("broken.json", '{"tag": "su"');
  const hall = readFileSync(sample, "utf8")
    .replace("healthGate:\n  mode: enforce", "healthGate:\n  mode: off")
    .replace("languages: [id, en]", "languages: [id, en, jv, ar]")
    .replace("healthGate:\n  mode: enforce\n", "healthGate:\n  mode: off\n");
  writeFileSync(join(folder, "hall.yaml"), hall);
  copyFileSync(join(sample, "../slip-logo.png"), join(folder, "slip-logo.png"));
  hub = await openHub(0);
  kiosk = await openKiosk();
  page = io(`${new URL(kiosk.url).origin}/kiosk`, fromItsPage());
  simulators = io(`${new URL(kiosk.url).origin}/simulators`, fromItsPage());
  await ready();
});

afterEach(async () => {
  office?.stop();
  page.disconnect();
  simulators.disconnect();
  await kiosk.stop();
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function ready(): Promise<void> {
  const obstacle = async (): Promise<unknown> => (await asked<{ obstacle: unknown }>("readState")).obstacle;
  await expect.poll(obstacle, patience).toBeNull();
}

function layPack(name: string, content: unknown): void {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  writeFileSync(join(folder, "data/packs", name), text);
}

async function openHub(port: number): Promise<RunningHub> {
  const pages = { web: folder, display: folder };
  const hallFile = join(folder, "hall.yaml");
  return await startHub(
    { port, dataFolder: join(folder, "data"), hallFile, pages },
    { log, clock: runningClock() },
  );
}

async function openKiosk(): Promise<KioskHost> {
  const machine = hub.devices().find(({ role }) => role === "kiosk");
  if (machine === undefined) throw new Error("The sample hall has no kiosk.");
  const { id, token } = await pairKiosk({
    hubUrl: hub.url,
    id: machine.id,
    invite: () => hub.invite({ kind: "device", id: deviceId.parse(machine.id) }, "link"),
    file: join(folder, "kiosk.json"),
  });
  const devices = deviceConfigSchema.parse({ thermometer: { kind: "none" } });
  const options = { hubUrl: hub.url, deviceId: id, token, devices, pages: folder, log };
  return await startKioskHost({
    dataFolder: null,
    ...options,
    host: "127.0.0.1",
    port: 0,
    settings: { touchGapMs: 0 },
  });
}

function fromItsPage(): { transports: string[]; extraHeaders: { origin: string } } {
  return { transports: ["websocket"], extraHeaders: { origin: new URL(kiosk.url).origin } };
}

/** One call of the kiosk's page. @throws Error with the kiosk's refusal */
async function asked<Value>(name: string, argument: unknown = null): Promise<Value> {
  const answer = (await page.emitWithAck("call", name, argument)) as { ok: boolean; value: Value };
  if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer)}`);
  return answer.value;
}

async function tagsOfPacks(): Promise<readonly string[]> {
  return (await asked<{ tag: string }[]>("readPacks")).map(({ tag }) => tag);
}

const drawn = "drawn";

/** Takes a number and reads its slip from the simulated printer's paper, line by line; what is drawn is `drawn`. */
async function slipIn(language: string, touch: string): Promise<readonly string[]> {
  const touchId = touch.repeat(32);
  const wish = {
    serviceId: "ktp-el",
    partySize: 2,
    classId: "regular",
    needs: [],
    acceptWait: false,
    separate: false,
    noPaper: false,
    journey: null,
    language,
  };
  await asked("takeTicket", { touchId, ...wish });
  await asked("endTouch", { touchId });
  const answer = (await simulators.emitWithAck("call", "readSimulators", null)) as {
    value: { printer: { slips: { svg: string }[] } };
  };
  const svg = answer.value.printer.slips[0]?.svg ?? "";
  return Array.from(
    svg.matchAll(/<text[^>]*>([^<]*)<\/text>|<path class="dots"/gu),
    ([, text]) => text ?? drawn,
  );
}

async function warnings(): Promise<readonly string[]> {
  const administrator: Subject = { kind: "staff", id: staffId.parse("administrator") };
  const response = await fetch(`${hub.url}/api/redeem`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code: hub.invite(administrator, "code") }),
  });
  const { value } = (await response.json()) as { value: { token: string } };
  const client = createHubClient({ url: hub.url, token: value.token, screen: null });
  office = client;
  client.start();
  await expect.poll(() => client.snapshot().frame?.view.kind, patience).toBe("admin");
  const view = client.snapshot().frame?.view;
  return view?.kind === "admin" ? view.warnings : [];
}

describe("a language of the hall's own", () => {
  it("stands on the kiosk's slips, with Indonesian for what lacks", async () => {
    expect(await tagsOfPacks()).toEqual(["jv"]);
    const slip = await slipIn("jv", "a");
    expect(slip).toEqual(expect.arrayContaining(["Nomer antrean", "A001", "Untuk 2 orang"]));
    expect(slip.join("\n")).toContain("Senèn, 23 November 2026");
    expect(slip).toContain("Nomor dipanggil lewat layar dan suara.");
  });

  it("is told of where it lacks something, and a broken file is named while everything else runs", async () => {
    expect(await warnings()).toEqual([
      expect.stringMatching(/^Language pack broken\.json is skipped: it is not JSON/),
      expect.stringMatching(
        /^Language pack "jv" lacks \d+ texts, for example .+; they are shown in Indonesian\.$/,
      ),
      'The hall speaks "ar" but has no language pack of it; Indonesian is shown instead.',
    ]);
    expect(await slipIn("id", "b")).toContain("Nomor antrean");
  });

  it("comes to the kiosk when the hub has started again; a slip is drawn where the printer lacks its letters", async () => {
    const before = await asked<{ packsDigest: string }>("readState");
    layPack("ar.json", rightToLeftPack);
    const { port } = hub;
    await hub.stop();
    hub = await openHub(port);
    await expect.poll(tagsOfPacks, patience).toEqual(["ar", "jv"]);
    const after = await asked<{ packsDigest: string; obstacle: string | null }>("readState");
    expect(after.packsDigest).not.toBe(before.packsDigest);
    const slip = await slipIn("ar", "c");
    expect(slip).toContain("A001");
    expect(slip).not.toContain("Nomor antrean");
    // The logo, and at least the caption.
    expect(slip.filter((line) => line === drawn).length).toBeGreaterThan(1);
    expect(slip.filter((line) => line.includes("?"))).toEqual([]);
  });
});
