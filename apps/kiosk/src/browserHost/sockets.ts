import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import type { Namespace } from "socket.io";
import type { Kiosk } from "../core/index.ts";
import { kioskTable } from "../ipc/kioskTable.ts";
import { hostChannels } from "../ipc/names.ts";
import { answerCall } from "../ipc/row.ts";
import type { CallTable } from "../ipc/row.ts";
import { simulatorTable } from "../ipc/simulatorTable.ts";
import type { SimulatorDesk } from "../ipc/simulatorTable.ts";
import type { OwnHost } from "./ownHost.ts";

export interface SocketParts {
  readonly kiosk: Kiosk;
  readonly desk: SimulatorDesk;
  readonly own: OwnHost;
  readonly onFault: (error: unknown) => void;
}

const largestCall = 16 * 1024;

/** The tables of `ipc` over a WebSocket: calls up with an acknowledgement, whole states down. */
export function serveSockets(http: HttpServer, parts: SocketParts): Server {
  const server = new Server(http, {
    transports: ["websocket"],
    serveClient: false,
    maxHttpBufferSize: largestCall,
    pingInterval: 5_000,
    pingTimeout: 4_000,
    allowRequest: (request, allow) => {
      const { host, origin } = request.headers;
      allow(null, parts.own.isHost(host) && origin !== undefined && parts.own.isOrigin(origin));
    },
  });
  serve(server.of(hostChannels.kiosk), kioskTable, parts.kiosk, parts.onFault);
  serve(server.of(hostChannels.simulators), simulatorTable, parts.desk, parts.onFault);
  return server;
}

interface Subject {
  readonly state: () => unknown;
  readonly subscribe: (listener: () => void) => unknown;
}

function serve<Target extends Subject, Name extends string>(
  namespace: Namespace,
  table: CallTable<Target, Name>,
  target: Target,
  onFault: (error: unknown) => void,
): void {
  target.subscribe(() => namespace.emit(hostChannels.state, target.state()));
  namespace.on("connection", (socket) => {
    socket.emit(hostChannels.state, target.state());
    socket.on(hostChannels.call, (name: unknown, argument: unknown, acknowledge: unknown) => {
      if (typeof acknowledge !== "function") return;
      void answerCall(table, target, { name, argument }, onFault).then(
        (answer): unknown => acknowledge(answer),
        onFault,
      );
    });
  });
}
