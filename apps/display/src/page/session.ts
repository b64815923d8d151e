import type { Asking, AskingShown, GivenPlace } from "@giliran/shared/client";
import type { DeviceId } from "@giliran/shared/domain";
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
  /** The screen's own code, which an administrator types; null: it is at work. */
  readonly asking: AskingShown | null;
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
  /** @param refused told when the hub does not know the token any more */
  readonly run: (name: string, token: string, refused: () => void) => RunningScreen;
  /** Asks the hub to let this screen in by a code of its own. */
  readonly askWith: (before: GivenPlace | null, onPaired: (given: GivenPlace) => void) => Asking;
  /** Leads the browser to the page of another display. */
  readonly goTo: (name: string) => void;
}

export function createPageSession(parts: SessionParts): PageSession {
  const { address, tokensOf, redeem, run, goTo } = parts;
  const listeners = new Set<() => void>();
  let state: PageState = { running: null, working: false, refusal: null, asking: null };
  let asking: Asking | null = null;

  function change(next: Partial<PageState>): void {
    state = { ...state, ...next };
    for (const listener of new Set(listeners)) listener();
  }

  function runWith(token: string): void {
    state.running?.stop();
    endAsking();
    change({
      running: run(address.name, token, () => ask({ id: address.name as DeviceId, token })),
      working: false,
    });
  }

  /** In the hall's own words: it shows a code until somebody lets it in. */
  function ask(before: GivenPlace | null): void {
    if (asking !== null) return;
    asking = parts.askWith(before, ({ id, token }) => {
      tokensOf(id).write(token);
      // Whoever opens /display in this browser again means the screen that it has become.
      tokensOf("").write(id);
      if (id === address.name) runWith(token);
      else goTo(id);
    });
    const showing = asking;
    showing.subscribe(() => change({ asking: showing.shown() }));
    showing.start();
    change({ asking: showing.shown() });
  }

  function endAsking(): void {
    asking?.stop();
    asking = null;
    change({ asking: null });
  }

  function runAsBefore(): void {
    const token = tokensOf(address.name).read();
    change({ working: false });
    if (token !== null && address.name === "") goTo(token);
    else if (token !== null) runWith(token);
    else ask(null);
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
