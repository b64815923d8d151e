import { io, type Socket } from "socket.io-client";
import type { CommandId, Instant } from "../domain/index.ts";
import type {
  Answers,
  CommandOf,
  CommandType,
  ErrorCode,
  MachineFrame,
  Result,
  ViewFrame,
} from "../contract/index.ts";
import { errorCodes, machineFrame, protocol, viewFrame } from "../contract/index.ts";
import { newCommandId } from "./commandId.ts";
import { deliver } from "./deliver.ts";

export type LinkStatus = "connecting" | "connected" | "disconnected" | "refused";

/** What a page or a kiosk knows of the hub right now. Replaced whole at every change, so it can be compared by identity. */
export interface HubSnapshot {
  readonly status: LinkStatus;
  /** By this machine's clock: since when the status is what it is. */
  readonly since: Instant;
  /** Why the hub turned this client away; null while it did not. */
  readonly refusal: ErrorCode | null;
  /** The newest view, kept while the hub is away. */
  readonly frame: ViewFrame | null;
  /** What an administrator gave this machine, as the hub said last; null: nothing was heard, or this is no machine. */
  readonly machine: MachineFrame | null;
  /** Add to this machine's clock to have the hub's, ms. */
  readonly clockOffsetMs: number;
}

/** Since when the status is what it is, by the hub's clock as far as it was heard: what people are shown. */
export function sinceByHub({ since, clockOffsetMs }: HubSnapshot): Instant {
  return Math.round(since + clockOffsetMs) as Instant;
}

export interface HubClientOptions {
  /** Origin of the hub, or "" for the page's own. */
  readonly url: string;
  readonly token: string;
  /** A call screen's page load; null for all others. */
  readonly screen: string | null;
  /** Outside of browsers: whom this machine trusts for https, PEM; the machine's own store where none are given. */
  readonly authorities?: () => readonly string[];
  /** How long a command may stay unconfirmed, resends included, before its sender is told so. */
  readonly confirmWithinMs?: number;
  readonly now?: () => number;
}

export interface HubClient {
  readonly start: () => void;
  readonly stop: () => void;
  readonly snapshot: () => HubSnapshot;
  /** Calls back at every change; returns how to end it. A listener that throws harms nobody else. */
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Sends one command and answers with what the hub said of it, parsed. Refused at once with `disconnected` while
   * there is no hub: a press is never kept for later. Resent with the same id when the link breaks in between;
   * `not_confirmed` when nothing was heard in time, and then it may or may not have happened.
   */
  readonly send: <Type extends CommandType>(
    command: CommandOf<Type>,
    id?: CommandId,
  ) => Promise<Result<Answers[Type]>>;
  /** The hub's time, by the last frame. */
  readonly hubNow: () => Instant;
}

/** Backoff of reliability.md: fresh data is back within a second of the repair. */
const backoff = { reconnectionDelay: 250, reconnectionDelayMax: 1500, randomizationFactor: 0.5 };
/** Whoever was turned away asks again this slowly: a revoked token may be given back, a hub may be updated. */
const askAgainMs = 3_000;

/** A client of the hub: one view down, one command up, nothing of React. */
export function createHubClient(options: HubClientOptions): HubClient {
  const now = options.now ?? Date.now;
  const listeners = new Set<() => void>();
  const socket: Socket = io(options.url, {
    autoConnect: false,
    transports: ["websocket"],
    forceNew: true,
    timeout: 4_000,
    ...backoff,
    auth: { protocol: protocol.current, token: options.token, screen: options.screen },
  });
  let snapshot: HubSnapshot = {
    status: "connecting",
    since: now() as Instant,
    refusal: null,
    frame: null,
    machine: null,
    clockOffsetMs: 0,
  };

  function publish(change: Partial<HubSnapshot>): void {
    const changed = change.status !== undefined && change.status !== snapshot.status;
    snapshot = { ...snapshot, ...change, ...(changed ? { since: now() as Instant } : {}) };
    // A copy: whoever subscribes while being called is called at the next change.
    for (const listener of new Set(listeners)) if (listeners.has(listener)) call(listener);
  }

  function take(raw: unknown): void {
    const parsed = viewFrame.safeParse(raw);
    if (!parsed.success) return;
    const frame: ViewFrame = parsed.data;
    const known = snapshot.frame;
    if (known !== null && known.epoch === frame.epoch && frame.revision <= known.revision) return;
    publish({ frame, clockOffsetMs: frame.hubTime - now() });
  }

  if (options.authorities !== undefined) {
    const trust = options.authorities;
    const renew = (): void => void (socket.io.opts.ca = [...trust()]);
    renew();
    socket.io.on("reconnect_attempt", renew);
  }
  let running = new AbortController();
  let asking: ReturnType<typeof setTimeout> | undefined;

  /** For when Socket.IO has given up by itself: it does where a server said no. */
  function askAgain(afterMs: number): void {
    clearTimeout(asking);
    asking = setTimeout(() => socket.connect(), afterMs);
  }

  socket.on("connect", () => publish({ status: "connected", refusal: null }));
  socket.on("disconnect", (reason) => {
    if (reason === "io server disconnect") askAgain(backoff.reconnectionDelay);
    publish({ status: "disconnected" });
  });
  socket.on("connect_error", (error) => {
    const refusal = refusalOf(error);
    if (!socket.active) askAgain(askAgainMs);
    publish(refusal === null ? { status: "disconnected" } : { status: "refused", refusal });
  });
  socket.on("view", take);
  socket.on("machine", (raw: unknown) => {
    const parsed = machineFrame.safeParse(raw);
    if (parsed.success) publish({ machine: parsed.data });
  });

  return {
    start: () => {
      if (running.signal.aborted) running = new AbortController();
      socket.connect();
    },
    stop: () => {
      running.abort();
      clearTimeout(asking);
      listeners.clear();
      socket.disconnect();
    },
    snapshot: () => snapshot,
    subscribe: (listener) => {
      const heard = (): void => listener();
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
    send: (command, id = newCommandId()) =>
      deliver(socket, command, id, options.confirmWithinMs ?? 10_000, running.signal),
    hubNow: () => Math.round(now() + snapshot.clockOffsetMs) as Instant,
  };
}

function call(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    // One page part that fails must not keep the others from the view; the browser or process reports it.
    globalThis.reportError?.(error);
  }
}

function refusalOf(error: Error): ErrorCode | null {
  const data: unknown = "data" in error ? error.data : null;
  if (typeof data !== "object" || data === null || !("code" in data)) return null;
  return errorCodes.find((code) => code === data.code) ?? "internal";
}
