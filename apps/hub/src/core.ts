import type { StoredPin, ViewFrame } from "@giliran/shared/contract";
import type { Catalogue } from "@giliran/shared/domain";
import { type Access, createAccess } from "./app/access.ts";
import { createDeadlines, type Deadlines } from "./app/deadlines.ts";
import { createDeviceStates, type DeviceStates } from "./app/devices.ts";
import { createGateCodes, isGateCode } from "./app/gateCodes.ts";
import { createHub, type Hub } from "./app/hub.ts";
import { whyNotHere } from "./app/machineRules.ts";
import { createMachines, isMachineCommand } from "./app/machines.ts";
import { createMachinePins, type MachinePins } from "./app/machinePins.ts";
import { createPairing, type Pairing } from "./app/pairing.ts";
import type { Clock, Ids, Log, Store, Turns } from "./app/ports.ts";
import { earshotOfScreen } from "./app/screens.ts";
import { atHand, project, type Sources } from "./app/projections/index.ts";
import { createPublisher, type Publisher } from "./gateway/publisher.ts";

export interface CoreParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly turns: Turns;
  readonly log: Log;
  /** How long views that are no calls wait for more of their kind, ms. */
  readonly coalesceMs: number;
  readonly catalogue: Catalogue;
  /** What somebody should know of the hall file and the packs. */
  readonly warnings: () => readonly string[];
  readonly ticketPage: () => string | null;
  /** Sends one frame to all who watch under this key. */
  readonly emit: (key: string, frame: ViewFrame) => void;
  readonly failStop: (error: unknown) => never;
  /** What machines are told of themselves, or which may stay, is another now. */
  readonly machinesChanged: () => void;
  readonly hashPin: (pin: string) => Promise<StoredPin>;
  /** Of the hall's own authority; null: the hub speaks plain http. */
  readonly fingerprint: () => string | null;
}

/** The hub without its doors: what answers and what shows, whoever carries the frames. */
export interface Core {
  readonly hub: Hub;
  readonly access: Access;
  readonly devices: DeviceStates;
  readonly pairing: Pairing;
  readonly pins: MachinePins;
  readonly publisher: Publisher;
  readonly deadlines: Deadlines;
  readonly sources: () => Sources;
}

export function createCore(parts: CoreParts): Core {
  const { store, clock, ids, turns, log, catalogue } = parts;
  const access = createAccess(store.access, clock, ids);
  const devices = createDeviceStates(clock);
  const gateCodes = createGateCodes({ clock, ids, gate: () => catalogue.gate });
  const pairing = createPairing({ clock, ids, changed: () => publisher.changed(false) });
  const machines = createMachines({ store: store.access, clock, ids, catalogue: () => catalogue, pairing });
  const hub = createHub({
    store: store.hall,
    clock,
    ids,
    log,
    turns,
    catalogue: () => catalogue,
    ticketPage: parts.ticketPage,
    letterOf: (id) => access.device(id)?.letter ?? null,
    earshotOfDisplay: (id) => {
      const device = access.device(id);
      return device && earshotOfScreen(catalogue, device);
    },
    whyNotHere: (command, id) => {
      const device = access.device(id);
      return device && whyNotHere(command, device);
    },
    answerAside: (command, actor, id) => {
      if (isMachineCommand(command)) return machines.answer(command, actor, id);
      return isGateCode(command) ? gateCodes.answer(command, actor, id) : devices.answer(command, actor);
    },
    changed: (urgent) => {
      publisher.changed(urgent);
      if (machines.revision() === told) return;
      told = machines.revision();
      parts.machinesChanged();
    },
    failStop: parts.failStop,
  });
  let told = machines.revision();
  const pins = createMachinePins({
    store: store.access,
    clock,
    hashPin: parts.hashPin,
    changed: () => {
      publisher.changed(false);
      parts.machinesChanged();
    },
  });
  const sources = (): Sources => ({
    hall: hub.hall(),
    catalogue,
    voice: hub.voice,
    access,
    devices,
    pairing,
    fingerprint: parts.fingerprint(),
    ticketPage: parts.ticketPage(),
    warnings: parts.warnings(),
    now: clock.now(),
    today: hub.today(),
  });
  const publisher = createPublisher({
    lineage: store.hall.lineage,
    epoch: ids.secret().slice(0, 11),
    coalesceMs: parts.coalesceMs,
    clock,
    turns,
    log,
    project: (audience) => project(sources(), audience),
    atHand: (staffId) => atHand(sources(), staffId),
    emit: parts.emit,
  });
  const deadlines = createDeadlines(hub, clock, () => catalogue, store.heartbeat);
  return { hub, access, devices, pairing, pins, publisher, deadlines, sources };
}
