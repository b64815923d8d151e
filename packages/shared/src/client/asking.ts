import type { DeviceId, Instant } from "../domain/index.ts";
import { denied, pairingBegun, pairingState, resultFrame } from "../contract/index.ts";
import type { ErrorCode, PairingBegun, PairingRequest, PairingState, Result } from "../contract/index.ts";

/** What a machine that no hall knows shows to whoever stands before it. */
export interface AskingShown {
  readonly phase: "asking" | "waiting" | "noHub" | "rateLimited" | "rejected";
  /** Null while there is none. */
  readonly code: string | null;
  /** When the code ends, by the hub's clock. */
  readonly until: Instant | null;
}

/** What a hall gave a machine. */
export interface GivenPlace {
  readonly id: DeviceId;
  readonly token: string;
}

/** The hub as a machine without a token needs it. Never rejects; `disconnected` where it does not answer. */
export interface PairingPort {
  readonly begin: (wish: PairingRequest) => Promise<Result<PairingBegun>>;
  readonly look: (secret: string) => Promise<Result<PairingState>>;
  /** Whether this token lets in: one that was taken away may have been given back. */
  readonly isGood: (token: string) => Promise<boolean>;
}

export interface AskingParts {
  readonly port: PairingPort;
  readonly wish: PairingRequest;
  /** What it was given before, and was refused; null: nothing. */
  readonly before: GivenPlace | null;
  /** Calls back once after `ms`; returns how to call it off. */
  readonly after: (ms: number, work: () => void) => () => void;
  /** Told once, and nothing more is asked. */
  readonly onPaired: (given: GivenPlace) => void;
}

export interface Asking {
  readonly start: () => void;
  readonly stop: () => void;
  readonly shown: () => AskingShown;
  /** Calls back at every change; returns how to end it. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** How often the hub is asked whether somebody has typed the code, ms. */
const lookMs = 2_000;
/** And after it did not answer, or said no. */
const againMs = { noHub: 5_000, rateLimited: 60_000, rejected: 15_000 } as const;

/**
 * Asks a hub to let this machine in: shows one code after the other until an administrator types one. Goes on for as long
 * as nobody does, through restarts of the hub and pulled cables.
 */
export function createAsking({ port, wish, before, after, onPaired }: AskingParts): Asking {
  const listeners = new Set<() => void>();
  let shown: AskingShown = { phase: "asking", code: null, until: null };
  let callOff: () => void = () => undefined;
  let running = false;

  function show(change: Partial<AskingShown>): void {
    shown = { ...shown, ...change };
    for (const listener of new Set(listeners)) listener();
  }

  function later(ms: number, work: () => Promise<void>): void {
    callOff = after(ms, () => void work());
  }

  function wait(phase: keyof typeof againMs): void {
    show({ phase, code: null, until: null });
    later(againMs[phase], begin);
  }

  function end({ id, token }: GivenPlace): void {
    running = false;
    onPaired({ id, token });
  }

  async function begin(): Promise<void> {
    const good = before !== null && (await port.isGood(before.token));
    if (!running) return;
    if (good) return end(before);
    const begun = await port.begin(wish);
    if (!running) return;
    if (!begun.ok) return wait(begun.error === "rate_limited" ? "rateLimited" : "noHub");
    const { code, expiresAt, secret } = begun.value;
    show({ phase: "waiting", code, until: expiresAt });
    later(lookMs, () => look(secret));
  }

  async function look(secret: string): Promise<void> {
    const answer = await port.look(secret);
    if (!running) return;
    if (answer.ok) return take(answer.value, secret);
    // A code that is over, or a hub that was started anew: another one follows at once.
    if (answer.error === "expired") return begin();
    show({ phase: "noHub" });
    later(againMs.noHub, () => look(secret));
  }

  function take(state: PairingState, secret: string): void {
    if (state.state === "accepted") return end(state);
    if (state.state === "rejected") return wait("rejected");
    if (shown.phase !== "waiting") show({ phase: "waiting" });
    later(lookMs, () => look(secret));
  }

  return {
    start: () => {
      running = true;
      void begin();
    },
    stop: () => {
      running = false;
      callOff();
    },
    shown: () => shown,
    subscribe: (listener) => {
      const heard = (): void => listener();
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
  };
}

const answerWithinMs = 8_000;

/**
 * `/api/pairing` of a hub, over this way of fetching.
 * @param origin of the hub, or "" for the page's own
 */
export function pairingOver(ask: typeof fetch, origin: string): PairingPort {
  async function asked<Value>(
    request: RequestInit,
    schema: { readonly parse: (raw: unknown) => Value },
  ): Promise<Result<Value>> {
    try {
      const signal = AbortSignal.timeout(answerWithinMs);
      const response = await ask(`${origin}/api/pairing`, { redirect: "error", signal, ...request });
      const frame = resultFrame.parse(await response.json());
      return frame.ok ? { ok: true, value: schema.parse(frame.value) } : denied(frame.error);
    } catch {
      return denied("disconnected" satisfies ErrorCode);
    }
  }

  return {
    begin: (wish) =>
      asked(
        { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(wish) },
        pairingBegun,
      ),
    look: (secret) => asked({ headers: { authorization: `Bearer ${secret}` } }, pairingState),
    isGood: async (token) => {
      try {
        const signal = AbortSignal.timeout(answerWithinMs);
        const headers = { authorization: `Bearer ${token}` };
        const response = await ask(`${origin}/api/catalogue`, { redirect: "error", signal, headers });
        await response.body?.cancel();
        return response.ok;
      } catch {
        return false;
      }
    },
  };
}
