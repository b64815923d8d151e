import { scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { StoredPin } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";
import type { Clock } from "../clock.ts";
import type { TechnicianStore, Tries } from "./ports.ts";
import type { Unlocking } from "./shown.ts";

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** So many wrong tries cost nothing but themselves; each further one costs the next of these, minutes. */
const freeTries = 5;
const waits = [1, 5, 15, 60] as const;

/** Judges PINs, and counts the wrong ones on the disk before it judges: pulling the plug gives no further tries. */
export interface PinDoor {
  readonly judge: (pin: string) => Promise<Unlocking>;
  /** Null: a PIN is judged now. */
  readonly waitsUntil: () => Instant | null;
  /** Another PIN begins with all its tries. */
  readonly forgive: () => void;
}

/** @param kept what is kept of the PIN at this time */
export function createPinDoor(store: TechnicianStore, clock: Clock, kept: () => StoredPin | null): PinDoor {
  let { tries } = store.load();
  let judging = false;

  /** A clock that was set back makes no wait longer than it was. */
  function counted(): Tries {
    const now = clock.now();
    return tries.at > now ? { ...tries, at: now } : tries;
  }

  function count(next: Tries): boolean {
    if (!store.saveTries(next)) return false;
    tries = next;
    return true;
  }

  function waitsUntil(): Instant | null {
    const { wrong, at } = counted();
    const until = (at + waitMs(wrong)) as Instant;
    return until > clock.now() ? until : null;
  }

  async function judge(pin: string): Promise<Unlocking> {
    const one = kept();
    if (one === null) return "unset";
    if (judging || waitsUntil() !== null) {
      if (tries.at > clock.now()) count(counted());
      return "waits";
    }
    if (!count({ wrong: tries.wrong + 1, at: clock.now() })) return "unkept";
    judging = true;
    const right = await matches(pin, one).finally(() => (judging = false));
    if (!right) return "wrong";
    count({ wrong: 0, at: clock.now() });
    return "open";
  }

  return {
    judge,
    waitsUntil,
    forgive: () => {
      if (tries.wrong > 0) count({ wrong: 0, at: clock.now() });
    },
  };
}

/** How long nobody may try after so many wrong ones, ms. */
function waitMs(wrong: number): number {
  if (wrong < freeTries) return 0;
  return (waits[Math.min(wrong - freeTries, waits.length - 1)] ?? 60) * 60_000;
}

/** In Node's own threads: the kiosk goes on meanwhile. */
async function matches(pin: string, { salt, hash, cost }: StoredPin): Promise<boolean> {
  const N = 2 ** cost;
  const settings = { N, r: 8, p: 1, maxmem: 256 * 8 * N };
  const tried = await derive(pin, Buffer.from(salt, "hex"), 32, settings);
  return timingSafeEqual(tried, Buffer.from(hash, "hex"));
}
