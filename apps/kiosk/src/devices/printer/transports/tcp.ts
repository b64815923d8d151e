import { connect, type Socket } from "node:net";
import { pause } from "../../pause.ts";
import {
  type ConnectionEvents,
  type PrinterConnection,
  type PrinterTransport,
  TransportError,
} from "./transport.ts";

export interface TcpOptions {
  readonly host: string;
  /** Raw printing: 9100 by custom. */
  readonly port: number;
  readonly connectMs: number;
}

/** How long a closing connection may take to say goodbye. */
const lingerMs = 500;

/** A network printer, or a print server in front of one, that passes bytes through in both directions. */
export function tcpTransport(options: TcpOptions): PrinterTransport {
  return {
    place: `${options.host}:${String(options.port)}`,
    open: async (events) => {
      const socket = await openSocket(options);
      return serve(socket, events);
    },
  };
}

function openSocket(options: TcpOptions): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: options.host, port: options.port, noDelay: true, keepAlive: true });
    const fail = (reason: string): void => {
      socket.destroy();
      reject(new TransportError("unreachable", reason));
    };
    const timer = setTimeout(() => fail("no answer to connect"), options.connectMs);
    socket.once("error", (error) => {
      clearTimeout(timer);
      fail(error.message);
    });
    socket.once("connect", () => {
      clearTimeout(timer);
      socket.removeAllListeners("error");
      resolve(socket);
    });
  });
}

function serve(socket: Socket, events: ConnectionEvents): PrinterConnection {
  let closing = false;
  const closed = new Promise<void>((resolve) => {
    socket.once("close", () => {
      if (!closing) events.onLost();
      resolve();
    });
  });
  // An error is always followed by "close", which tells.
  socket.on("error", () => socket.destroy());
  socket.on("data", (bytes: Uint8Array) => {
    if (!closing) events.onData(bytes);
  });
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        socket.write(bytes, (error) => {
          if (error) reject(error);
          else resolve();
        });
      }),
    close: async () => {
      closing = true;
      socket.end();
      const ended = new AbortController();
      await Promise.race([closed, pause(lingerMs, ended.signal)]);
      ended.abort();
      socket.destroy();
      await closed;
    },
  };
}
