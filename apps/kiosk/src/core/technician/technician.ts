import type { MachineFrame, PublicCatalogue } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";
import type { LanguagePack } from "@giliran/shared/i18n";
import type { Clock } from "../clock.ts";
import type { HubPort } from "../hubPort.ts";
import type { Answer } from "../kioskState.ts";
import { printerCodes } from "../obstacle.ts";
import { canPrint, type Thermometer, type TicketPrinter } from "../ports.ts";
import { createPinDoor } from "./pinDoor.ts";
import type { TechnicianGround, TechnicianSettings } from "./ports.ts";
import type { NetworkReport, Technician, TechnicianShown, Unlocking } from "./shown.ts";
import { writeTestPage } from "./testPage.ts";

export interface TechnicianParts {
  readonly ground: TechnicianGround;
  readonly hub: HubPort;
  readonly printer: TicketPrinter;
  readonly thermometer: Thermometer | null;
  readonly clock: Clock;
  readonly catalogue: () => PublicCatalogue | null;
  readonly packs: () => readonly LanguagePack[];
  readonly machine: () => MachineFrame | null;
  /** Nobody's number is on its way or on the screen. */
  readonly isIdle: () => boolean;
  readonly changed: () => void;
  readonly onFault: (error: unknown) => void;
}

export interface KeptTechnician extends Technician {
  readonly shown: () => TechnicianShown;
  /** Why nobody takes a number now: the kiosk is theirs. Null: it is not. */
  readonly turnsAway: () => Answer<never> | null;
  /** To be asked at each change of the hub's state: an administrator may have set another PIN. */
  readonly look: () => void;
  readonly stop: () => void;
}

/** A menu that nobody touches closes by itself, ms. */
export const openMs = 180_000;
export const scanMs = 30_000;

const closed: Answer<never> = { ok: false, error: "unauthorised" };
const outOfUse: Answer<never> = { ok: false, error: "machine_locked" };
const done: Answer<null> = { ok: true, value: null };

export function createTechnician(parts: TechnicianParts): KeptTechnician {
  const { ground, hub, printer, thermometer, clock, changed } = parts;
  const { store, program } = ground;
  const { pin: keptPin, maintenance: keptMaintenance } = store.load();
  let settings: TechnicianSettings = { pin: keptPin, maintenance: keptMaintenance };
  const door = createPinDoor(store, clock, () => settings.pin);
  let open = false;
  let scan: TechnicianShown["scan"] = null;
  let callOffLock: () => void = () => undefined;
  let endScan: () => void = () => undefined;

  function stayOpen(): void {
    callOffLock();
    callOffLock = clock.after(openMs, close);
  }

  function close(): void {
    open = false;
    callOffLock();
    endScan();
    changed();
  }

  /** Refused here, whatever the page shows. */
  function whileOpen<Given>(act: () => Given): Given | Answer<never> {
    if (!open) return closed;
    stayOpen();
    return act();
  }

  function keep(next: TechnicianSettings): boolean {
    if (!store.saveSettings(next)) return false;
    settings = next;
    return true;
  }

  async function unlock(pin: string): Promise<Answer<Unlocking>> {
    if (!parts.isIdle()) return { ok: false, error: "busy" };
    const outcome = await door.judge(pin);
    // A visitor may have come while it was judged; and then the menu stays shut.
    if (outcome === "open" && !parts.isIdle()) return { ok: false, error: "busy" };
    if (outcome === "open") {
      open = true;
      stayOpen();
    }
    changed();
    return { ok: true, value: outcome };
  }

  async function testPrint(language: string): Promise<Answer<null>> {
    const status = await printer.status();
    if (!canPrint(status)) return { ok: false, error: printerCodes[status.state] };
    const { hubUrl } = program;
    const [catalogue, packs, kioskName] = [parts.catalogue(), parts.packs(), parts.machine()?.name ?? null];
    const now = Math.round(clock.now() + hub.state().clockOffsetMs) as Instant;
    const page = writeTestPage({ catalogue, packs, language, now, hubUrl, kioskName });
    const { outcome } = await printer.print(page);
    return outcome === "printed" ? done : { ok: false, error: "printer_error" };
  }

  function testScanner(): Answer<null> {
    if (thermometer === null) return { ok: false, error: "not_found" };
    endScan();
    const until = (clock.now() + scanMs) as Instant;
    const stopListening = thermometer.onReading(({ celsius }) => tell({ until, celsius }));
    const callOff = clock.after(scanMs, () => endScan());
    endScan = () => {
      endScan = () => undefined;
      stopListening();
      callOff();
      tell(null);
    };
    tell({ until, celsius: null });
    return done;
  }

  function tell(now: TechnicianShown["scan"]): void {
    scan = now;
    changed();
  }

  async function testNetwork(): Promise<Answer<NetworkReport>> {
    const roundTripMs = await program.roundTripMs();
    const { status, clockOffsetMs } = hub.state();
    return { ok: true, value: { connected: status === "connected", roundTripMs, clockOffsetMs } };
  }

  return {
    shown: () => ({ open, maintenance: settings.maintenance, waitsUntil: door.waitsUntil(), scan }),
    turnsAway: () => (open || settings.maintenance ? outOfUse : null),
    look: () => {
      // What was heard before the kiosk was let in, or of an older hub, says nothing of a PIN.
      const told = hub.state().machine;
      if (told === null || JSON.stringify(told.technicianPin) === JSON.stringify(settings.pin)) return;
      if (keep({ ...settings, pin: told.technicianPin })) door.forgive();
    },
    stop: () => {
      callOffLock();
      endScan();
    },
    unlock: (pin) =>
      unlock(pin).catch((error: unknown) => {
        parts.onFault(error);
        return { ok: false, error: "internal" } as const;
      }),
    lock: () => {
      close();
      return done;
    },
    stay: () => whileOpen(() => done),
    report: () =>
      whileOpen(() => ({
        ok: true,
        value: {
          version: program.version,
          name: parts.machine()?.name ?? null,
          hubUrl: program.hubUrl,
          fingerprint: program.fingerprint(),
          hasThermometer: thermometer !== null,
          leave: program.leave?.by ?? null,
          log: program.log(),
        },
      })),
    testPrint: async (language) => await whileOpen(() => testPrint(language)),
    testScanner: () => whileOpen(testScanner),
    testNetwork: async () => await whileOpen(testNetwork),
    setMaintenance: (on) =>
      whileOpen(() => {
        if (!keep({ ...settings, maintenance: on })) return { ok: false, error: "internal" };
        changed();
        return done;
      }),
    leave: () =>
      whileOpen(() => {
        const { leave } = program;
        if (leave === null) return { ok: false, error: "unknown_command" };
        close();
        if (leave.by === "program") leave.go();
        return { ok: true, value: leave.by };
      }),
  };
}
