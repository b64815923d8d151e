import type { Address } from "./address.ts";
import type { Pairing, PairingRefusal } from "./pairing.ts";
import type { RunningScreen } from "./runScreen.ts";
import type { TokenStore } from "./tokens.ts";

/** What the page shows: a screen at work, or how to pair one. Replaced whole at every change. */
export interface PageState {
  readonly running: RunningScreen | null;
  /** A code is being redeemed. */
  readonly working: boolean;
  /** Why the last code was of no use. */
  readonly refusal: PairingRefusal | null;
}

/** One page load of one display, from its code or its token to the running screen. */
export interface PageSession {
  readonly start: () => void;
  readonly pair: (code: string) => void;
  readonly state: () => PageState;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface SessionParts {
  readonly address: Address;
  readonly tokensOf: (name: string) => TokenStore;
  readonly redeem: (code: string) => Promise<Pairing>;
  readonly run: (name: string, token: string) => RunningScreen;
  /** Leads the browser to the page of another display. */
  readonly goTo: (name: string) => void;
}

export function createPageSession({ address, tokensOf, redeem, run, goTo }: SessionParts): PageSession {
  const listeners = new Set<() => void>();
  let state: PageState = { running: null, working: false, refusal: null };

  function change(next: Partial<PageState>): void {
    state = { ...state, ...next };
    for (const listener of new Set(listeners)) listener();
  }

  function runWith(token: string): void {
    state.running?.stop();
    change({ running: run(address.name, token), working: false });
  }

  function runAsBefore(): void {
    const token = tokensOf(address.name).read();
    if (token !== null) runWith(token);
    else change({ working: false });
  }

  async function pair(code: string): Promise<void> {
    change({ working: true, refusal: null });
    const paired = await redeem(code);
    if (paired.ok) {
      tokensOf(paired.id).write(paired.token);
      // The code was for another display: its own page is the right one.
      if (paired.id === address.name) runWith(paired.token);
      else goTo(paired.id);
      return;
    }
    change({ refusal: paired.reason, working: false });
    // A link that is opened again has an old code: a screen that is paired goes on without it.
    if (state.running === null) runAsBefore();
  }

  return {
    start: () => {
      if (address.code === null) runAsBefore();
      else void pair(address.code);
    },
    pair: (code) => void pair(code),
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
