import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createLog, type RunningHub, startHub, type Subject } from "@giliran/hub";
import { createHubClient, type HubClient } from "@giliran/shared/client";
import { counterId, deviceId, serviceId, staffId } from "@giliran/shared/contract";
import { runningClock } from "../../e2e/hallClock.ts";
import { type LedgerRow, readLedger } from "../../e2e/ledger.ts";
import { type Chance, createEngine } from "../../simulate/engine.ts";
import { type Cable, layCable } from "./proxy.ts";
import { type Heard, openScreen, type Screen } from "./screen.ts";

const sample = join(import.meta.dirname, "../../../apps/hub/sample/magetan.yaml");
/** So long things go wrong, ms. */
const stormMs = 18_000;
const desks = [
  { officer: staffId.parse("siti"), counter: counterId.parse("loket-1") },
  { officer: staffId.parse("budi"), counter: counterId.parse("loket-2") },
];

/** What came of one schedule: what loudspeakers played, and what stands in the ledger when everything is over. */
export interface Outcome {
  readonly heard: readonly Heard[];
  readonly ledger: readonly LedgerRow[];
  /** Number and counter of each announcement, by the ledger's id. */
  readonly calls: number;
  readonly deeds: readonly string[];
}

/** One hall with two screens of one zone: calls, while cables are cut, pages loaded anew and the hub restarted, as the seed says. */
export async function liveThrough(seed: number): Promise<Outcome> {
  const chance = createEngine(seed).chance("voice");
  const world = await openWorld();
  const end = performance.now() + stormMs;
  while (performance.now() < end) {
    await pause(chance.between(100, 1_000));
    await happen(world, chance);
  }
  await world.mendAll();
  // What is being said is said to its end.
  await pause(4_000);
  return await world.close();
}

interface World {
  readonly call: (desk: number) => Promise<void>;
  readonly cut: (screen: number, ms: number) => void;
  readonly reload: (screen: number, orderly: boolean) => void;
  readonly restartHub: () => Promise<void>;
  readonly mendAll: () => Promise<void>;
  readonly note: (deed: string) => void;
  readonly close: () => Promise<Outcome>;
}

async function happen(world: World, chance: Chance): Promise<void> {
  const screen = chance.whole(0, 1);
  const deed = chance.weighted([
    [24, "call"],
    [5, "cut"],
    [2, "reload"],
    [1, "restart"],
  ] as const);
  world.note(deed);
  if (deed === "call") await world.call(chance.whole(0, 1));
  if (deed === "cut") world.cut(screen, chance.between(50, 2_500));
  if (deed === "reload") world.reload(screen, chance.isSo(0.5));
  if (deed === "restart") await world.restartHub();
}

async function openWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "giliran-voice-"));
  const clock = runningClock();
  const hall = readFileSync(sample, "utf8").replace("mode: enforce", "mode: off");
  writeFileSync(join(folder, "hall.yaml"), hall);
  copyFileSync(join(sample, "../slip-logo.png"), join(folder, "slip-logo.png"));
  const places = { dataFolder: join(folder, "data"), hallFile: join(folder, "hall.yaml") };
  const open = async (port: number): Promise<RunningHub> =>
    await startHub(
      { port, ...places, pages: { web: folder, display: folder } },
      { log: createLog("silent"), clock },
    );

  let hub = await open(0);
  const { port } = hub;
  const heard: Heard[] = [];
  const deeds: string[] = [];
  let calls = 0;
  const cables: Cable[] = [await layCable(() => port), await layCable(() => port)];
  const mending = new Set<ReturnType<typeof setTimeout>>();
  const zone = { kind: "device", id: deviceId.parse("zona-a") } as const;
  const screens: Screen[] = [];
  for (const cable of cables) {
    const screen = openScreen("zona-a", cable.url, await tokenFor(hub, zone), heard);
    screens.push(screen);
    screen.start();
  }
  const officers = await Promise.all(
    desks.map(async ({ officer, counter }) => await sit(hub, officer, counter)),
  );

  return {
    note: (deed) => deeds.push(deed),
    call: async (desk) => {
      const [client, own] = [officers[desk], desks[desk]];
      if (client === undefined || own === undefined) return;
      const view = client.snapshot().frame?.view;
      const inHand = view?.kind === "panel" ? (view.counter?.inHand?.ticketId ?? null) : null;
      const answer = await client.send({
        type: "callWalkIn",
        counterId: own.counter,
        expectedTicketId: inHand,
        outcomeId: null,
        serviceId: serviceId.parse("ktp-el"),
      });
      if (answer.ok) calls += 1;
    },
    cut: (screen, ms) => {
      const cable = cables[screen];
      cable?.cut();
      mending.add(setTimeout(() => cable?.mend(), ms));
    },
    reload: (screen, orderly) => screens[screen]?.reload(orderly),
    restartHub: async () => {
      // As by a lost power cable: nobody hears a good-bye.
      for (const cable of cables) cable.cut();
      await hub.stop();
      hub = await open(port);
      for (const cable of cables) cable.mend();
    },
    mendAll: async () => {
      for (const timer of mending) clearTimeout(timer);
      for (const cable of cables) cable.mend();
      await Promise.resolve();
    },
    close: async () => {
      for (const screen of screens) screen.stop();
      for (const officer of officers) officer.stop();
      for (const cable of cables) await cable.close();
      // Whatever nobody said or told is out of its life.
      clock.wait(180_000);
      const file = join(folder, "data", "hall.db");
      while (readLedger(file).some(({ outcome }) => outcome === null)) await pause(100);
      const ledger = readLedger(file);
      await hub.stop();
      rmSync(folder, { recursive: true, force: true });
      return { heard, ledger, calls, deeds };
    },
  };
}

async function tokenFor(hub: RunningHub, subject: Subject): Promise<string> {
  const answer = await fetch(`${hub.url}/api/redeem`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code: hub.invite(subject, "link") }),
  });
  return ((await answer.json()) as { value: { token: string } }).value.token;
}

async function sit(
  hub: RunningHub,
  id: (typeof desks)[number]["officer"],
  counter: (typeof desks)[number]["counter"],
): Promise<HubClient> {
  const token = await tokenFor(hub, { kind: "staff", id });
  const client = createHubClient({ url: hub.url, token, screen: null });
  const connected = new Promise<void>((resolve) => {
    client.subscribe(() => {
      if (client.snapshot().frame !== null) resolve();
    });
  });
  client.start();
  await connected;
  await client.send({ type: "openCounter", counterId: counter, takeOver: false });
  return client;
}
