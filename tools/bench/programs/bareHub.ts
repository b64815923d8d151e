// The floor: a hub without a product. The same sockets with the same settings, the same rows in the same kind of
// transaction, and at each publication a prepared view of the same bytes to the same sockets.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server, type Socket } from "socket.io";
import { openBareTables, type RawCommand } from "./bareTables.ts";
import { type BareHubOrder, readOrder, serveBench } from "./order.ts";

/** As the hub: everything but a call waits this long for more of its kind, ms. */
const coalesceMs = 100;

const { dataFolder, prepared, shared } = readOrder() as BareHubOrder;
const tables = openBareTables(dataFolder, prepared);
const http = createServer();
const io = new Server(http, {
  transports: ["websocket"],
  serveClient: false,
  pingInterval: 5_000,
  pingTimeout: 4_000,
  connectTimeout: 5_000,
  maxHttpBufferSize: 64 * 1024,
});

interface Entry {
  readonly socket: Socket;
  readonly frame: RawCommand;
  readonly acknowledge: (result: object) => void;
}

let inbox: Entry[] = [];
let timer: NodeJS.Timeout | null = null;
let boardIsOld = false;
/** Panels that do not show the newest yet, by the id of their socket. */
let oldPanels = new Set<string>();

/** Each panel has a view of its own, so each is encoded for itself. */
function publishPanel(id: string): void {
  oldPanels.delete(id);
  io.to(id).emit("view", prepared.panel);
}

function publishBoard(): void {
  boardIsOld = false;
  io.to("screen").emit("view", prepared.board);
}

/** The boards, and the panels of those who called. */
function publishCalls(calls: readonly Entry[]): void {
  publishBoard();
  for (const { socket } of calls) publishPanel(socket.id);
}

function publishRest(): void {
  timer = null;
  if (boardIsOld) publishBoard();
  for (const id of oldPanels) publishPanel(id);
  io.to("kiosk").emit("view", prepared.kiosk);
}

function isCall({ frame }: Entry): boolean {
  return frame.command.type === "callNext";
}

function write(entry: Entry): void {
  if (isCall(entry)) tables.call(entry.frame);
  else tables.issue(entry.frame);
}

function answer(entry: Entry): void {
  entry.acknowledge(isCall(entry) ? prepared.called : prepared.issued);
}

/** Commands of one turn share a commit; calls are told at once, the rest together. */
function drain(): void {
  const batch = inbox;
  inbox = [];
  tables.transaction(() => batch.forEach(write));
  batch.forEach(answer);
  const calls = batch.filter(isCall);
  oldPanels = new Set(io.of("/").adapter.rooms.get("panel"));
  if (calls.length < batch.length) boardIsOld = true;
  if (calls.length > 0) publishCalls(calls);
  timer ??= setTimeout(publishRest, coalesceMs);
}

/** The naive form: commit and emit one by one. */
function carryOutAlone(entry: Entry): void {
  tables.transaction(() => write(entry));
  answer(entry);
  io.to("screen").emit("view", prepared.board);
  io.to("kiosk").emit("view", prepared.kiosk);
  for (const id of io.of("/").adapter.rooms.get("panel") ?? []) publishPanel(id);
}

function onCommand(entry: Entry): void {
  if (!shared) {
    carryOutAlone(entry);
    return;
  }
  if (inbox.length === 0) setImmediate(drain);
  inbox.push(entry);
}

function letIn(socket: Socket): void {
  const role = String(socket.handshake.auth["token"]);
  void socket.join(role);
  socket.on("command", (frame: RawCommand, acknowledge: Entry["acknowledge"]) =>
    onCommand({ socket, frame, acknowledge }),
  );
  socket.emit("view", { kiosk: prepared.kiosk, panel: prepared.panel }[role] ?? prepared.board);
}

io.on("connection", letIn);
http.listen(0, "127.0.0.1", () => {
  serveBench((http.address() as AddressInfo).port, () => void io.close());
});
