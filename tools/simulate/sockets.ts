import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MemoryHub, MemoryHubOptions, MemoryLink, RunningHub, Subject } from "@giliran/hub";
import { createLog, readHallText, startHub } from "@giliran/hub";
import type { Redeemed, Result, ViewFrame } from "@giliran/shared/contract";
import { protocol } from "@giliran/shared/contract";
import { emptyHall, evolve } from "@giliran/shared/domain";
import { io, type Socket } from "socket.io-client";
import type { Stage } from "./day.ts";
import { turn } from "./engine.ts";

const amply = { perSecond: 1_000_000, burst: 1_000_000 };
const limits = { client: amply, address: amply, total: amply, redeemPerMinute: 1_000_000 };

/** The day waits for whatever is given to it. */
type Waiter = <Value>(work: Promise<Value>) => Promise<Value>;

/**
 * The stage of a day over real sockets and a file in this folder. The day's time stands still while a command is on
 * its way. Views come by the machine's time and late for the day: what depends on when they come is not held against it.
 */
export function socketStage(folder: string): Stage {
  const underWay = new Set<Promise<unknown>>();
  const awaited: Waiter = async (work) => {
    underWay.add(work);
    try {
      return await work;
    } finally {
      underWay.delete(work);
    }
  };
  return {
    exact: false,
    open: async (options) => await startHubOnSockets(options, folder, awaited),
    rest: async () => {
      await turn();
      while (underWay.size > 0) await turn();
    },
  };
}

/** The real hub as a process would run it, looked at by what it commits. */
async function startHubOnSockets(
  options: MemoryHubOptions,
  folder: string,
  awaited: Waiter,
): Promise<MemoryHub> {
  const { catalogue, devices, staff } = readHallText(options.hallFile, "the hall file");
  const hall = emptyHall();
  const regular = new Set<() => void>();
  const start = starter(folder, regular, {
    ...options,
    committed: (row) => {
      evolve(hall, row.event, row.at);
      options.committed(row);
    },
  });
  let hub = await start();
  const clients = createClients(() => hub, awaited);

  async function stop(): Promise<void> {
    clients.closeAll();
    await hub.stop();
  }

  async function restart(): Promise<void> {
    await stop();
    hub = await start();
  }

  return {
    catalogue,
    devices,
    staff,
    hall: () => hall,
    connect: clients.connect,
    tick: () => regular.forEach((work) => work()),
    refresh: () => undefined,
    ledger: () => [],
    shown: () => null,
    restart: async () => await awaited(restart()),
    stop,
  };
}

/** @param regular takes what a hub does again and again, for as long as it runs */
function starter(
  folder: string,
  regular: Set<() => void>,
  { hallFile: text, clock, ids, committed, log }: MemoryHubOptions,
): () => Promise<RunningHub> {
  const hallFile = join(folder, "hall.yaml");
  writeFileSync(hallFile, text);
  const pages = { web: folder, display: folder };
  const settings = { port: 0, dataFolder: join(folder, "data"), hallFile, pages, limits };
  return async () =>
    await startHub(settings, {
      log: createLog("silent"),
      clock,
      ids,
      committed,
      every: (_ms, work) => {
        regular.add(work);
        return () => regular.delete(work);
      },
      onFatal: (error) => log.error({ error }, "the hub ended"),
    });
}

interface Clients {
  readonly connect: MemoryHub["connect"];
  readonly closeAll: () => void;
}

function createClients(hub: () => RunningHub, awaited: Waiter): Clients {
  const tokens = new Map<string, Promise<string>>();
  const sockets = new Set<Socket>();

  async function open(subject: Subject, take: (frame: ViewFrame) => void): Promise<Socket> {
    const token = tokens.get(subject.id) ?? tokenOf(hub(), subject);
    tokens.set(subject.id, token);
    const auth = { protocol: protocol.current, token: await token, screen: null };
    const socket = io(hub().url, { transports: ["websocket"], forceNew: true, reconnection: false, auth });
    sockets.add(socket);
    socket.on("view", take);
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("connect_error", reject);
    });
    return socket;
  }

  function connect(subject: Subject, onView: ((frame: ViewFrame) => void) | null): MemoryLink {
    let newest: ViewFrame | null = null;
    const opening = awaited(
      open(subject, (frame) => {
        newest = frame;
        onView?.(frame);
      }),
    );
    const send = async (frame: unknown): Promise<Result> => await answerOver(await opening, frame);
    return {
      send: async (frame) => await awaited(send(frame)),
      view: () => newest?.view ?? null,
      close: () => void opening.then((socket) => socket.disconnect()),
    };
  }

  return {
    connect,
    closeAll: () => {
      for (const socket of sockets) socket.disconnect();
      sockets.clear();
    },
  };
}

async function tokenOf(hub: RunningHub, subject: Subject): Promise<string> {
  const response = await fetch(`${hub.url}/api/redeem`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code: hub.invite(subject, "link") }),
  });
  const answer = (await response.json()) as Result<Redeemed>;
  if (!answer.ok) throw new Error(`${subject.id} was not let in: ${answer.error}`);
  return answer.value.token;
}

/** A line that breaks on the way has no answer. */
async function answerOver(socket: Socket, frame: unknown): Promise<Result> {
  return await new Promise((resolve) => {
    const ended = (): void => resolve({ ok: false, error: "disconnected" });
    if (!socket.connected) {
      ended();
      return;
    }
    socket.once("disconnect", ended);
    socket.emit("command", frame, (result: Result) => {
      socket.off("disconnect", ended);
      resolve(result);
    });
  });
}
