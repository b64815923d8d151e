import { createServer } from "node:http";
import type { AddressInfo, Socket as Link } from "node:net";
import { Server } from "socket.io";

/** A command as it came over the wire, not looked at. */
export interface RawCommand {
  readonly id: string;
  readonly command: { readonly type: string } & Readonly<Record<string, unknown>>;
}

/** A Socket.IO server with nothing of the hub in it, for tests of its clients. */
export interface BareHub {
  readonly url: string;
  readonly port: number;
  /** What clients said in the handshake, oldest first, refused ones too. */
  readonly handshakes: readonly Readonly<Record<string, unknown>>[];
  /** Commands in the order in which they came. */
  readonly received: readonly RawCommand[];
  /** Connections that were let in so far. */
  readonly admitted: () => number;
  /** Sends a frame, or any nonsense, to all who are connected. */
  readonly show: (frame: unknown) => void;
  /** How commands are answered from now on; not calling `acknowledge` keeps the sender waiting. */
  readonly answerWith: (answer: (frame: RawCommand, acknowledge: (answer: unknown) => void) => void) => void;
  /** Turns new clients away: by name, by a nameless error (""), or (null) no longer. */
  readonly refuseWith: (code: string | null) => void;
  /** Breaks every link as a pulled cable does, without a farewell. */
  readonly cut: () => void;
  /** Sends everybody away, with a farewell. */
  readonly dismiss: () => void;
  readonly stop: () => Promise<void>;
}

/** Starts on loopback; port 0 takes a free one. */
export async function startBareHub(port = 0): Promise<BareHub> {
  const http = createServer();
  const io = new Server(http, { transports: ["websocket"], serveClient: false });
  const links = new Set<Link>();
  const handshakes: Record<string, unknown>[] = [];
  const received: RawCommand[] = [];
  let admitted = 0;
  let refusal: string | null = null;
  let answer: Parameters<BareHub["answerWith"]>[0] = (_frame, acknowledge) =>
    acknowledge({ ok: true, value: null });

  http.on("connection", (link) => {
    links.add(link);
    link.once("close", () => links.delete(link));
  });
  io.use((socket, next) => {
    handshakes.push({ ...socket.handshake.auth });
    if (refusal === null) next();
    else if (refusal === "") next(new Error("no"));
    else next(Object.assign(new Error(refusal), { data: { code: refusal } }));
  });
  io.on("connection", (socket) => {
    admitted += 1;
    socket.on("command", (frame: RawCommand, acknowledge: (answer: unknown) => void) => {
      received.push(frame);
      answer(frame, acknowledge);
    });
  });
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, "127.0.0.1", resolve);
  });
  const address = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    handshakes,
    received,
    admitted: () => admitted,
    show: (frame) => void io.emit("view", frame),
    answerWith: (next) => void (answer = next),
    refuseWith: (code) => void (refusal = code),
    cut: () => links.forEach((link) => link.destroy()),
    dismiss: () => io.disconnectSockets(true),
    stop: async () => {
      links.forEach((link) => link.destroy());
      await io.close();
    },
  };
}
