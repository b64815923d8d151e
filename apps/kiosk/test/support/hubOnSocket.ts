import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import type { Socket } from "socket.io";
import type { Command, CommandFrame, KioskView, Result } from "@giliran/shared/contract";
import { commandFrame } from "@giliran/shared/contract";
import type { CommandId, TicketId } from "@giliran/shared/domain";
import { sampleFrame, sampleKioskView, sampleVisitorView } from "@giliran/shared/testing";
import { sampleIssued, samplePublicCatalogue } from "./fakeHub.ts";

/** Of the one slip that it knows. */
export const slipSecret = "0123456789abcdef0123456789abcdef";
export const kioskToken = "token-of-the-kiosk-0123456789";

export interface HubOnSocket {
  readonly url: string;
  /** Every command that arrived, resends included. */
  readonly heard: readonly CommandFrame[];
  readonly heardOf: (type: Command["type"]) => readonly CommandFrame[];
  readonly show: (view: Partial<KioskView>) => void;
  /** Cuts the line of everybody after the next command of this kind has been carried out, before its answer. */
  readonly cutBeforeAnswerTo: (type: Command["type"]) => void;
  /** From now on: away, or turning the kiosk's token away. */
  readonly set: (mode: "open" | "refusing") => void;
  readonly close: () => Promise<void>;
}

/** The wire of a hub on a port, and nothing behind it but numbers A001, A002, ... by command id. */
export async function hubOnSocket(port = 0): Promise<HubOnSocket> {
  const heard: CommandFrame[] = [];
  const answers = new Map<CommandId, Result>();
  let view = sampleKioskView();
  let revision = 0;
  let cut: Command["type"] | null = null;
  let mode: "open" | "refusing" = "open";
  const http = createServer((request, response) => serveReads(request, response));
  const server = new Server(http, { transports: ["websocket"], pingInterval: 5000, pingTimeout: 4000 });
  const frame = (): unknown => sampleFrame({ view, revision: (revision += 1) });

  function answer({ id, command }: CommandFrame): Result {
    const known = answers.get(id);
    if (known !== undefined) return known;
    const number = Array.from(answers.values()).filter((one) => one.ok && one.value !== null).length + 1;
    const issued = sampleIssued({
      ticketId: `t-${number}` as TicketId,
      label: `A${String(number).padStart(3, "0")}`,
    });
    const made: Result = { ok: true, value: command.type === "issueTicket" ? issued : null };
    answers.set(id, made);
    return made;
  }

  server.use((socket, next) => {
    const token: unknown = socket.handshake.auth["token"];
    if (mode === "open" && token === kioskToken) return next();
    return next(Object.assign(new Error("unauthorised"), { data: { code: "unauthorised" } }));
  });
  server.on("connection", (socket: Socket) => {
    socket.emit("view", frame());
    socket.on("command", (raw: unknown, acknowledge: (result: Result) => void) => {
      const parsed = commandFrame.safeParse(raw);
      if (!parsed.success) return acknowledge({ ok: false, error: "malformed" });
      heard.push(parsed.data);
      const result = answer(parsed.data);
      if (cut !== parsed.data.command.type) return acknowledge(result);
      cut = null;
      socket.conn.close();
      return undefined;
    });
  });
  await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`,
    heard,
    heardOf: (type) => heard.filter(({ command }) => command.type === type),
    show: (change) => {
      view = { ...view, ...change };
      server.emit("view", frame());
    },
    cutBeforeAnswerTo: (type) => void (cut = type),
    set: (next) => {
      mode = next;
      server.disconnectSockets(true);
    },
    close: () => server.close(),
  };
}

function serveReads(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === "/api/ticket") return serveTicket(request, response);
  const mayRead = request.headers.authorization === `Bearer ${kioskToken}`;
  const value = request.url === "/api/packs" ? [] : samplePublicCatalogue();
  answerWith(response, mayRead ? { ok: true, value } : { ok: false, error: "unauthorised" });
}

function serveTicket(request: IncomingMessage, response: ServerResponse): void {
  const known = request.headers.authorization === `Bearer ${slipSecret}`;
  answerWith(response, known ? { ok: true, value: sampleVisitorView() } : { ok: false, error: "not_found" });
}

function answerWith(response: ServerResponse, result: Result): void {
  response.writeHead(result.ok ? 200 : 401, { "content-type": "application/json" });
  response.end(JSON.stringify(result));
}
