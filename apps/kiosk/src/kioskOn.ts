import type { PublicCatalogue } from "@giliran/shared/contract";
import type { DeviceId } from "@giliran/shared/domain";
import { createKiosk, defaultKioskSettings, noFurtherPacks } from "./core/index.ts";
import type { Clock, HubPort, Ids, Journal, Kiosk, MachineTime } from "./core/index.ts";
import type { TicketPrinter } from "./core/ports.ts";
import { openJournal, openKnowledge } from "./journal/index.ts";

/** What a kiosk stands on where a test or simulator holds its time, its hub and its printer. */
export interface KioskGround {
  readonly hub: HubPort;
  readonly catalogue: PublicCatalogue;
  readonly deviceId: DeviceId;
  /** Of the real journal. */
  readonly folder: string;
  readonly printer: TicketPrinter;
  readonly clock: Clock;
  readonly machine: MachineTime;
  readonly ids: Ids;
  /** Stands between the kiosk and its journal. */
  readonly watch: (journal: Journal) => Journal;
  readonly onFault: (error: unknown) => void;
}

/** The real kiosk with its real journal, without sockets, screens, devices and time of its own. */
export function createKioskOn(ground: KioskGround): Kiosk {
  const { journal } = openJournal(ground.folder);
  const { printer } = ground;
  return createKiosk({
    ...ground,
    journal: ground.watch(journal),
    knowledgeStore: openKnowledge(ground.folder, ground.onFault),
    thermometer: null,
    speech: null,
    tickets: { read: async () => await Promise.resolve({ ok: false, error: "disconnected" } as const) },
    devices: {
      start: () => printer.start(),
      stop: () => printer.stop(),
      health: () => [],
      onChange: (listener) => printer.onChange(() => listener()),
    },
    catalogue: {
      start: () => undefined,
      stop: () => undefined,
      current: () => ground.catalogue,
      packs: () => noFurtherPacks,
      subscribe: () => () => undefined,
    },
    settings: { ...defaultKioskSettings, touchGapMs: 0 },
    onStrays: (sentence) => ground.onFault(new Error(`strays: ${sentence}`)),
  });
}
