import type { StoredPin } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";

/** Wrong tries since the last right one. */
export interface Tries {
  readonly wrong: number;
  /** Of the last, by this machine's time. */
  readonly at: Instant;
}

/** What the kiosk keeps of its technician over a start of its program. */
export interface TechnicianSettings {
  /** As the hub said last, so that the menu opens while it is away; null: nobody set one. */
  readonly pin: StoredPin | null;
  /** It serves nobody until a technician ends it. */
  readonly maintenance: boolean;
}

/** Two things of their own: a torn write of the one loses nothing of the other. */
export interface TechnicianStore {
  readonly load: () => TechnicianSettings & { readonly tries: Tries };
  /** @returns whether it stands on the disk */
  readonly saveSettings: (settings: TechnicianSettings) => boolean;
  /** @returns whether it stands on the disk */
  readonly saveTries: (tries: Tries) => boolean;
}

/** One line of the kiosk's own log, without the facts that may stand beside its sentence. */
export interface LogLine {
  readonly at: Instant;
  readonly level: "info" | "warn" | "error";
  readonly sentence: string;
}

/** The program around the kiosk, as its technician needs it. */
export interface ProgramPort {
  readonly version: string;
  /** Origin of the hub. */
  readonly hubUrl: string;
  /** Of the authority that it believes, hex; null: plain http. */
  readonly fingerprint: () => string | null;
  /** Asks the hub once; ms until its answer, null: none came. Never rejects. */
  readonly roundTripMs: () => Promise<number | null>;
  /** The last lines of its log, oldest first. */
  readonly log: () => readonly LogLine[];
  /** How kiosk mode is left: the program does it, the page closes itself; null: not from here. */
  readonly leave: { readonly by: "program"; readonly go: () => void } | { readonly by: "page" } | null;
}

export interface TechnicianGround {
  readonly store: TechnicianStore;
  readonly program: ProgramPort;
}

/** A kiosk that nobody looks after: it forgets, and there is nothing to test. */
export function noGround(): TechnicianGround {
  return {
    store: {
      load: () => ({ pin: null, maintenance: false, tries: { wrong: 0, at: 0 as Instant } }),
      saveSettings: () => true,
      saveTries: () => true,
    },
    program: {
      version: "",
      hubUrl: "",
      fingerprint: () => null,
      roundTripMs: async () => await Promise.resolve(null),
      log: () => [],
      leave: null,
    },
  };
}
