import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { onTestFinished } from "vitest";
import type { Redeemed } from "@giliran/shared/contract";
import { createLog, startHub, type HubOptions, type HubSurroundings, type RunningHub } from "../src/index.ts";
import { type Answer, type BareClient, connectBare, type Handshake } from "./bareClient.ts";
import { hallFile, noonZone } from "./hallFile.ts";

export interface TestHallSetup {
  /** What the hall file says; text is written as it is. Without it, the small hall, in Magetan on a clock of its own. */
  readonly file?: object | string;
  /** A data folder that outlives this hub; by default a new one that goes with the test. */
  readonly folder?: string;
  readonly options?: Partial<HubOptions>;
  readonly around?: HubSurroundings;
}

export interface TestHall {
  readonly hub: () => RunningHub;
  readonly url: () => string;
  readonly folder: string;
  readonly hallFile: string;
  /** `POST path` with a JSON body, answered with JSON. */
  readonly post: <Value = unknown>(
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer<Value>>;
  /** Lets this device ("kiosk-1") or member of staff ("officer-1") in by a one-time link; a new token each time. */
  readonly tokenOf: (id: string) => Promise<string>;
  /** Lets somebody in and connects them, with the first view there. */
  readonly connect: (id: string, handshake?: Partial<Handshake>) => Promise<BareClient>;
  /** Rows of the hall's database, read beside the hub. */
  readonly rows: <Row = Record<string, unknown>>(sql: string) => Row[];
  /** The value of one line of /metrics: "giliran_commits_total", 'giliran_frames_dropped{reason="malformed"}'. */
  readonly metric: (line: string) => Promise<number>;
  readonly stop: () => Promise<void>;
  /** Stops the hub, if it runs, and starts it again on the same data and port. */
  readonly restart: () => Promise<void>;
}

/** Limits that no test meets by chance; those that are about limits set their own. */
const amply = { perSecond: 100_000, burst: 100_000 };
const noLimits = { client: amply, address: amply, total: amply, redeemPerMinute: 100_000 };

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "giliran-hub-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The options of a hub on a free port, without pages. */
export function hubOptionsFor(folder: string, file: string): HubOptions {
  const nowhere = join(folder, "no-pages");
  return {
    port: 0,
    dataFolder: join(folder, "data"),
    hallFile: file,
    pages: { web: nowhere, display: nowhere },
    limits: noLimits,
  };
}

/** Writes a hall file into a folder and gives its path. */
export function writeHallFile(folder: string, file: object | string): string {
  const path = join(folder, "hall.yaml");
  writeFileSync(path, typeof file === "string" ? file : JSON.stringify(file));
  return path;
}

/** The real hub on a free port with a hall of its own, silent; stopped when the test has finished. */
export async function startTestHall(setup: TestHallSetup = {}): Promise<TestHall> {
  const folder = setup.folder ?? temporaryFolder();
  const file = setup.file ?? hallFile(setup.around?.clock === undefined ? { zone: noonZone() } : {});
  const path = setup.options?.hallFile ?? writeHallFile(folder, file);
  const around: HubSurroundings = { log: createLog("silent"), ...setup.around };
  const options = { ...hubOptionsFor(folder, path), ...setup.options };
  const clients = new Set<BareClient>();
  let hub = await startHub(options, around);
  onTestFinished(async () => {
    clients.forEach((client) => client.close());
    await hub.stop();
  });

  async function post<Value>(
    at: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Value>> {
    const response = await fetch(`${hub.url}${at}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    return (await response.json()) as Answer<Value>;
  }

  async function tokenOf(id: string): Promise<string> {
    const kind = hub.devices().some((device) => device.id === id) ? "device" : "staff";
    const code = hub.invite({ kind, id } as Parameters<RunningHub["invite"]>[0], "link");
    const answer = await post<Redeemed>("/api/redeem", { code });
    if (!answer.ok) throw new Error(`${id} was not let in: ${answer.error}`);
    return answer.value.token;
  }

  return {
    hub: () => hub,
    url: () => hub.url,
    folder,
    hallFile: path,
    post,
    tokenOf,
    connect: async (id, handshake = {}) => {
      const token = handshake.token ?? (await tokenOf(id));
      const client = await connectBare(hub.url, { ...handshake, token });
      clients.add(client);
      return client;
    },
    rows: <Row>(sql: string) => rowsOf<Row>(options.dataFolder, sql),
    metric: async (line) => metricOf(await (await fetch(`${hub.url}/metrics`)).text(), line),
    stop: () => hub.stop(),
    restart: async () => {
      const { port } = hub;
      await hub.stop();
      hub = await startHub({ ...options, port }, around);
    },
  };
}

/** Rows of the database in this data folder. */
export function rowsOf<Row>(dataFolder: string, sql: string): Row[] {
  const database = new Database(join(dataFolder, "hall.db"), { readonly: true });
  try {
    return database.prepare<[], Row>(sql).all();
  } finally {
    database.close();
  }
}

function metricOf(text: string, line: string): number {
  const found = text.split("\n").find((one) => one.startsWith(`${line} `));
  return found === undefined ? 0 : Number(found.slice(line.length + 1));
}

/** Waits until something is so, looking again and again; the test's own time limit ends it. */
export async function until<Value>(look: () => Value | Promise<Value>): Promise<NonNullable<Value>> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
