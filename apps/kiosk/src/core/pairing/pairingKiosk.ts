import type { Instant } from "@giliran/shared/domain";
import type { Clock } from "../clock.ts";
import { nobodyAtGate } from "../gate/gateShown.ts";
import type { Kiosk } from "../kioskParts.ts";
import type { Answer, KioskState } from "../kioskState.ts";
import { nobodysTechnician, noTechnician } from "../technician/shown.ts";
import type { KioskPairing } from "./pairingShown.ts";

const refused: Answer<never> = { ok: false, error: "unauthorised" };

/**
 * A kiosk that no hall knows yet: it shows its code, and gives nothing to anybody.
 * @param screenInches the diagonal of the picture; null: what is usual for how it stands
 */
export function createPairingKiosk(pairing: KioskPairing, clock: Clock, screenInches: number | null): Kiosk {
  const read = (): KioskState => ({ ...nothingKnown(clock.now()), screenInches, pairing: pairing.shown() });
  let state = read();
  pairing.subscribe(() => (state = read()));
  const no = (): Answer<never> => refused;
  const never = async (): Promise<Answer<never>> => await Promise.resolve(refused);
  return {
    start: async () => await Promise.resolve(pairing.start()),
    stop: async () => await Promise.resolve(pairing.stop()),
    state: () => state,
    subscribe: pairing.subscribe,
    packs: () => [],
    printRequirements: never,
    takeTicket: never,
    redeemRight: never,
    readSlip: never,
    askForTicket: never,
    answerPaper: no,
    printCopy: never,
    endTouch: no,
    confirmGate: no,
    answerGate: no,
    skipGate: no,
    useGateCode: never,
    leaveGate: no,
    requestHelp: never,
    speak: never,
    technician: nobodysTechnician,
  };
}

function nothingKnown(now: Instant): Omit<KioskState, "pairing" | "screenInches"> {
  return {
    hub: { status: "connecting", since: now, refusal: null },
    obstacle: "starting",
    serviceDate: null,
    open: false,
    catalogue: null,
    packsDigest: null,
    services: [],
    rights: false,
    paperChoice: false,
    crowd: null,
    alerts: [],
    alertsAt: now,
    devices: [],
    touch: { phase: "idle" },
    gate: nobodyAtGate,
    alone: false,
    gateOn: false,
    helpRequested: false,
    technician: noTechnician,
    night: null,
    reloadAt: null,
  };
}
