import type { Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import type { Result, ViewFrame } from "@giliran/shared/contract";
import { denied, largestFrame, protocol } from "@giliran/shared/contract";
import type { Actor } from "@giliran/shared/domain";
import type { DeviceStates } from "../app/devices.ts";
import type { Asked } from "../app/hub.ts";
import { machineFrameOf } from "../app/machines.ts";
import type { Clock } from "../app/ports.ts";
import { type AdmissionParts, type Client, createAdmission, Refused } from "./admission.ts";
import { readCommand } from "./frames.ts";
import type { Guard } from "./guard.ts";
import { answerFor, frameFor } from "./olderProtocols.ts";
import type { Publisher } from "./publisher.ts";
import { audienceOf } from "../app/audience.ts";
import { audienceKey } from "./publisher.ts";
import { createRateLimiter, type Bucket } from "./rateLimit.ts";
import { isSlow, sent } from "./unread.ts";

export interface GatewayParts extends AdmissionParts {
  readonly http: HttpServer;
  readonly guard: Guard;
  readonly devices: DeviceStates;
  readonly clock: Clock;
  readonly limits: { readonly client: Bucket; readonly address: Bucket; readonly total: Bucket };
  readonly dispatch: (asked: Asked, actor: Actor) => Promise<Result>;
  readonly publisher: Publisher;
  readonly deviceChanged: () => void;
}

export interface Gateway {
  readonly emit: (key: string, frame: ViewFrame) => void;
  /** Ends the connections that came in with this token, at once. */
  readonly dropToken: (token: string) => void;
  /** What machines are told of themselves is another, or some may not stay: both at once. */
  readonly machinesChanged: () => void;
  /** Ends all connections, after what was answered has left. */
  readonly stop: () => Promise<void>;
  readonly stats: () => GatewayStats;
}

export interface GatewayStats {
  readonly connections: number;
  /** Frames and connections that were dropped or refused here, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
}

/** Longer frames close the connection; those between this and `largestFrame` are refused by name. */
const hardLimit = 4 * largestFrame;

/** The settings of reliability.md: a broken cable is known within 9 s. */
const serverSettings = {
  transports: ["websocket" as const],
  serveClient: false,
  pingInterval: 5_000,
  pingTimeout: 4_000,
  connectTimeout: 5_000,
  maxHttpBufferSize: hardLimit,
};

/** The sockets of the hall: who comes in, what they ask, what they are shown. */
export function createGateway(parts: GatewayParts): Gateway {
  const { clock, devices, publisher, limits } = parts;
  const clients = new Map<string, { readonly client: Client; readonly socket: Socket }>();
  const admitted = new WeakMap<Socket, Client>();
  const dropped: Record<string, number> = {};
  const perClient = createRateLimiter(limits.client, clock.monotonic);
  const perAddress = createRateLimiter(limits.address, clock.monotonic);
  const inAll = createRateLimiter(limits.total, clock.monotonic);

  function drop(reason: string): void {
    dropped[reason] = (dropped[reason] ?? 0) + 1;
  }

  const io = new Server(parts.http, {
    ...serverSettings,
    allowRequest: ({ headers }, give) => {
      const allowed = parts.guard({ host: headers.host, origin: headers.origin });
      if (!allowed) drop("foreign_origin");
      give(null, allowed);
    },
  });

  const admit = createAdmission(parts);

  io.use((socket, next) => {
    const client = admit(socket.handshake.auth);
    if (typeof client === "string") {
      drop(client);
      next(new Refused(client));
      return;
    }
    admitted.set(socket, client);
    next();
  });

  function mayGoOn({ actor }: Client, socket: Socket): boolean {
    const name = actor.kind === "device" || actor.kind === "staff" ? actor.id : actor.kind;
    return perClient.spend(name) && perAddress.spend(socket.handshake.address) && inAll.spend("all");
  }

  function isOver({ expiresAt }: Client): boolean {
    return expiresAt !== null && expiresAt < clock.now();
  }

  async function onCommand(client: Client, socket: Socket, raw: unknown): Promise<Result> {
    if (isOver(client)) return denied("unauthorised");
    if (!mayGoOn(client, socket)) return denied("rate_limited");
    const asked = readCommand(client.version, raw);
    return asked.ok ? parts.dispatch(asked.value, client.actor) : asked;
  }

  async function answer(client: Client, socket: Socket, raw: unknown, acknowledge: Function): Promise<void> {
    const result = await onCommand(client, socket, raw);
    if (!result.ok) drop(result.error);
    acknowledge(answerFor(client.version, result));
  }

  function listen(client: Client, socket: Socket): void {
    socket.on("command", (raw: unknown, acknowledge: unknown) => {
      if (typeof acknowledge === "function") void answer(client, socket, raw, acknowledge);
      else drop("no_acknowledgement");
    });
    socket.onAny((event: string) => {
      if (event !== "command") drop("unknown_event");
    });
    socket.on("disconnect", () => {
      clients.delete(socket.id);
      publisher.unwatch(client.audience);
      if (client.actor.kind !== "device") return;
      devices.disconnected(client.actor.id);
      parts.deviceChanged();
    });
  }

  io.on("connection", (socket) => {
    const client = admitted.get(socket);
    if (client === undefined) {
      socket.disconnect(true);
      return;
    }
    clients.set(socket.id, { client, socket });
    listen(client, socket);
    publisher.watch(client.audience);
    if (client.actor.kind === "device") {
      devices.connected(client.actor.id);
      parts.deviceChanged();
    }
    socket.emit("view", frameFor(client.version, publisher.current(client.audience)));
    tellMachine(client, socket);
    void socket.join(roomOf(audienceKey(client.audience), client.version));
  });

  const told = new WeakMap<Socket, string>();

  /** Each machine alone, and only what is new to it. */
  function tellMachine({ actor, token, audience }: Client, socket: Socket): void {
    if (actor.kind !== "device") return;
    const device = parts.access.device(actor.id);
    const shown = audienceOf(actor, parts.access);
    const showsOther = shown === null || audienceKey(shown) !== audienceKey(audience);
    // A screen that is to show something else comes back for it at once.
    if (device === null || showsOther || parts.access.actorOf(token) === null) {
      socket.disconnect(true);
      return;
    }
    const frame = machineFrameOf(device);
    const json = JSON.stringify(frame);
    if (told.get(socket) === json) return;
    told.set(socket, json);
    socket.emit("machine", frame);
  }

  const watch = setInterval(() => {
    for (const { client, socket } of clients.values()) {
      // A client that reads too slowly must not cost the others memory; it returns to a full view.
      const slow = isSlow(socket);
      if (slow) drop("slow_client");
      if (slow || isOver(client)) socket.disconnect(true);
    }
  }, 1_000);

  return {
    emit: (key, frame) => {
      for (let version: number = protocol.oldest; version <= protocol.current; version += 1) {
        const room = roomOf(key, version);
        if (io.of("/").adapter.rooms.has(room)) io.to(room).emit("view", frameFor(version, frame));
      }
    },
    dropToken: (token) => {
      for (const { client, socket } of clients.values()) if (client.token === token) socket.disconnect(true);
    },
    machinesChanged: () => {
      for (const { client, socket } of clients.values()) tellMachine(client, socket);
    },
    stop: async () => {
      clearInterval(watch);
      // Answers of the last commit are given in this turn of the event loop; closing first would lose them.
      await new Promise((resolve) => setImmediate(resolve));
      await Promise.all([...clients.values()].map(({ socket }) => sent(socket)));
      const closed = io.close();
      // A browser keeps lines open on which it has asked nothing yet: Node would wait a minute for each.
      parts.http.closeAllConnections();
      await closed;
    },
    stats: () => ({ connections: clients.size, dropped }),
  };
}

function roomOf(key: string, version: number): string {
  return `${key}@${version}`;
}
