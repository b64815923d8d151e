import type { BrowserContext, WebSocketRoute } from "playwright-core";

/** A network that keeps back what the hub tells this screen, so that its officer acts on old news. */
export interface SlowNews {
  /** For `ScreenWish.prepare`. */
  readonly prepare: (context: BrowserContext) => Promise<void>;
  readonly hold: () => void;
  readonly release: () => void;
}

export function slowNews(): SlowNews {
  let held: (() => void)[] | null = null;
  const carry = (socket: WebSocketRoute): void => {
    const hub = socket.connectToServer();
    hub.onMessage((message) => {
      if (held === null) socket.send(message);
      else held.push(() => socket.send(message));
    });
  };
  return {
    prepare: async (context) => await context.routeWebSocket(/\/socket\.io\//u, carry),
    hold: () => {
      held = [];
    },
    release: () => {
      const waiting = held ?? [];
      held = null;
      for (const send of waiting) send();
    },
  };
}
