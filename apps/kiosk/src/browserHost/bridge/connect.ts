import { io } from "socket.io-client";
import type { Answer } from "../../core/index.ts";
import { hostChannels } from "../../ipc/names.ts";

/** A page's side of one namespace of the browser host. */
export interface HostLink<State> {
  readonly call: (name: string, argument: unknown) => Promise<Answer<unknown>>;
  readonly subscribe: (listener: (state: State | null) => void) => () => void;
}

/** Longer than the longest walk: hub, slip and its confirmation. */
const answerWithinMs = 60_000;

/** Connects to the host that this page came from. */
export function connectToHost<State>(namespace: string): HostLink<State> {
  const listeners = new Set<(state: State | null) => void>();
  const socket = io(`${location.origin}${namespace}`, {
    transports: ["websocket"],
    reconnectionDelay: 250,
    reconnectionDelayMax: 1500,
  });
  let state: State | null = null;
  const take = (next: State | null): void => {
    state = next;
    for (const listener of listeners) listener(next);
  };
  // The host and this page are one program of one version: its own word is taken as it is.
  socket.on(hostChannels.state, (next: State) => take(next));
  socket.on("disconnect", () => take(null));
  return {
    call: (name, argument) => {
      if (!socket.connected) return Promise.resolve({ ok: false, error: "disconnected" });
      return new Promise((resolve) => {
        socket
          .timeout(answerWithinMs)
          .emit(hostChannels.call, name, argument, (late: unknown, answer: Answer<unknown>) =>
            resolve(late ? { ok: false, error: "not_confirmed" } : answer),
          );
      });
    },
    subscribe: (listener) => {
      listeners.add(listener);
      listener(state);
      return () => void listeners.delete(listener);
    },
  };
}
