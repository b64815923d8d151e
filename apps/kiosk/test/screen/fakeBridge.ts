import type { Instant } from "@giliran/shared/domain";
import type { Answer, KioskState, Paper, ReadSlip, TechnicianReport } from "../../src/core/index.ts";
import type { LanguagePack } from "@giliran/shared/i18n";
import { sampleKioskView } from "@giliran/shared/testing";
import { sampleIssued, samplePublicCatalogue } from "../support/fakeHub.ts";

/** What a page's calls were, in order. */
export interface Called {
  readonly name: string;
  readonly argument: unknown;
}

declare global {
  var test: {
    readonly called: Called[];
    readonly push: (state: KioskState | null) => void;
    readonly tell: (slip: Answer<ReadSlip>) => void;
  };
}

/** An open kiosk where nobody has touched anything; a simulated printer, so that the notice takes its room too. */
export function openState(changes: Partial<KioskState> = {}): KioskState {
  const view = sampleKioskView();
  return {
    hub: { status: "connected", since: 1_795_390_000_000 as KioskState["hub"]["since"], refusal: null },
    obstacle: null,
    serviceDate: view.serviceDate,
    open: true,
    catalogue: samplePublicCatalogue(),
    packsDigest: null,
    services: view.services.map((service, index) => ({
      ...service,
      waiting: index * 3,
      wait: { lowMs: index * 300_000, highMs: index * 900_000 },
    })),
    rights: false,
    paperChoice: false,
    crowd: null,
    alerts: [],
    alertsAt: 0 as KioskState["alertsAt"],
    devices: [
      {
        kind: "printer",
        name: "Printer of the test",
        simulated: true,
        code: "printer_ready",
        severity: "good",
        slipsLeft: null,
        actor: "nobody",
      },
    ],
    touch: { phase: "idle" },
    gate: { phase: "idle" },
    gateOn: false,
    alone: false,
    helpRequested: false,
    pairing: null,
    technician: { open: false, maintenance: false, waitsUntil: null, scan: null },
    night: null,
    screenInches: null,
    reloadAt: null,
    ...changes,
  };
}

const { label, hallName, agencyName, serviceName, personsAhead, wait, zone, counters } = sampleIssued();
const ticket = {
  label,
  labels: [label],
  alone: false,
  steps: null,
  hallName,
  agencyName,
  serviceName,
  personsAhead,
  wait,
  zone,
  outside: null,
  counters,
};

/** A kiosk that shows a ticket. */
export function ticketState(
  paper: Paper,
  aid: "question" | "copy" | "copying" | "none" = "none",
): KioskState {
  const page = paper === "printed" ? null : `http://192.168.1.2:8080/ticket/#${"0123456789abcdef".repeat(2)}`;
  return openState({ touch: { phase: "ticket", touchId: "touch-1", ticket, paper, aid, page } });
}

/** What stands behind the page. */
export interface FakeKiosk {
  readonly state: KioskState;
  /** What `readPacks` answers with. */
  readonly packs: readonly LanguagePack[];
  /** What the hub tells of slips, before the test says otherwise. */
  readonly slip?: Answer<ReadSlip>;
  /** How often it is refused before. */
  readonly packsRefused: number;
  readonly report: TechnicianReport;
}

/** What the technician's menu is told. */
export const sampleReport: TechnicianReport = {
  version: "1.0.0",
  name: "Anjungan timur",
  hubUrl: "https://192.168.1.2:8080",
  fingerprint: "3f2a91c077de0b125a6ec4d819ff6021".repeat(2),
  hasThermometer: true,
  leave: "page",
  log: Array.from({ length: 14 }, (_, i) => ({
    at: (1_795_390_000_000 + i * 60_000) as Instant,
    level: (["info", "warn", "error"] as const)[i % 3] ?? "info",
    sentence:
      i % 3 === 2
        ? "Another machine answers in the hub's place: nothing is sent to it. Look for it on the network."
        : "The kiosk begins anew.",
  })),
};

/** Runs in the page before its own scripts: a bridge that notes calls and says what the test lets it say. */
export function installBridge(first: FakeKiosk): void {
  let state: unknown = first.state;
  let slip: unknown = first.slip ?? { ok: false, error: "not_found" };
  let packsRefused = first.packsRefused;
  const listeners = new Set<(next: unknown) => void>();
  const called: { name: string; argument: unknown }[] = [];
  const call =
    (name: string) =>
    async (argument: unknown): Promise<unknown> => {
      called.push({ name, argument });
      return { ok: true, value: null };
    };
  const readPacks = async (): Promise<unknown> => {
    packsRefused -= 1;
    return packsRefused < 0 ? { ok: true, value: first.packs } : { ok: false, error: "disconnected" };
  };
  const names = [
    "readState",
    "takeTicket",
    "endTouch",
    "askForTicket",
    "requestHelp",
    "answerPaper",
    "printCopy",
    "confirmGate",
    "answerGate",
    "skipGate",
    "useGateCode",
    "leaveGate",
    "speak",
    "lockTechnician",
    "stayTechnician",
    "testPrint",
    "testScanner",
    "setMaintenance",
    "leaveKioskMode",
  ];
  const readSlip = async (argument: unknown): Promise<unknown> => {
    called.push({ name: "readSlip", argument });
    return slip;
  };
  const told =
    (name: string, value: unknown) =>
    async (argument: unknown): Promise<unknown> => {
      called.push({ name, argument });
      return { ok: true, value };
    };
  const calls = {
    ...Object.fromEntries(names.map((name) => [name, call(name)])),
    readPacks,
    readSlip,
    unlockTechnician: told("unlockTechnician", "wrong"),
    readTechnician: told("readTechnician", first.report),
    testNetwork: told("testNetwork", { connected: true, roundTripMs: 12, clockOffsetMs: -4200 }),
  };
  const subscribe = (listener: (next: unknown) => void): (() => void) => {
    listeners.add(listener);
    listener(state);
    return () => listeners.delete(listener);
  };
  const push = (next: unknown): void => {
    state = next;
    for (const listener of listeners) listener(next);
  };
  Object.assign(globalThis, {
    kiosk: { calls, subscribe },
    test: { called, push, tell: (next: unknown) => (slip = next) },
  });
}
