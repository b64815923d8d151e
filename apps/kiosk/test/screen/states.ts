import { sampleVisitorView } from "@giliran/shared/testing";
import type { Instant, ServiceId } from "@giliran/shared/domain";
import type { Answer, KioskError, KioskState, Obstacle, ReadSlip } from "../../src/core/index.ts";
import { openState, ticketState } from "./fakeBridge.ts";

/** A state of the kiosk that people meet, and what is touched to come to the screen; "key:…" is pressed on a keyboard. */
export interface DesignedState {
  readonly state: KioskState;
  readonly touches: readonly string[];
  /** What is held before the reader before that, and what the hub tells of it; null: nothing. */
  readonly read: { readonly text: string; readonly slip: Answer<ReadSlip> } | null;
}

const obstacles = [
  "starting",
  "hub_away",
  "hub_refused",
  "locked",
  "maintenance",
  "closed",
  "outside_hours",
  "printer_paper_out",
  "printer_cover_open",
] as const satisfies readonly Obstacle[];
const errors = [
  "not_confirmed",
  "queue_full",
  "long_queue",
  "service_closed",
  "internal",
  "party_size",
] as const satisfies readonly KioskError[];

const facts = { celsius: 36.4, skippable: true } as const;
const soon = 1_795_390_300_000 as Instant;
const later = 1_795_391_800_000 as Instant;
const texts = [
  { id: "Saya memakai masker", jv: "Kula ngangge masker", en: "I wear a mask" },
  { id: "Saya sudah mencuci tangan", jv: "Kula sampun wisuh", en: "I have washed my hands" },
];
const gates = {
  measure: { ...facts, phase: "measure", hint: "hold", second: false },
  implausible: { ...facts, phase: "measure", hint: "implausible", second: true },
  confirm: { ...facts, phase: "confirm", texts },
  question: {
    ...facts,
    phase: "question",
    text: {
      id: "Apakah Anda batuk atau demam?",
      jv: "Punapa panjenengan watuk?",
      en: "Do you have a cough or fever?",
    },
  },
  staff: { ...facts, phase: "staff", because: "thermometer" },
  recheck: { ...facts, phase: "recheck", code: "482913", from: soon, until: later, paper: "printed" },
  refused: { ...facts, phase: "refused", because: "temperature" },
} as const satisfies Readonly<Record<string, KioskState["gate"]>>;

/** By this machine's own time. */
const inAWhile = (Date.now() + 3_480_000) as Instant;

function technicianState(changes: Partial<KioskState["technician"]>): KioskState {
  const nobody = { open: false, maintenance: false, waitsUntil: null, scan: null };
  return openState({ technician: { ...nobody, ...changes } });
}

function at(state: KioskState, ...touches: readonly string[]): DesignedState {
  return { state, touches, read: null };
}

function named<Name extends string>(
  names: readonly Name[],
  prefix: string,
  of: (name: Name) => DesignedState,
): Readonly<Record<string, DesignedState>> {
  return Object.fromEntries(names.map((name) => [`${prefix}-${name}`, of(name)]));
}

const voice = {
  kind: "voice",
  name: "espeak-ng",
  simulated: false,
  code: "speech_ready",
  severity: "good",
  slipsLeft: null,
  actor: "nobody",
} as const;

/** A slip that was held before the reader; each has a secret of its own. */
function slip(nth: number, told: Answer<ReadSlip>, changes: Partial<KioskState> = {}): DesignedState {
  const text = `http://192.168.1.2:8090/t#${String(nth).padStart(32, "0")}`;
  const devices = [...openState().devices, voice];
  return { state: openState({ devices, ...changes }), touches: [], read: { text, slip: told } };
}

/** With the question before something is done to the number. */
function asked(nth: number, question: string): DesignedState {
  return { ...slip(nth, told()), touches: [`slip-${question}`] };
}

function told(changes: Parameters<typeof sampleVisitorView>[0] = {}): Answer<ReadSlip> {
  return { ok: true, value: { kind: "told", view: sampleVisitorView(changes) } };
}

const slips: Readonly<Record<string, DesignedState>> = {
  slip: slip(1, told()),
  "slip-pass": asked(12, "letPass"),
  "slip-pause": asked(13, "pauseTicket"),
  "slip-leave": asked(14, "leaveQueue"),
  "slip-paused": slip(15, told({ pausedUntil: soon })),
  "slip-next": slip(2, told({ personsAhead: 0, behind: 0, wait: { lowMs: 0, highMs: 0 } })),
  "slip-outside": slip(3, told({ outside: { personsAhead: 4, wait: { lowMs: 600_000, highMs: 900_000 } } })),
  "slip-called": slip(4, told({ state: "called", counter: "12", calls: 1 })),
  "slip-absent": slip(5, told({ state: "absent" })),
  "slip-parked": slip(6, told({ state: "parked" })),
  "slip-void": slip(7, told({ state: "void" }), { obstacle: "printer_paper_out" }),
  "slip-own": slip(8, { ok: true, value: { kind: "own", label: "X001", serviceId: "ktp" as ServiceId } }),
  "slip-gone": slip(9, { ok: false, error: "not_found" }),
  "slip-away": slip(10, { ok: false, error: "disconnected" }, { obstacle: "hub_away" }),
  "slip-strange": { ...slip(11, told()), read: { text: "8992761002015", slip: told() } },
};

/** Every screen that ux.md wants designed, by a name. */
export const designedStates: Readonly<Record<string, DesignedState>> = {
  agencies: at(openState()),
  services: at(openState(), "agency-disdukcapil"),
  search: at(openState(), "search"),
  "search-nothing": at(openState(), "search", "key-Q", "key-X", "key-Z"),
  person: at(openState({ helpRequested: true })),
  alone: at(openState({ alone: true })),
  "alone-services": at(openState({ alone: true }), "agency-disdukcapil"),
  working: at(openState({ touch: { phase: "issuing", touchId: "touch-1", serviceId: null } })),
  ticket: at(ticketState("printed")),
  "no-paper": at(openState({ paperChoice: true })),
  "no-paper-instead": at(openState({ paperChoice: true, obstacle: "printer_paper_out" })),
  "no-paper-services": at(openState({ paperChoice: true }), "agency-disdukcapil", "no-paper"),
  "ticket-declined": at(ticketState("declined", "copy")),
  "ticket-failed": at(ticketState("failed", "copy")),
  "ticket-question": at(ticketState("unknown", "question")),
  ...named(obstacles, "obstacle", (obstacle) => at(openState({ obstacle }))),
  ...named(errors, "failed", (error) =>
    at(openState({ touch: { phase: "failed", touchId: "touch-1", serviceId: null, error } })),
  ),
  ...named(Object.keys(gates) as (keyof typeof gates)[], "gate", (name) =>
    at(openState({ gateOn: true, gate: gates[name] })),
  ),
  "pin-pad": at(openState(), "key:Shift+Escape"),
  "pin-pad-typed": at(openState(), "key:Shift+Escape", "key-4", "key-8", "key-2"),
  "pin-pad-out-of-use": at(openState({ obstacle: "printer_paper_out" }), "key:Shift+Escape"),
  "pin-pad-waits": at(technicianState({ waitsUntil: inAWhile }), "key:Shift+Escape"),
  technician: at(technicianState({ open: true })),
  "technician-log": at(technicianState({ open: true }), "technician-log"),
  "technician-scanner": at(
    technicianState({ open: true, scan: { until: inAWhile, celsius: 36.4 } }),
    "technician-scanner",
  ),
  "technician-network": at(technicianState({ open: true }), "technician-network"),
  "technician-leave": at(technicianState({ open: true, maintenance: true }), "technician-leave"),
  ...slips,
  pairing: at(
    openState({
      pairing: {
        phase: "waiting",
        code: "K7P2MX",
        hubUrl: "https://192.168.1.2:8080",
        fingerprint: "3f2a91c077de0b125a6ec4d819ff6021".repeat(2),
        sentAway: false,
      },
    }),
  ),
};
