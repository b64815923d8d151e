import type { DeviceHealth, Result } from "@giliran/shared/contract";
import { accepted, denied } from "@giliran/shared/contract";
import type { Actor, DeviceId, Instant } from "@giliran/shared/domain";
import type { GateCodeCommand } from "./gateCodes.ts";
import type { AsideCommand } from "./kinds.ts";
import type { MachineCommand } from "./machines.ts";
import type { Clock } from "./ports.ts";

/** What the hub knows of a machine since it started: never stored, told anew by the machine itself. */
export interface DeviceState {
  readonly connections: number;
  readonly lastSeenAt: Instant | null;
  readonly health: readonly DeviceHealth[];
  readonly helpSince: Instant | null;
  /** When somebody said that they put in a new roll; null: nobody did. */
  readonly rollAt: Instant | null;
}

/** What machines say of themselves, and what is asked at them. */
type DeviceCommand = Exclude<AsideCommand, GateCodeCommand | MachineCommand>;

export interface DeviceStates {
  readonly of: (id: DeviceId) => DeviceState;
  readonly connected: (id: DeviceId) => void;
  readonly disconnected: (id: DeviceId) => void;
  readonly answer: (command: DeviceCommand, actor: Actor) => Result;
  readonly rollsChanged: () => readonly { readonly kioskId: DeviceId; readonly at: Instant }[];
  /** Where a visitor asks for a person, longest first. */
  readonly helpRequested: () => readonly { readonly deviceId: DeviceId; readonly since: Instant }[];
}

const unheardOf: DeviceState = {
  connections: 0,
  lastSeenAt: null,
  health: [],
  helpSince: null,
  rollAt: null,
};

export function createDeviceStates(clock: Clock): DeviceStates {
  const states = new Map<DeviceId, DeviceState>();
  const of = (id: DeviceId): DeviceState => states.get(id) ?? unheardOf;

  function change(id: DeviceId, facts: Partial<DeviceState>): void {
    states.set(id, { ...of(id), lastSeenAt: clock.now(), ...facts });
  }

  return {
    of,
    connected: (id) => change(id, { connections: of(id).connections + 1 }),
    disconnected: (id) => {
      const connections = Math.max(0, of(id).connections - 1);
      // What a machine said of itself is only true while somebody there can take it back.
      change(id, connections === 0 ? { connections, health: [] } : { connections });
    },
    answer: (command, actor) => {
      if (command.type === "answerHelp") {
        if (of(command.deviceId).helpSince === null) return denied("stale");
        states.set(command.deviceId, { ...of(command.deviceId), helpSince: null });
        return accepted(null);
      }
      if (command.type === "changeRoll") {
        states.set(command.deviceId, { ...of(command.deviceId), rollAt: clock.now() });
        return accepted(null);
      }
      if (actor.kind !== "device") return denied("forbidden");
      if (command.type === "reportHealth") change(actor.id, { health: command.parts });
      else change(actor.id, { helpSince: of(actor.id).helpSince ?? clock.now() });
      return accepted(null);
    },
    rollsChanged: () =>
      [...states].flatMap(([kioskId, { rollAt }]) => (rollAt === null ? [] : [{ kioskId, at: rollAt }])),
    helpRequested: () => {
      const found: { deviceId: DeviceId; since: Instant }[] = [];
      for (const [deviceId, { helpSince }] of states)
        if (helpSince !== null) found.push({ deviceId, since: helpSince });
      return found.sort((a, b) => a.since - b.since);
    },
  };
}
