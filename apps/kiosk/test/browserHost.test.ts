import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { deviceConfigSchema, startKioskHost } from "../src/index.ts";
import type { KioskHost } from "../src/index.ts";
import type { Answer, KioskState } from "../src/core/index.ts";
import { hostChannels } from "../src/ipc/names.ts";
import type { SimulatorState } from "../src/ipc/simulatorTable.ts";
import { hubOnSocket, kioskToken } from "./support/hubOnSocket.ts";
import type { HubOnSocket } from "./support/hubOnSocket.ts";
import { ownId, wish } from "./support/rig.ts";
import { until } from "./support/until.ts";

let hub: HubOnSocket;
let host: KioskHost;
let pages: string;
let port: number;
const sockets: Socket[] = [];
const touchId = "0123456789abcdef0123456789abcdef";

beforeAll(async () => {
  pages = mkdtempSync(join(tmpdir(), "giliran-host-"));
  mkdirSync(join(pages, "assets"));
  writeFileSync(join(pages, "host.html"), "<title>kiosk</title>");
  writeFileSync(join(pages, "simulators.html"), "<title>simulators</title>");
  writeFileSync(join(pages, "assets", "main.js"), "export {};");
  hub = await hubOnSocket();
  host = await startKioskHost({ ...options(), port: 0 });
  port = Number(new URL(host.url).port);
});

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

afterAll(async () => {
  await host.stop();
  await hub.close();
  rmSync(pages, { recursive: true, force: true });
});

function options(): Omit<Parameters<typeof startKioskHost>[0], "port"> {
  return {
    host: "127.0.0.1",
    hubUrl: hub.url,
    deviceId: ownId,
    token: kioskToken,
    dataFolder: null,
    devices: deviceConfigSchema.parse({}),
    settings: { touchGapMs: 0 },
    pages,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  };
}

interface Page {
  readonly status: number;
  readonly text: string;
  readonly headers: NodeJS.Dict<string | string[]>;
}

/** Plain HTTP, since `fetch` does not let a test forge Host. */
async function get(path: string, headers: Record<string, string> = {}): Promise<Page> {
  return await new Promise((resolve, reject) => {
    const call = request({ host: "127.0.0.1", port, path, headers }, (response) => {
      let text = "";
      response.on("data", (piece: Buffer) => (text += piece.toString()));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
      );
    });
    call.on("error", reject);
    call.end();
  });
}

function connect(namespace: string, changes: { origin?: string | null; transports?: string[] } = {}): Socket {
  const origin = changes.origin === undefined ? `http://127.0.0.1:${String(port)}` : changes.origin;
  const socket = io(`http://127.0.0.1:${String(port)}${namespace}`, {
    transports: changes.transports ?? ["websocket"],
    reconnection: false,
    forceNew: true,
    ...(origin === null ? {} : { extraHeaders: { origin } }),
  });
  sockets.push(socket);
  return socket;
}

async function turnedAway(socket: Socket): Promise<boolean> {
  return await new Promise((resolve) => {
    socket.on("connect", () => resolve(false));
    socket.on("connect_error", () => resolve(true));
  });
}

async function call(socket: Socket, name: unknown, argument: unknown): Promise<Answer<unknown>> {
  return (await socket.emitWithAck(hostChannels.call, name, argument)) as Answer<unknown>;
}

describe("the pages", () => {
  it("are served with a policy that knows their own host alone", async () => {
    const page = await get("/");
    expect(page).toMatchObject({ status: 200, text: "<title>kiosk</title>" });
    expect(page.headers["content-security-policy"]).toBe(
      "default-src 'none';script-src 'self';style-src 'self';font-src 'self';img-src 'self' data:;media-src 'self' blob:;" +
        "connect-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    );
    expect(page.headers["x-content-type-options"]).toBe("nosniff");
    expect((await get("/simulators")).text).toBe("<title>simulators</title>");
  });

  it("keep hashed files for good and the pages never", async () => {
    expect((await get("/assets/main.js")).headers["cache-control"]).toContain("immutable");
    expect((await get("/")).headers["cache-control"]).toBe("no-cache");
  });

  it.each([
    "/../../package.json",
    "/..%2f..%2fpackage.json",
    "/%2e%2e/%2e%2e/package.json",
    "/assets/",
    "/nothing",
  ])("are all there is: %s", async (path) => {
    expect((await get(path)).status).toBeGreaterThanOrEqual(400);
  });

  it("are not served under a foreign name or to a foreign page", async () => {
    expect((await get("/", { host: "kiosk.example" })).status).toBe(403);
    expect((await get("/", { host: `kiosk.example:${String(port)}` })).status).toBe(403);
    expect((await get("/", { origin: "http://evil.example" })).status).toBe(403);
  });
});

describe("the calls", () => {
  it("are not taken from a foreign page, from no page, or over polling", async () => {
    expect(await turnedAway(connect(hostChannels.kiosk, { origin: "http://evil.example" }))).toBe(true);
    expect(await turnedAway(connect(hostChannels.kiosk, { origin: null }))).toBe(true);
    expect(await turnedAway(connect(hostChannels.kiosk, { transports: ["polling"] }))).toBe(true);
    expect(await turnedAway(connect("/else"))).toBe(true);
    expect(await turnedAway(connect(hostChannels.kiosk))).toBe(false);
  });

  it("begin with the whole state and take a ticket", async () => {
    const socket = connect(hostChannels.kiosk);
    let state: KioskState | null = null;
    const seen: string[] = [];
    socket.on(hostChannels.state, (next: KioskState) => {
      state = next;
      seen.push(next.touch.phase);
    });
    await until("the kiosk is ready", () => state?.obstacle === null);
    const answer = await call(socket, "takeTicket", wish(touchId));
    expect(answer).toMatchObject({ ok: true, value: { paper: "printed" } });
    await until("the page was told", () => seen.at(-1) === "ticket");
    expect(await call(socket, "takeTicket", wish(touchId))).toEqual(answer);
    expect(await call(socket, "endTouch", { touchId })).toEqual({ ok: true, value: null });
    await until("the page was told", () => seen.at(-1) === "idle");
    expect(hub.heardOf("issueTicket")).toHaveLength(1);
  });

  it.each([
    ["an unknown name", "stop", null, "unknown_command"],
    ["a wrong argument", "takeTicket", { touchId }, "malformed"],
    ["the simulators' call", "setPrinterFaults", { paperOut: true }, "unknown_command"],
    ["a text", "endTouch", "x", "malformed"],
  ])("refuse %s by name", async (_name, name, argument, error) => {
    expect(await call(connect(hostChannels.kiosk), name, argument)).toEqual({ ok: false, error });
  });

  it("survive frames of any shape", async () => {
    const socket = connect(hostChannels.kiosk);
    socket.emit(hostChannels.call);
    socket.emit(hostChannels.call, "readState", null, "no function");
    socket.emit("else", { deep: { deep: [] } });
    expect(await call(socket, "readState", null)).toMatchObject({ ok: true, value: { open: true } });
  });

  it("hang up on a frame that is too large, and on it alone", async () => {
    const socket = connect(hostChannels.kiosk);
    const other = connect(hostChannels.kiosk);
    await call(socket, "readState", null);
    socket.emit(hostChannels.call, "endTouch", { touchId: "x".repeat(200_000) });
    await until("the line is down", () => !socket.connected);
    expect(await call(other, "readState", null)).toMatchObject({ ok: true });
  });
});

describe("the simulators", () => {
  it("show what was printed and obey their buttons", async () => {
    const socket = connect(hostChannels.simulators);
    let state: SimulatorState | null = null;
    socket.on(hostChannels.state, (next: SimulatorState) => (state = next));
    const printer = (): SimulatorState["printer"] => state?.printer ?? null;
    await until("the page was told", () => state !== null);
    expect(printer()?.port).toBe(host.printerPort);
    expect(printer()?.slips[0]?.svg).toContain("<svg");
    expect(await call(socket, "setPrinterFaults", { paperLow: true })).toEqual({ ok: true, value: null });
    await until("the page was told", () => printer()?.faults.paperLow === true);
    expect(await call(socket, "setThermometer", { celsius: 38.2 })).toEqual({ ok: true, value: null });
    await until("the page was told", () => state?.thermometer?.celsius === 38.2);
    expect(await call(socket, "setThermometer", { celsius: 1000 })).toEqual({
      ok: false,
      error: "malformed",
    });
    await call(socket, "setPrinterFaults", { paperLow: false });
  });
});

describe("starting", () => {
  it("says in one sentence that the port is taken, and leaves nothing running", async () => {
    await expect(startKioskHost({ ...options(), port })).rejects.toThrow(
      `Port ${String(port)} of 127.0.0.1 is in use by another program.`,
    );
  });

  it("says in one sentence that the pages are not built", async () => {
    const empty = mkdtempSync(join(tmpdir(), "giliran-empty-"));
    const { builtRenderer } = await import("../src/browserHost/builtRenderer.ts");
    expect(() => builtRenderer(empty)).toThrow("The kiosk's pages are not built");
    rmSync(empty, { recursive: true });
  });
});
