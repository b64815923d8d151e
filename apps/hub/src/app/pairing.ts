import type { PairingBegun, PairingRequest, PairingState, Redeemed, Result } from "@giliran/shared/contract";
import { accepted, denied } from "@giliran/shared/contract";
import type { CommandId, DeviceId, Instant } from "@giliran/shared/domain";
import type { Clock, Ids } from "./ports.ts";

/** A machine that shows a code and waits for somebody to type it. */
export interface WaitingMachine extends PairingRequest {
  readonly requestId: string;
  readonly since: Instant;
  readonly until: Instant;
  /** Where it asked from. */
  readonly address: string;
}

interface Entry extends WaitingMachine {
  readonly secretHash: string;
  /** By the monotonic clock: whoever sets the clock on the wall makes no code longer. */
  readonly ends: number;
  readonly codeHash: string;
  outcome: Outcome | null;
}

type Outcome =
  | { readonly kind: "rejected" }
  | {
      readonly kind: "accepted";
      readonly by: CommandId;
      readonly given: Redeemed & { readonly id: DeviceId };
    };

/**
 * Machines that ask to be let in. All of it lives in memory and is gone with the hub: a machine whose request is unknown
 * begins another. Codes and secrets are kept as hashes.
 */
export interface Pairing {
  /** A new request; `rate_limited` while too many machines wait already. */
  readonly begin: (wish: PairingRequest, address: string) => Result<PairingBegun>;
  /** What became of the request with this secret; `expired` where there is none, or no longer. */
  readonly look: (secret: string) => Result<PairingState>;
  readonly waiting: () => readonly WaitingMachine[];
  /**
   * The machine that shows this code, once; `rate_limited` after too many wrong codes, whoever typed them.
   * @param by the command: sent again, it finds the same machine
   */
  readonly find: (code: string, by: CommandId) => Result<FoundMachine>;
  readonly reject: (requestId: string) => Result;
}

export interface FoundMachine {
  readonly request: WaitingMachine;
  /** What this command gave it before; null: it is the first time. */
  readonly given: (Redeemed & { readonly id: DeviceId }) | null;
  readonly give: (given: Redeemed & { readonly id: DeviceId }) => void;
}

/** A technician walks from the machine to the office. */
const codeLifeMs = 15 * 60_000;
/** A token that was given and not fetched is forgotten after this. */
const handingMs = 60_000;
/** A hall that is fitted out in one go has no more at a time; more is somebody's program. */
const mostWaiting = 16;
/** So many wrong codes in a minute: one of 700 million is not met by chance. */
const mostWrong = 10;
const wrongWithinMs = 60_000;

export function createPairing(parts: {
  readonly clock: Clock;
  readonly ids: Pick<Ids, "secret" | "pairingCode" | "hash">;
  /** Told when the list of those who wait is another one. */
  readonly changed: () => void;
}): Pairing {
  const { clock, ids } = parts;
  const entries = new Map<string, Entry>();
  let wrongAt: readonly number[] = [];

  function live(): readonly Entry[] {
    const now = clock.monotonic();
    for (const [id, entry] of entries) if (entry.ends <= now) entries.delete(id);
    return [...entries.values()];
  }

  function begin(wish: PairingRequest, address: string): Result<PairingBegun> {
    if (live().filter(({ outcome }) => outcome === null).length >= mostWaiting) return denied("rate_limited");
    const [secret, requestId, code] = [ids.secret(), ids.secret().slice(0, 16), freshCode()];
    const [since, until] = [clock.now(), (clock.now() + codeLifeMs) as Instant];
    entries.set(requestId, {
      ...wish,
      requestId,
      since,
      until,
      address,
      secretHash: ids.hash(secret),
      codeHash: ids.hash(code),
      ends: clock.monotonic() + codeLifeMs,
      outcome: null,
    });
    parts.changed();
    return accepted({ secret, code, expiresAt: until });
  }

  /** Never one that another machine shows. */
  function freshCode(): string {
    for (;;) {
      const code = ids.pairingCode();
      if (!live().some(({ codeHash }) => codeHash === ids.hash(code))) return code;
    }
  }

  function look(secret: string): Result<PairingState> {
    const secretHash = ids.hash(secret);
    const entry = live().find((one) => one.secretHash === secretHash);
    if (entry === undefined) return denied("expired");
    if (entry.outcome === null) return accepted({ state: "waiting" });
    if (entry.outcome.kind === "rejected") return accepted({ state: "rejected" });
    const { token, id, name } = entry.outcome.given;
    return accepted({ state: "accepted", token, id, name });
  }

  function find(code: string, by: CommandId): Result<FoundMachine> {
    const now = clock.monotonic();
    wrongAt = wrongAt.filter((at) => at > now - wrongWithinMs);
    if (wrongAt.length >= mostWrong) return denied("rate_limited");
    const codeHash = ids.hash(normal(code));
    const entry = live().find((one) => one.codeHash === codeHash);
    const given = entry?.outcome?.kind === "accepted" && entry.outcome.by === by ? entry.outcome.given : null;
    if (entry === undefined || (entry.outcome !== null && given === null)) {
      wrongAt = [...wrongAt, now];
      return denied("pairing_code_unknown");
    }
    return accepted({
      request: entry,
      given,
      give: (what) => end(entry, { kind: "accepted", by, given: what }),
    });
  }

  function end(entry: Entry, outcome: Outcome): void {
    entries.set(entry.requestId, { ...entry, outcome, ends: clock.monotonic() + handingMs });
    parts.changed();
  }

  return {
    begin,
    look,
    find,
    waiting: () =>
      live()
        .filter(({ outcome }) => outcome === null)
        .map(({ requestId, role, version, was, since, until, address }) => ({
          requestId,
          role,
          version,
          was,
          since,
          until,
          address,
        })),
    reject: (requestId) => {
      const entry = live().find((one) => one.requestId === requestId && one.outcome === null);
      if (entry === undefined) return denied("not_found");
      end(entry, { kind: "rejected" });
      return accepted(null);
    },
  };
}

/** As it is shown, however it was typed: "k7p-2mx" is K7P2MX. */
function normal(code: string): string {
  return code.replaceAll(/[\s-]/g, "").toUpperCase();
}
