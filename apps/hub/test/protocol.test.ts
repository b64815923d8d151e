// Drives the hub as docs/protocol.md says, with a plain socket.io-client, fetch and JSON. Nothing of ours is used for
// speaking: `hall` only starts the hub, and gives the one-time codes that somebody at its console would read out.
import { createHash, randomBytes } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import { afterEach, expect, test } from "vitest";
import { startTestHall } from "./hall.ts";
import { hallWithClasses } from "./hallFile.ts";
import { ownClock } from "./ownClock.ts";

interface Json {
  readonly [name: string]: unknown;
}
interface Result {
  readonly ok: boolean;
  readonly value: never;
  readonly error: string;
}

const open = new Set<Socket>();
afterEach(() => {
  open.forEach((socket) => socket.disconnect());
  open.clear();
});

async function redeem(url: string, code: string): Promise<{ token: string; id: string; role: string }> {
  const response = await fetch(`${url}/api/redeem`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
  });
  expect(response.status).toBe(200);
  const result = (await response.json()) as { ok: boolean; value: never };
  expect(result.ok).toBe(true);
  return result.value;
}

async function connected(url: string, auth: object): Promise<{ socket: Socket; views: Json[] }> {
  const socket = io(url, { transports: ["websocket"], forceNew: true, reconnection: false, auth });
  open.add(socket);
  const views: Json[] = [];
  socket.on("view", (frame: Json) => views.push(frame));
  await new Promise((resolve, reject) => {
    socket.once("view", resolve);
    socket.once("connect_error", reject);
  });
  return { socket, views };
}

async function refusal(url: string, auth: object): Promise<unknown> {
  const socket = io(url, { transports: ["websocket"], forceNew: true, reconnection: false, auth });
  open.add(socket);
  return new Promise((resolve, reject) => {
    socket.once("connect", () => reject(new Error("let in")));
    socket.once("connect_error", (error: Error & { data?: unknown }) => resolve(error.data));
  });
}

function ask(socket: Socket, command: Json, id = randomBytes(16).toString("hex")): Promise<Result> {
  return socket.emitWithAck("command", { id, command }) as Promise<Result>;
}

/** The newest view once it is as wanted. */
async function seen(
  client: { socket: Socket; views: Json[] },
  wanted: (view: Json) => boolean,
): Promise<Json> {
  for (;;) {
    const view = client.views.at(-1)?.["view"] as Json;
    if (wanted(view)) return view;
    await new Promise((resolve) => client.socket.once("view", resolve));
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

test("a ticket from the kiosk to the end of its service", async () => {
  const clock = ownClock();
  const hall = await startTestHall({ around: { clock } });
  const url = hall.url();
  const codeOf = (kind: string, id: string): string => hall.hub().invite({ kind, id } as never, "link");

  const kioskDoor = await redeem(url, codeOf("device", "kiosk-1"));
  expect(kioskDoor).toMatchObject({ id: "kiosk-1", role: "kiosk" });
  const kiosk = await connected(url, { protocol: 4, token: kioskDoor.token, screen: null });
  const first = kiosk.views[0] as Json;
  expect(Object.keys(first).sort()).toEqual(["epoch", "hubTime", "lineage", "revision", "view"]);
  expect(first["hubTime"]).toBe(clock.now());
  expect(first["view"]).toMatchObject({ kind: "kiosk", open: true, serviceDate: "2026-11-23" });

  const headers = { authorization: `Bearer ${kioskDoor.token}` };
  const catalogue = await (await fetch(`${url}/api/catalogue`, { headers })).json();
  expect(catalogue).toMatchObject({ ok: true, value: { name: { id: "Aula Uji", en: "Test Hall" } } });

  const secret = randomBytes(16).toString("hex");
  const issued = await ask(kiosk.socket, {
    type: "issueTicket",
    serviceId: "ktp",
    partySize: 2,
    secretHash: sha256(secret),
  });
  expect(issued).toMatchObject({
    ok: true,
    value: {
      label: "A001",
      issuedAt: clock.now(),
      timeZone: "Asia/Jakarta",
      personsAhead: 0,
      counters: ["1", "2", "9"],
      zone: { id: "depan", name: { id: "Zona Depan", en: "Front" } },
      ticketPage: `${url}/t`,
    },
  });
  const { ticketId } = issued.value as { ticketId: string };
  expect(await ask(kiosk.socket, { type: "reportPrint", ticketId, outcome: "printed" })).toEqual({
    ok: true,
    value: null,
  });

  const phone = async (): Promise<Json> => {
    const response = await fetch(`${url}/api/ticket`, { headers: { authorization: `Bearer ${secret}` } });
    return (await response.json()) as Json;
  };
  expect(await phone()).toMatchObject({
    ok: true,
    value: { kind: "visitor", label: "A001", state: "waiting" },
  });

  const officerDoor = await redeem(url, codeOf("staff", "officer-1"));
  const officer = await connected(url, { protocol: 4, token: officerDoor.token });
  const counterId = "loket-1";
  expect(await ask(officer.socket, { type: "openCounter", counterId, takeOver: false })).toMatchObject({
    ok: true,
  });
  await seen(officer, ({ counter }) => (counter as Json | null)?.["waitingPersons"] === 2);

  const call = await ask(officer.socket, { type: "callNext", counterId, expectedTicketId: null });
  expect(call).toEqual({ ok: true, value: { ticketId, label: "A001", more: 0 } });
  expect(await phone()).toMatchObject({ value: { state: "called", counter: "1", calls: 1 } });

  const recall = { type: "recall", counterId, ticketId };
  expect(await ask(officer.socket, recall)).toEqual({ ok: false, error: "recall_too_soon" });
  clock.pass(20_000);
  expect(await ask(officer.socket, recall)).toEqual({ ok: true, value: null });
  expect(await ask(officer.socket, { type: "startService", counterId, ticketId })).toMatchObject({
    ok: true,
  });
  clock.pass(60_000);
  const finish = { type: "finish", counterId, ticketId };
  const id = randomBytes(16).toString("hex");
  const finished = await ask(officer.socket, finish, id);
  expect(finished).toEqual({ ok: true, value: null });
  expect(await ask(officer.socket, finish, id)).toEqual(finished);
  expect(await ask(officer.socket, finish)).toEqual({ ok: false, error: "not_at_this_counter" });
  const view = await seen(officer, ({ counter }) => (counter as Json)["finishedToday"] === 1);
  expect(view["counter"]).toMatchObject({ inHand: null, meanServiceMs: 60_000 });
  expect(await phone()).toMatchObject({ value: { state: "done" } });

  const revisions = officer.views.map((frame) => Number(frame["revision"]));
  expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
  expect(new Set(officer.views.map(({ epoch }) => epoch))).toEqual(new Set([first["epoch"]]));
});

test("a screen claims the voice, begins an announcement, and ends it", async () => {
  const hall = await startTestHall();
  const url = hall.url();
  const enter = async (kind: string, id: string, screen: string | null = null) => {
    const { token } = await redeem(url, hall.hub().invite({ kind, id } as never, "code"));
    return connected(url, { protocol: 4, token, screen });
  };
  const screenId = "page-load-1";
  const [kiosk, officer, screen] = [
    await enter("device", "kiosk-1"),
    await enter("staff", "officer-1"),
    await enter("device", "screen-1", screenId),
  ];

  expect(await ask(screen.socket, { type: "claimVoice", screenId })).toEqual({
    ok: true,
    value: { granted: true, leaseMs: 12_000 },
  });
  expect(await ask(screen.socket, { type: "claimVoice", screenId: "page-load-2" })).toEqual({
    ok: true,
    value: { granted: false, leaseMs: 0 },
  });

  const issued = await ask(kiosk.socket, {
    type: "issueTicket",
    serviceId: "ktp",
    partySize: 1,
    secretHash: sha256("x"),
  });
  const { ticketId } = issued.value as { ticketId: string };
  await ask(kiosk.socket, { type: "reportPrint", ticketId, outcome: "printed" });
  await ask(officer.socket, { type: "openCounter", counterId: "loket-1", takeOver: false });
  await ask(officer.socket, { type: "callNext", counterId: "loket-1", expectedTicketId: null });

  const board = await seen(screen, ({ voice }) => ((voice as Json)["pending"] as unknown[]).length === 1);
  expect(board).toMatchObject({ kind: "board", language: "id", zone: { id: "depan", name: "Zona Depan" } });
  expect(board["calls"]).toMatchObject([{ label: "A001", counter: "1", agency: "Dukcapil", service: "KTP" }]);
  const voice = board["voice"] as { holder: string; pending: { announcementId: string; label: string }[] };
  expect(voice).toMatchObject({ holder: screenId, pending: [{ label: "A001", counter: "1" }] });
  const announcementId = voice.pending[0]?.announcementId ?? "";

  const begin = { type: "beginAnnouncement", screenId, announcementId };
  expect(await ask(screen.socket, begin)).toEqual({ ok: true, value: { granted: true } });
  expect(await ask(screen.socket, { ...begin, screenId: "page-load-2" })).toEqual({
    ok: true,
    value: { granted: false },
  });
  await seen(screen, (view) => ((view["voice"] as Json)["pending"] as unknown[]).length === 0);
  const end = { type: "endAnnouncement", screenId, announcementId, outcome: "spoken" };
  expect(await ask(screen.socket, end)).toEqual({ ok: true, value: null });
  expect(await ask(screen.socket, begin)).toEqual({ ok: true, value: { granted: false } });
  const panel = await seen(officer, ({ counter }) => {
    const inHand = (counter as Json | null)?.["inHand"] as Json | null | undefined;
    return inHand?.["voice"] === "spoken";
  });
  expect(panel).toMatchObject({ kind: "panel" });
  expect(await ask(screen.socket, { type: "releaseVoice", screenId })).toEqual({ ok: true, value: null });
});

test("a client of version 3 is served in its form", async () => {
  const hall = await startTestHall({ file: hallWithClasses() });
  const url = hall.url();
  const enter = async (kind: string, id: string, protocol: number) => {
    const { token } = await redeem(url, hall.hub().invite({ kind, id } as never, "link"));
    return connected(url, { protocol, token });
  };
  const old = await enter("device", "kiosk-1", 3);
  const issue = { type: "issueTicket", serviceId: "pajak", partySize: 1, secretHash: sha256("x") };
  expect(await ask(old.socket, issue)).toMatchObject({ ok: true, value: { label: "B001", wait: null } });
  const view = await seen(old, ({ services }) =>
    (services as Json[]).some(({ serviceId, waiting }) => serviceId === "pajak" && waiting === 1),
  );
  const states = new Set((view["services"] as Json[]).map(({ state }) => state));
  expect(
    [...states].filter((state) => !["open", "closed", "not_yet_open", "day_closed"].includes(String(state))),
  ).toEqual([]);
});

test("a version that is not served, a bad token and a bad handshake are refused by name", async () => {
  const hall = await startTestHall();
  const url = hall.url();
  const { token } = await redeem(url, hall.hub().invite({ kind: "device", id: "kiosk-1" } as never, "link"));
  const sensor = await redeem(url, hall.hub().invite({ kind: "device", id: "sensor-1" } as never, "link"));
  const protocol = { current: 4, oldest: 3 };
  const wrong = randomBytes(32).toString("base64url");
  expect(await refusal(url, { protocol: 1, token })).toEqual({ code: "protocol_too_old", protocol });
  expect(await refusal(url, { protocol: 99, token })).toEqual({ code: "protocol_too_new", protocol });
  expect(await refusal(url, { protocol: 4, token: wrong })).toEqual({ code: "unauthorised", protocol });
  expect(await refusal(url, { protocol: 4, token: "short" })).toEqual({ code: "malformed", protocol });
  expect(await refusal(url, { protocol: "3", token })).toEqual({ code: "malformed", protocol });
  expect(await refusal(url, { token })).toEqual({ code: "malformed", protocol });
  expect(await refusal(url, {})).toEqual({ code: "malformed", protocol });
  expect(await refusal(url, { protocol: 4, token, screen: "?" })).toEqual({ code: "malformed", protocol });
  expect(await refusal(url, { protocol: 4, token: sensor.token })).toEqual({ code: "forbidden", protocol });
});

test("the text messages of the page, over a naked WebSocket", async () => {
  const hall = await startTestHall();
  const { token } = await redeem(
    hall.url(),
    hall.hub().invite({ kind: "device", id: "kiosk-1" } as never, "link"),
  );
  const link = new WebSocket(`${hall.url().replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`);
  const heard: string[] = [];
  const hear = async (start: string): Promise<string> => {
    for (;;) {
      const found = heard.find((message) => message.startsWith(start));
      if (found !== undefined) return found.slice(start.length);
      await new Promise((resolve) => link.addEventListener("message", resolve, { once: true }));
    }
  };
  link.addEventListener("message", ({ data }) => heard.push(String(data)));

  expect(JSON.parse(await hear("0"))).toMatchObject({
    upgrades: [],
    pingInterval: 5000,
    pingTimeout: 4000,
    maxPayload: 65_536,
  });
  link.send(`40${JSON.stringify({ protocol: 4, token, screen: null })}`);
  expect(JSON.parse(await hear("40"))).toHaveProperty("sid");
  expect(JSON.parse(await hear("42"))).toMatchObject(["view", { view: { kind: "kiosk" } }]);
  const id = randomBytes(16).toString("hex");
  link.send(`421${JSON.stringify(["command", { id, command: { type: "requestHelp" } }])}`);
  expect(JSON.parse(await hear("431"))).toEqual([{ ok: true, value: null }]);
  await hear("2");
  link.send("3");
  link.close();
});
