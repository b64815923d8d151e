import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLog, type RunningHub, startHub, type Subject } from "@giliran/hub";
import { deviceConfigSchema, type KioskHost, type KioskIds, startKioskHost } from "@giliran/kiosk";
import { deviceId, staffId } from "@giliran/shared/contract";
import { findFreePort } from "../start/addresses.ts";
import { pairKiosk } from "../start/kioskToken.ts";
import { type Arrivals, type Desk, openArrivals, openDesk } from "./people.ts";
import { type HallClock, runningClock } from "./hallClock.ts";
import { type LedgerRow, readLedger } from "./ledger.ts";
import { standInVoice } from "./voice/hearing.ts";

const root = join(import.meta.dirname, "..", "..");
const sample = join(root, "apps/hub/sample/magetan.yaml");

/** What a test may have otherwise than the sample hall has it. */
export interface HallWish {
  /** Default: one that runs, from a fixed morning. */
  readonly clock?: HallClock;
  /** Changes the text of the sample hall's file; `officers` is one such change. */
  readonly edit?: (hallFile: string) => string;
  /** The sample hall's health protocol is enforced; else it is off, so that a touch leads to a number. */
  readonly gate?: boolean;
  /** Language packs of the hall's own. */
  readonly packs?: readonly { readonly tag: string }[];
  /** Where the slips say that phones reach the hub. Default: the hub's own address. */
  readonly publicAddress?: string;
  /** Where the kiosk's secrets come from; default: the system's source of chance. */
  readonly kioskIds?: KioskIds;
  /** Port of the simulated printer; default: any free one. */
  readonly printerPort?: number;
}

/** The real hub and the real kiosk of the sample hall, with simulated devices, on free ports and a folder of their own. */
export interface TestHall {
  /** The landing page. */
  readonly url: string;
  readonly kioskUrl: string;
  readonly clock: HallClock;
  /** A one-time code for a member of staff or a machine, as an administrator would hand it out. */
  readonly codeFor: (kind: "staff" | "device", id: string) => string;
  /** An officer at a counter, over the panel's own wire, without its page. */
  readonly seat: (officer: string, counter: string) => Promise<Desk>;
  /** Visitors who took their numbers before the test begins. */
  readonly arrivals: Arrivals;
  /** The voice's ledger as it stands on the disk. */
  readonly ledger: () => readonly LedgerRow[];
  /** All that hub and kiosk have written so far: every file of theirs, and every line of their logs. */
  readonly written: () => string;
  /** True once the hub was closed while its screens were open: they say in their consoles that it is away. */
  readonly wasAway: () => boolean;
  /** Whether whoever began the kiosk's browser is told to begin it anew. */
  readonly kioskPageGone: () => boolean;
  /** Closes the kiosk's host; its pages stay, and say so. */
  readonly stopKiosk: () => Promise<void>;
  /** Closes the hub; the kiosk and all pages stay. */
  readonly stopHub: () => Promise<void>;
  /** Opens it again, on the same port and the same data. */
  readonly startHub: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Everything is as `npm start` composes it, but hub and kiosk can be stopped one by one. */
export async function openHall(wish: HallWish = {}): Promise<TestHall> {
  const folder = mkdtempSync(join(tmpdir(), "giliran-e2e-"));
  const clock = wish.clock ?? runningClock();
  const logged: string[] = [];
  const log = logInto(logged);
  const kioskPort = await findFreePort();
  const hallFile = join(folder, "hall.yaml");
  const text = (wish.edit ?? unchanged)(readFileSync(sample, "utf8"));
  writeFileSync(
    hallFile,
    wish.gate === true ? text : text.replace(enforcedGate, "healthGate:\n  mode: off\n"),
  );
  copyFileSync(join(sample, "../slip-logo.png"), join(folder, "slip-logo.png"));
  const data = join(folder, "data");
  for (const pack of wish.packs ?? []) {
    mkdirSync(join(data, "packs"), { recursive: true });
    writeFileSync(join(data, "packs", `${pack.tag}.json`), JSON.stringify(pack));
  }
  const startHere = async (port: number): Promise<RunningHub> =>
    await startHub(
      {
        port,
        dataFolder: data,
        hallFile,
        sample: true,
        pages: { web: join(root, "apps/hub/dist/web"), display: join(root, "apps/display/dist") },
        neighbours: neighbours(kioskPort),
        publicAddress: wish.publicAddress ?? null,
      },
      { clock, log },
    );
  let hub: RunningHub | null = await startHere(0);
  const { port, url } = hub;
  const running = (): RunningHub => {
    if (hub === null) throw new Error("The hub is stopped.");
    return hub;
  };
  const kiosk = await startKiosk(running(), kioskPort, folder, wish, log);
  const arrivals = await openArrivals(url, () => inviteKiosk(running()));
  let away = false;
  const desks: Desk[] = [];
  const stopHub = async (): Promise<void> => {
    away = true;
    const stopping = hub;
    hub = null;
    await stopping?.stop();
  };
  return {
    url,
    kioskUrl: kiosk.url,
    clock,
    codeFor: (kind, id) => running().invite(subjectOf(kind, id), "code"),
    arrivals,
    seat: async (officer, counter) => {
      const desk = await openDesk(url, running().invite(subjectOf("staff", officer), "link"), counter);
      desks.push(desk);
      return desk;
    },
    ledger: () => readLedger(join(data, "hall.db")),
    written: () => [...filesIn(folder), ...logged].join("\n"),
    wasAway: () => away,
    kioskPageGone: () => existsSync(pageSignalIn(folder)),
    stopKiosk: async () => {
      away = true;
      await kiosk.stop();
    },
    stopHub,
    startHub: async () => {
      hub = await startHere(port);
    },
    stop: async () => {
      arrivals.stop();
      for (const desk of desks.splice(0)) desk.stop();
      await kiosk.stop();
      await stopHub();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function subjectOf(kind: "staff" | "device", id: string): Subject {
  return kind === "staff" ? { kind, id: staffId.parse(id) } : { kind, id: deviceId.parse(id) };
}

/** All is kept, and only what nobody expects is told: a test that stops its hub knows that. */
function logInto(logged: string[]): ReturnType<typeof createLog> {
  return createLog("info", {
    write: (line: string) => {
      logged.push(line);
      if (line.startsWith('{"level":50') || line.startsWith('{"level":60')) process.stderr.write(line);
    },
  });
}

/** Every file in a folder and below it, a byte for a sign. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), "latin1"));
}

const enforcedGate = "healthGate:\n  mode: enforce\n";

function unchanged(hallFile: string): string {
  return hallFile;
}

/** Officers beside Siti and Budi; their ids are their first names in lower case. */
export function officers(...names: readonly string[]): (hallFile: string) => string {
  const rows = names.map(
    (name) => `  - { id: ${name.split(" ")[0]?.toLowerCase() ?? ""}, role: officer, name: ${name} }\n`,
  );
  return (hallFile) => hallFile.replace("\nstaff:\n", `\nstaff:\n${rows.join("")}`);
}

async function startKiosk(
  hub: RunningHub,
  port: number,
  folder: string,
  { kioskIds, printerPort = 0 }: HallWish,
  log: ReturnType<typeof createLog>,
): Promise<KioskHost> {
  const machine = kioskOf(hub);
  const file = join(folder, "kiosk.token.json");
  const { id, token } = await pairKiosk({
    hubUrl: hub.url,
    id: machine.id,
    invite: () => inviteKiosk(hub),
    file,
  });
  return await startKioskHost({
    hubUrl: hub.url,
    deviceId: id,
    token,
    dataFolder: join(folder, "kiosk.data"),
    devices: deviceConfigSchema.parse({
      printer: { kind: "simulated", port: printerPort },
      speech: { kind: "espeak", program: standInVoice },
    }),
    host: "127.0.0.1",
    port,
    pageSignal: pageSignalIn(folder),
    log,
    ...(kioskIds !== undefined && { ids: kioskIds }),
  });
}

function pageSignalIn(folder: string): string {
  return join(folder, "page-gone");
}

function kioskOf(hub: RunningHub): ReturnType<RunningHub["devices"]>[number] {
  const found = hub.devices().find(({ role }) => role === "kiosk");
  if (found === undefined) throw new Error("The sample hall has no kiosk.");
  return found;
}

function inviteKiosk(hub: RunningHub): string {
  return hub.invite({ kind: "device", id: kioskOf(hub).id }, "link");
}

function neighbours(port: number): { kind: "kiosk" | "simulators"; name: string; href: string }[] {
  const origin = `http://127.0.0.1:${String(port)}`;
  return [
    { kind: "kiosk", name: "Anjungan", href: `${origin}/` },
    { kind: "simulators", name: "Simulator", href: `${origin}/simulators` },
  ];
}
