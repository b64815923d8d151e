import { randomBytes } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import type { ErrorCode, View, ViewFrame, ViewKind, ViewOf } from "@giliran/shared/contract";

/** An answer as it came over the wire. */
export type Answer<Value = unknown> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: ErrorCode };

/** A socket.io-client and nothing of ours: types only say what a test expects. */
export interface BareClient {
  readonly socket: Socket;
  /** Every frame that came, oldest first. */
  readonly frames: readonly ViewFrame[];
  /** The newest view. */
  readonly view: <Kind extends ViewKind>(kind: Kind) => ViewOf<Kind>;
  readonly send: <Value = unknown>(command: object, id?: string) => Promise<Answer<Value>>;
  /** As `send`, for what must be accepted: gives the value. */
  readonly must: <Value = unknown>(command: object, id?: string) => Promise<Value>;
  /** Emits anything with an acknowledgement. */
  readonly emit: (raw: unknown) => Promise<Answer>;
  /** The first frame, of those that came or will come, that is so; refused once the connection has ended. */
  readonly frame: (wanted: (frame: ViewFrame) => boolean) => Promise<ViewFrame>;
  /** Fulfilled with the reason when the connection ends. */
  readonly ended: Promise<string>;
  readonly close: () => void;
}

export interface Handshake {
  readonly token: string;
  readonly protocol?: unknown;
  readonly screen?: string | null;
  /** Further HTTP headers of the upgrade. */
  readonly headers?: Readonly<Record<string, string>>;
}

export function newId(): string {
  return randomBytes(16).toString("hex");
}

function open(url: string, { token, protocol = 4, screen = null, headers = {} }: Handshake): Socket {
  return io(url, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    auth: { protocol, token, screen },
    extraHeaders: { ...headers },
  });
}

/** Why this handshake is turned away: the error's code, or its message where it bears none. */
export async function refusedConnection(url: string, handshake: Handshake): Promise<unknown> {
  const socket = open(url, handshake);
  try {
    return await new Promise((resolve, reject) => {
      socket.once("connect", () => reject(new Error("it was let in")));
      socket.once("connect_error", (error: Error & { data?: { code?: unknown } }) =>
        resolve(error.data?.code ?? error.message),
      );
    });
  } finally {
    socket.disconnect();
  }
}

/** Connects, and waits for the first view. */
export async function connectBare(url: string, handshake: Handshake): Promise<BareClient> {
  const socket = open(url, handshake);
  const frames: ViewFrame[] = [];
  const waiting = new Set<() => void>();
  let over: string | null = null;
  const ended = new Promise<string>((resolve) => socket.once("disconnect", resolve));
  socket.once("disconnect", (reason) => {
    over = reason;
    waiting.forEach((look) => look());
  });
  socket.on("view", (frame: ViewFrame) => {
    frames.push(frame);
    waiting.forEach((look) => look());
  });

  async function frame(wanted: (frame: ViewFrame) => boolean): Promise<ViewFrame> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = frames.find(wanted);
        if (found === undefined && over === null) return;
        waiting.delete(look);
        if (found === undefined) reject(new Error(`the connection ended: ${over}`));
        else resolve(found);
      };
      waiting.add(look);
      look();
    });
  }

  async function emit(raw: unknown): Promise<Answer> {
    return new Promise((resolve, reject) => {
      void ended.then((reason) => reject(new Error(`the connection ended: ${reason}`)));
      socket.emit("command", raw, resolve);
    });
  }

  async function send<Value>(command: object, id = newId()): Promise<Answer<Value>> {
    return (await emit({ id, command })) as Answer<Value>;
  }

  await new Promise<void>((resolve, reject) => {
    socket.once("connect_error", reject);
    socket.once("view", () => resolve());
  });
  return {
    socket,
    frames,
    view: <Kind extends ViewKind>(kind: Kind) => {
      const view: View | undefined = frames.at(-1)?.view;
      if (view?.kind !== kind) throw new Error(`the view is of kind ${view?.kind}, not ${kind}`);
      return view as ViewOf<Kind>;
    },
    send,
    must: async <Value>(command: object, id?: string) => {
      const answer = await send<Value>(command, id);
      if (!answer.ok) throw new Error(`${JSON.stringify(command)} was refused: ${answer.error}`);
      return answer.value;
    },
    emit,
    frame,
    ended,
    close: () => socket.disconnect(),
  };
}
