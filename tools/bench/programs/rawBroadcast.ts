// The floor of a call: one write and fsync, then the same bytes to every screen over bare WebSockets.
import { fsyncSync, openSync, writeSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type WebSocket, WebSocketServer } from "ws";
import { type RawOrder, readOrder, serveBench } from "./order.ts";

const pageBytes = 4096;
/** Pages that are written over and over, as SQLite does with its log: the file does not grow while it is measured. */
const pages = 1000;

const { dataFolder, frame } = readOrder() as RawOrder;
const bytes = Buffer.from(frame);
const page = Buffer.alloc(pageBytes, 1);
const file = openSync(join(dataFolder, "raw.log"), "w");
writeSync(file, Buffer.alloc(pageBytes * pages));
fsyncSync(file);

const http = createServer();
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
const screens = new Set<WebSocket>();
let count = 0;

function onCall(): void {
  writeSync(file, page, 0, pageBytes, (count % pages) * pageBytes);
  fsyncSync(file);
  count += 1;
  for (const screen of screens) screen.send(bytes, { binary: false });
}

sockets.on("connection", (socket, { url }) => {
  if (url === "/screen") screens.add(socket);
  else socket.on("message", onCall);
  socket.on("close", () => screens.delete(socket));
});
http.listen(0, "127.0.0.1", () => {
  serveBench((http.address() as AddressInfo).port, () => http.closeAllConnections());
});
