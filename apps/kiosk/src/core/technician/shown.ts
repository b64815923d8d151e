import type { Instant } from "@giliran/shared/domain";
import type { Answer } from "../kioskState.ts";
import type { LogLine, ProgramPort } from "./ports.ts";

/** What the screen knows of the technician's menu; nothing here helps somebody who guesses. */
export interface TechnicianShown {
  /** A technician has typed the right PIN, and works here. */
  readonly open: boolean;
  readonly maintenance: boolean;
  /** Before this, by this machine's time, no PIN is judged; null: now. */
  readonly waitsUntil: Instant | null;
  /** The thermometer is being tried, until then; the last reading, °C, is kept nowhere. */
  readonly scan: { readonly until: Instant; readonly celsius: number | null } | null;
}

export const noTechnician: TechnicianShown = {
  open: false,
  maintenance: false,
  waitsUntil: null,
  scan: null,
};

/** What became of a PIN: `unset` where nobody set one, `unkept` where the try cannot be counted on the disk. */
export type Unlocking = "open" | "wrong" | "waits" | "unset" | "unkept";

export interface TechnicianReport {
  readonly version: string;
  /** As the administrator named it; null: not heard yet. */
  readonly name: string | null;
  readonly hubUrl: string;
  readonly fingerprint: string | null;
  readonly hasThermometer: boolean;
  readonly leave: NonNullable<ProgramPort["leave"]>["by"] | null;
  /** Oldest first. */
  readonly log: readonly LogLine[];
}

export interface NetworkReport {
  readonly connected: boolean;
  /** Null: no answer. */
  readonly roundTripMs: number | null;
  /** What the hub's clock is ahead of this machine's, ms. */
  readonly clockOffsetMs: number;
}

/** All that a technician may do. Whatever needs the menu open is `unauthorised` while it is closed. Nothing throws or rejects. */
export interface Technician {
  readonly unlock: (pin: string) => Promise<Answer<Unlocking>>;
  readonly lock: () => Answer<null>;
  /** Somebody touched the screen: the menu stays open. */
  readonly stay: () => Answer<null>;
  readonly report: () => Answer<TechnicianReport>;
  /** Prints a page of samples, with this language's words. */
  readonly testPrint: (language: string) => Promise<Answer<null>>;
  readonly testScanner: () => Answer<null>;
  readonly testNetwork: () => Promise<Answer<NetworkReport>>;
  readonly setMaintenance: (on: boolean) => Answer<null>;
  /** Who ends kiosk mode now: the page has to close itself where it says so. */
  readonly leave: () => Answer<"program" | "page">;
}

const closed: Answer<never> = { ok: false, error: "unauthorised" };

/** Of a kiosk that belongs to no hall: nobody has given it a PIN. */
export const nobodysTechnician: Technician = {
  unlock: async () => await Promise.resolve({ ok: true, value: "unset" }),
  lock: () => closed,
  stay: () => closed,
  report: () => closed,
  testPrint: async () => await Promise.resolve(closed),
  testScanner: () => closed,
  testNetwork: async () => await Promise.resolve(closed),
  setMaintenance: () => closed,
  leave: () => closed,
};
