import type { PublicCatalogue } from "@giliran/shared/contract";
import type { TechnicianGround } from "../../src/core/technician/ports.ts";
import type { DeviceId, Instant } from "@giliran/shared/domain";
import { idMaker, sample } from "@giliran/shared/testing";
import { createKiosk } from "../../src/core/kiosk.ts";
import { defaultKioskSettings } from "../../src/core/kioskParts.ts";
import type { Journal, KnowledgeStore } from "../../src/core/alone/journal.ts";
import type { Known } from "../../src/core/alone/known.ts";
import type { Kiosk, KioskParts, KioskSettings } from "../../src/core/kioskParts.ts";
import { journalInMemory } from "../../src/journal/index.ts";
import type { TicketWish } from "../../src/core/order.ts";
import { fakeCatalogue, fakeHub, samplePublicCatalogue } from "./fakeHub.ts";
import type { FakeHub } from "./fakeHub.ts";
import { fakePrinter } from "./fakePrinter.ts";
import type { FakePrinter } from "./fakePrinter.ts";
import { fakeThermometer, type FakeThermometer } from "./fakeThermometer.ts";
import { handClock } from "./handClock.ts";
import type { HandClock } from "./handClock.ts";

export interface Rig {
  readonly kiosk: Kiosk;
  readonly hub: FakeHub;
  readonly printer: FakePrinter;
  readonly thermometer: FakeThermometer;
  readonly clock: HandClock;
  readonly faults: readonly unknown[];
  readonly journal: Journal;
  readonly strays: readonly string[];
}

/** What a kiosk keeps over a start of its program. */
export interface Memory {
  readonly journal: Journal;
  readonly memory: KnowledgeStore<Known>;
  readonly technician: TechnicianGround;
  /** The time when it begins. */
  readonly start: Instant | undefined;
}

/** A kiosk without a data folder, of a hub that knows no slip. */
export function forgetful(): Pick<
  KioskParts,
  "journal" | "knowledgeStore" | "machine" | "onStrays" | "tickets"
> {
  return {
    tickets: fakeHub().tickets,
    journal: journalInMemory(),
    knowledgeStore: { load: () => null, save: () => undefined },
    machine: { monotonicMs: () => 0, bootId: () => "boot-1" },
    onStrays: () => undefined,
  };
}

export const ownId = "anjungan-1" as DeviceId;

/** A kiosk between fakes at its own ports, started. */
export async function kioskRig(
  settings: Partial<KioskSettings> = {},
  catalogue: PublicCatalogue | null = samplePublicCatalogue(),
  {
    journal = journalInMemory(),
    memory = forgetful().knowledgeStore,
    technician,
    start,
  }: Partial<Memory> = {},
): Promise<Rig> {
  const [hub, printer, clock] = [fakeHub(), fakePrinter(), handClock(start)];
  const thermometer = fakeThermometer();
  const strays: string[] = [];
  const maker = idMaker();
  const faults: unknown[] = [];
  const kiosk = createKiosk({
    hub: hub.port,
    deviceId: ownId,
    printer: printer.port,
    thermometer: thermometer.port,
    speech: null,
    journal,
    knowledgeStore: memory,
    machine: { monotonicMs: clock.now, bootId: () => "boot-1" },
    onStrays: (sentence) => strays.push(sentence),
    ...(technician !== undefined && { technician }),
    tickets: hub.tickets,
    devices: printer.fleet,
    catalogue: fakeCatalogue(catalogue),
    settings: { ...defaultKioskSettings, ...settings },
    clock,
    ids: { commandId: () => maker.commandId(), secret: () => maker.hex(16) },
    onFault: (error) => faults.push(error),
  });
  await kiosk.start();
  return { kiosk, hub, printer, thermometer, clock, faults, journal, strays };
}

/** One person who wants an identity card, in Indonesian. */
export function wish(touchId: string, changes: Partial<TicketWish> = {}): TicketWish {
  const plain = {
    partySize: 1,
    separate: false,
    journey: null,
    classId: sample.classes.regular,
    needs: [],
    acceptWait: false,
    noPaper: false,
    language: "id",
  };
  return { touchId, serviceId: sample.services.idCard, ...plain, ...changes };
}
