import type { CommandOf, MachineFrame, Result } from "@giliran/shared/contract";
import { accepted, denied } from "@giliran/shared/contract";
import type { Actor, Catalogue, CommandId, DeviceId, StaffId } from "@giliran/shared/domain";
import { freeLetter } from "./catalogue/withLetters.ts";
import type { FoundMachine, Pairing } from "./pairing.ts";
import type { AccessStore, Clock, Device, DeviceRecord, Ids } from "./ports.ts";
import { usualScreen } from "./screens.ts";

export type MachineCommand = CommandOf<
  "acceptMachine" | "rejectMachine" | "setMachine" | "lockMachine" | "reloadMachine" | "unpairMachine"
>;

/** What an administrator gives a machine. */
type Setup = Pick<Device, "name" | "zoneId" | "screen" | "counterId" | "language" | "serviceIds" | "printer">;

/** The hall's machines as an administrator sees to them: let in, named, locked, sent away. Each deed is recorded. */
export interface Machines {
  readonly answer: (command: MachineCommand, actor: Actor, id: CommandId) => Result;
  /** Another number when what machines are told, or which may come in, is another. */
  readonly revision: () => number;
}

export interface MachineParts {
  readonly store: AccessStore;
  readonly clock: Clock;
  readonly ids: Pick<Ids, "secret" | "hash">;
  readonly catalogue: () => Catalogue;
  readonly pairing: Pairing;
}

export function createMachines(parts: MachineParts): Machines {
  const { store, clock, ids, pairing } = parts;
  let revision = 0;

  const deviceOf = (id: DeviceId): Device | null => store.devices().find((one) => one.id === id) ?? null;

  function record(by: StaffId, deviceId: DeviceId, deed: DeviceRecord["deed"], facts: object): void {
    revision += 1;
    store.recordDevice({ at: clock.now(), by, deviceId, deed, facts: { ...facts } });
  }

  /** Why the hall cannot have it so; null: it can. */
  function whyNot(setup: Setup, self: DeviceId | null): Result<never> | null {
    const { zones, counters, services } = parts.catalogue();
    const sameName = (one: Device): boolean =>
      one.id !== self && one.name.toLowerCase() === setup.name.toLowerCase();
    if (store.devices().some(sameName)) return denied("name_taken");
    if (setup.zoneId !== null && !zones.some(({ id }) => id === setup.zoneId)) return denied("not_found");
    if (showsNothing(setup, counters)) return denied("not_found");
    const unknown = setup.serviceIds?.some((wanted) => !services.some(({ id }) => id === wanted)) ?? false;
    return unknown ? denied("unknown_service") : null;
  }

  function accept(command: CommandOf<"acceptMachine">, by: StaffId, id: CommandId): Result {
    const found = pairing.find(command.code, id);
    if (!found.ok) return found;
    const { given, request } = found.value;
    if (given !== null) return accepted({ deviceId: given.id, name: given.name });
    const known = command.deviceId === null ? null : deviceOf(command.deviceId);
    if (command.deviceId !== null && known?.role !== request.role) return denied("not_found");
    const setup = setupOf(command, request.role);
    const reason = whyNot(setup, known?.id ?? null);
    if (reason !== null) return reason;
    const device = { ...(known ?? newMachine(setup.name, request.role)), ...setup, locked: false };
    store.saveDevice(device);
    // Whoever held this place before is out.
    store.revokeAll({ kind: "device", id: device.id });
    give(device, found.value);
    record(by, device.id, "paired", { ...setup, address: request.address, version: request.version });
    return accepted({ deviceId: device.id, name: device.name });
  }

  function give(device: Device, machine: FoundMachine): void {
    const token = ids.secret();
    store.saveCredential(ids.hash(token), { kind: "device", id: device.id }, clock.now(), null);
    machine.give({ token, id: device.id, role: device.role, name: device.name });
  }

  function newMachine(name: string, role: Device["role"]): Device {
    return {
      id: freeId(name, role),
      role,
      name,
      zoneId: null,
      screen: null,
      counterId: null,
      language: "id",
      letter: role === "kiosk" ? freeLetter(store.devices(), parts.catalogue()) : null,
      serviceIds: null,
      printer: null,
      locked: false,
      reloadAt: null,
      technicianPin: null,
    };
  }

  /** "Anjungan 2" is anjungan-2, or the next that is free. */
  function freeId(name: string, role: Device["role"]): DeviceId {
    const plain = name
      .normalize("NFKD")
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-+|-+$/g, "");
    const wished = plain === "" ? role : plain.slice(0, 48);
    for (let i = 1; ; i += 1) {
      const id = (i === 1 ? wished : `${wished}-${i}`) as DeviceId;
      if (deviceOf(id) === null) return id;
    }
  }

  function set(command: CommandOf<"setMachine">, device: Device, by: StaffId): Result {
    const setup = setupOf(command, device.role);
    const reason = whyNot(setup, device.id);
    if (reason !== null) return reason;
    store.saveDevice({ ...device, ...setup });
    record(by, device.id, "changed", setup);
    return accepted(null);
  }

  function change(
    command: Exclude<MachineCommand, { type: "acceptMachine" | "rejectMachine" }>,
    device: Device,
    by: StaffId,
  ): Result {
    switch (command.type) {
      case "setMachine":
        return set(command, device, by);
      case "lockMachine":
        if (device.role !== "kiosk") return denied("wrong_state");
        store.saveDevice({ ...device, locked: command.locked });
        record(by, device.id, command.locked ? "locked" : "unlocked", {});
        return accepted(null);
      case "reloadMachine":
        store.saveDevice({ ...device, reloadAt: clock.now() });
        record(by, device.id, "reloaded", {});
        return accepted(null);
      case "unpairMachine":
        store.revokeAll({ kind: "device", id: device.id });
        record(by, device.id, "unpaired", {});
        return accepted(null);
      default:
        return command satisfies never;
    }
  }

  return {
    revision: () => revision,
    answer: (command, actor, id) => {
      if (actor.kind !== "staff") return denied("forbidden");
      if (command.type === "acceptMachine") return accept(command, actor.id, id);
      if (command.type === "rejectMachine") return pairing.reject(command.requestId);
      const device = deviceOf(command.deviceId);
      return device === null ? denied("not_found") : change(command, device, actor.id);
    },
  };
}

/** What is said of a machine of this role; what does not concern it is left out. */
function setupOf(said: Setup, role: Device["role"]): Setup {
  const { name, zoneId, language, serviceIds, printer } = said;
  const kiosk = role === "kiosk";
  const screen = role === "display" ? (said.screen ?? usualScreen({ role, zoneId })) : null;
  return {
    name,
    zoneId,
    screen,
    counterId: screen === "counter" ? said.counterId : null,
    language,
    serviceIds: kiosk ? serviceIds : null,
    printer: kiosk ? printer : null,
  };
}

/** A screen of a zone without a zone, or the sign of a counter that there is not. */
function showsNothing({ screen, zoneId, counterId }: Setup, counters: Catalogue["counters"]): boolean {
  if (screen === "zone") return zoneId === null;
  return screen === "counter" && !counters.some(({ id }) => id === counterId);
}

const types: ReadonlySet<string> = new Set<MachineCommand["type"]>([
  "acceptMachine",
  "rejectMachine",
  "setMachine",
  "lockMachine",
  "reloadMachine",
  "unpairMachine",
]);

/** Whether a command is about the hall's machines. */
export function isMachineCommand(command: { readonly type: string }): command is MachineCommand {
  return types.has(command.type);
}

/** What a machine is told of itself. */
export function machineFrameOf(device: Device): MachineFrame {
  const { id, name, zoneId, screen, counterId, language, serviceIds, printer } = device;
  const { locked, reloadAt, technicianPin } = device;
  return {
    deviceId: id,
    name,
    zoneId,
    screen,
    counterId,
    language,
    serviceIds: serviceIds && [...serviceIds],
    printer: printer && { ...printer },
    locked,
    reloadAt,
    technicianPin: technicianPin && { ...technicianPin },
  };
}
