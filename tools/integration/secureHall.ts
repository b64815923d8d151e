import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request as requestPlain } from "node:http";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Clock, createLog, type RunningHub, startHub } from "@giliran/hub";
import { deviceConfigSchema, type KioskHost, startKioskProgram } from "@giliran/kiosk";
import { createHubClient, type HubClient } from "@giliran/shared/client";
import { staffId } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";
import { io } from "socket.io-client";
import { afterEach, beforeEach, expect } from "vitest";

const sample = join(import.meta.dirname, "../../apps/hub/sample/magetan.yaml");
export const patience = { timeout: 20_000 };

export interface HubWish {
  readonly data?: string;
  readonly port?: number;
  /** The hub's clock is off by this, ms. */
  readonly ahead?: number;
  /** Also by multicast DNS. */
  readonly announced?: boolean;
  readonly publicDoor?: { readonly certificateFile: string; readonly keyFile: string } | "plain";
}

export interface KioskState {
  readonly hub: { readonly status: string };
  readonly alone: boolean;
  readonly obstacle: string | null;
  readonly pairing: { phase: string; code: string | null; fingerprint: string | null } | null;
}

export interface Kiosk {
  readonly program: KioskHost;
  readonly state: () => KioskState | null;
  readonly stop: () => Promise<void>;
}

/** Real hubs with real certificates, and the kiosk's own program, in a folder that goes with the test. */
export function useSecureHall() {
  let folder = "";
  let written: string[] = [];
  const ends: (() => Promise<unknown> | undefined)[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "giliran-secure-"));
    written = [];
    writeFileSync(join(folder, "host.html"), "<title>kiosk</title>");
    const hall = readFileSync(sample, "utf8").replace(
      "healthGate:\n  mode: enforce",
      "healthGate:\n  mode: off",
    );
    writeFileSync(join(folder, "hall.yaml"), hall);
    copyFileSync(join(sample, "../slip-logo.png"), join(folder, "slip-logo.png"));
  });

  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end();
    rmSync(folder, { recursive: true, force: true });
  });

  async function openHub({
    data = "data",
    port = 0,
    ahead = 0,
    announced = false,
    publicDoor,
  }: HubWish = {}): Promise<RunningHub> {
    const clock: Clock = {
      now: () => (Date.now() + ahead) as Instant,
      monotonic: () => performance.now(),
    };
    const log = createLog("info", { write: (line: string) => void written.push(line) });
    const own = publicDoor === "plain" ? {} : publicDoor;
    const hub = await startHub(
      {
        port,
        secure: true,
        announced,
        dataFolder: join(folder, data),
        hallFile: join(folder, "hall.yaml"),
        pages: { web: folder, display: folder },
        publicDoor: publicDoor === undefined ? null : { host: "127.0.0.1", port: 0, ...own },
      },
      { log, clock },
    );
    ends.push(hub.stop);
    return hub;
  }

  /** A kiosk's program with a folder of its own. */
  async function openKiosk(hubUrl: string, name: string, fingerprint: string | null = null): Promise<Kiosk> {
    const program = await startKioskProgram({
      hubUrl,
      fingerprint,
      tokenFile: join(folder, `${name}.json`),
      dataFolder: join(folder, `${name}.data`),
      devices: deviceConfigSchema.parse({ thermometer: { kind: "none" } }),
      pages: folder,
      host: "127.0.0.1",
      port: 0,
      log: createLog("info", { write: (line: string) => void written.push(line) }),
    });
    const origin = new URL(program.url).origin;
    const page = io(`${origin}/kiosk`, { transports: ["websocket"], extraHeaders: { origin } });
    let state: KioskState | null = null;
    page.on("state", (heard: KioskState) => void (state = heard));
    const stop = async (): Promise<void> => {
      page.disconnect();
      await program.stop();
    };
    ends.push(stop);
    return { program, state: () => state, stop };
  }

  async function shows(kiosk: Kiosk, phase: string): Promise<NonNullable<KioskState["pairing"]>> {
    await expect.poll(() => kiosk.state()?.pairing?.phase, patience).toBe(phase);
    const pairing = kiosk.state()?.pairing;
    if (pairing === null || pairing === undefined) throw new Error("it asks nobody");
    return pairing;
  }

  async function works(kiosk: Kiosk): Promise<void> {
    await expect.poll(() => kiosk.state()?.hub.status, patience).toBe("connected");
    await expect.poll(() => kiosk.state()?.obstacle, patience).toBeNull();
  }

  /** An administrator at a panel of the hall. */
  async function administratorOf(hub: RunningHub): Promise<HubClient> {
    const code = hub.invite({ kind: "staff", id: staffId.parse("administrator") }, "code");
    const answer = await ask(`${hub.url}/api/redeem`, authorityOf(hub), { method: "POST", body: { code } });
    const { value } = JSON.parse(answer.text) as { value: { token: string } };
    const authorities = (): readonly string[] => [authorityOf(hub)];
    const client = createHubClient({ url: hub.url, token: value.token, screen: null, authorities });
    ends.push(async () => await Promise.resolve(client.stop()));
    client.start();
    await expect.poll(() => client.snapshot().status, patience).toBe("connected");
    return client;
  }

  async function letIn(hub: RunningHub, code: string | null, name: string): Promise<void> {
    const administrator = await administratorOf(hub);
    const answer = await administrator.send({
      type: "acceptMachine",
      code: code ?? "",
      deviceId: null,
      name,
      zoneId: null,
      screen: null,
      counterId: null,
      language: "id",
      serviceIds: null,
      printer: null,
    });
    expect(answer).toMatchObject({ ok: true });
  }

  /** A kiosk that was let in by a person who compared the fingerprints. */
  async function pairedKiosk(hub: RunningHub, name: string): Promise<Kiosk> {
    const kiosk = await openKiosk(hub.url, name);
    const { code } = await shows(kiosk, "waiting");
    await letIn(hub, code, name);
    await works(kiosk);
    return kiosk;
  }

  return {
    folder: () => folder,
    /** All that hubs and kiosks have logged. */
    written: () => written.join(""),
    openHub,
    openKiosk,
    pairedKiosk,
    letIn,
    administratorOf,
    shows,
    works,
  };
}

/** One request with this authority believed, as a program without a browser makes it. */
export async function ask(
  url: string,
  ca: string,
  wish: { readonly method?: string; readonly body?: object; readonly token?: string } = {},
): Promise<{ readonly status: number; readonly text: string }> {
  return await new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${wish.token ?? ""}` };
    const asked = request(url, { ca, method: wish.method ?? "GET", headers, agent: false }, (response) => {
      let text = "";
      response.on("data", (part: Buffer) => (text += part.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.on("error", reject);
    asked.end(wish.body === undefined ? undefined : JSON.stringify(wish.body));
  });
}

/** The status of a plain request by this name of the hub. */
export async function statusBy(url: string, host: string): Promise<number> {
  return await new Promise((resolve, reject) => {
    const asked = requestPlain(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on("error", reject);
    asked.end();
  });
}

export function authorityOf(hub: RunningHub): string {
  return hub.security?.authorities() ?? "";
}
