import type { PublicCatalogue } from "@giliran/shared/contract";
import type { DeviceId } from "@giliran/shared/domain";
import { idMaker, sample } from "@giliran/shared/testing";
import { createKiosk, defaultKioskSettings } from "../../src/core/kiosk.ts";
import type { Kiosk, KioskSettings } from "../../src/core/kiosk.ts";
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
}

export const ownId = "anjungan-1" as DeviceId;

/** A kiosk between fakes at its own ports, started. */
export async function kioskRig(
  settings: Partial<KioskSettings> = {},
  catalogue: PublicCatalogue = samplePublicCatalogue(),
): Promise<Rig> {
  const [hub, printer, clock] = [fakeHub(), fakePrinter(), handClock()];
  const thermometer = fakeThermometer();
  const maker = idMaker();
  const faults: unknown[] = [];
  const kiosk = createKiosk({
    hub: hub.port,
    deviceId: ownId,
    printer: printer.port,
    thermometer: thermometer.port,
    devices: printer.fleet,
    catalogue: fakeCatalogue(catalogue),
    settings: { ...defaultKioskSettings, ...settings },
    clock,
    ids: { commandId: () => maker.commandId(), secret: () => maker.hex(16) },
    onFault: (error) => faults.push(error),
  });
  await kiosk.start();
  return { kiosk, hub, printer, thermometer, clock, faults };
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
    language: "id",
  };
  return { touchId, serviceId: sample.services.idCard, ...plain, ...changes };
}
