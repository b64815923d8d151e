import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { Server } from "socket.io";
import type { View, ViewFrame } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";

const built = join(import.meta.dirname, "..", "dist");
const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".ogg": "audio/ogg",
};
const policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'";

/** A hub that serves the built page under the real hub's content policy and shows whatever view it is told to. */
export interface StandInHub {
  readonly url: string;
  readonly show: (view: View) => void;
  /** Clients are turned away by name from now on; null: let in again. */
  readonly refuse: (code: string | null) => void;
  readonly disconnectAll: () => void;
  /** What `GET /api/packs` answers from now on; null: 503. */
  readonly handOutPacks: (packs: readonly unknown[] | null) => void;
  /** How often it was asked. */
  readonly askedForPacks: () => number;
  /** How announcements ended. */
  readonly outcomes: readonly string[];
  /** Types of the commands that came. */
  readonly commands: readonly string[];
  readonly health: readonly (readonly string[])[];
  readonly stop: () => Promise<void>;
}

/** @throws Error when the page is not built yet */
export async function startStandInHub(view: View, hubTime: () => Instant): Promise<StandInHub> {
  if (!existsSync(join(built, "index.html")))
    throw new Error("Build the page first: npm run build -- display.");
  let packs: readonly unknown[] | null = [];
  let asked = 0;
  const http = createServer((request, response) => {
    if (request.url !== "/api/packs") return void answer(request, response);
    asked += 1;
    const known = request.headers.authorization === "Bearer a-token-of-128-bits";
    const result = packs === null || !known ? { ok: false, error: "stopping" } : { ok: true, value: packs };
    return void response.writeHead(result.ok ? 200 : 503).end(JSON.stringify(result));
  });
  const io = new Server(http, { transports: ["websocket"], serveClient: false });
  const outcomes: string[] = [];
  const commands: string[] = [];
  const health: string[][] = [];
  let shown = view;
  let revision = 0;
  let refusal: string | null = null;

  function frame(): ViewFrame {
    revision += 1;
    return { lineage: "one", epoch: "one", revision, hubTime: hubTime(), view: shown };
  }

  io.use((socket, next) => {
    const known = (socket.handshake.auth as { token?: unknown }).token === "a-token-of-128-bits";
    const code = known ? refusal : "unauthorised";
    next(code === null ? undefined : Object.assign(new Error(code), { data: { code } }));
  });
  io.on("connection", (socket) => {
    socket.emit("view", frame());
    socket.on(
      "command",
      (
        raw: { command: { type: string; outcome?: string; parts?: { trouble: string[] }[] } },
        acknowledge,
      ) => {
        commands.push(raw.command.type);
        if (raw.command.outcome !== undefined) outcomes.push(raw.command.outcome);
        if (raw.command.type === "reportHealth")
          health.push(raw.command.parts?.flatMap((p) => p.trouble) ?? []);
        const granted = { granted: true, leaseMs: 12_000 };
        const asks = ["claimVoice", "beginAnnouncement"].includes(raw.command.type);
        acknowledge({ ok: true, value: asks ? granted : null });
      },
    );
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    show: (next) => {
      shown = next;
      io.emit("view", frame());
    },
    refuse: (code) => {
      refusal = code;
    },
    handOutPacks: (next) => {
      packs = next;
    },
    askedForPacks: () => asked,
    disconnectAll: () => io.disconnectSockets(true),
    outcomes,
    commands,
    health,
    stop: async () => {
      await io.close();
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader("content-security-policy", policy);
  const { pathname } = new URL(request.url ?? "/", "http://hub");
  if (pathname === "/api/redeem") return redeem(request, response);
  const asset = /^\/display\/((?:assets|voice)\/.+)$/.exec(pathname)?.[1];
  const file = join(built, normalize(asset ?? "index.html"));
  if (!file.startsWith(built) || !existsSync(file)) return void response.writeHead(404).end();
  response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
  response.end(readFileSync(file));
}

async function redeem(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { code } = JSON.parse(Buffer.concat(chunks).toString("utf8")) as { code: string };
  const worth = { token: "a-token-of-128-bits", id: "layar-a", role: "display", name: "Layar A" };
  const role = code === "for-a-kiosk" ? { role: "kiosk" } : {};
  const good = code === "right-code" || code === "for-a-kiosk";
  response.setHeader("content-type", "application/json");
  response.end(
    JSON.stringify(good ? { ok: true, value: { ...worth, ...role } } : { ok: false, error: "expired" }),
  );
}
