/** What a kiosk that no hall knows shows to the technician before it. */
export interface PairingShown {
  readonly phase: "asking" | "waiting" | "noHub" | "otherHub" | "rateLimited" | "rejected";
  /** Null while there is none. */
  readonly code: string | null;
  /** Of the hub, as the technician set it. */
  readonly hubUrl: string;
  /** Of the authority that this hub answers with; null: plain http, or nothing was heard yet. */
  readonly fingerprint: string | null;
  /** It was in a hall before and was sent away. */
  readonly sentAway: boolean;
}

/** How a kiosk asks to be let in, as its screen needs it. */
export interface KioskPairing {
  readonly start: () => void;
  readonly stop: () => void;
  readonly shown: () => PairingShown;
  readonly subscribe: (listener: () => void) => () => void;
}
