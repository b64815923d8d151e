import { pinFault, type Result, type StoredPin } from "@giliran/shared/contract";
import { accepted, denied } from "@giliran/shared/contract";
import { type Actor, type DeviceId, roleOf } from "@giliran/shared/domain";
import type { AccessStore, Clock, Device } from "./ports.ts";

/** The PINs of the kiosks' technicians: what is kept of them goes to that kiosk alone, a PIN itself is kept nowhere. */
export interface MachinePins {
  /**
   * Sets a kiosk's PIN; the one before ends. The deed is recorded without it.
   * @returns `weak_pin` for one that is guessed first or is none, `wrong_state` for a machine that is no kiosk
   */
  readonly set: (deviceId: DeviceId, pin: string, actor: Actor) => Promise<Result>;
}

export function createMachinePins(parts: {
  readonly store: AccessStore;
  readonly clock: Clock;
  /** What is kept of a PIN; takes a good part of a second, beside the writer. */
  readonly hashPin: (pin: string) => Promise<StoredPin>;
  /** Told when a kiosk has another PIN. */
  readonly changed: () => void;
}): MachinePins {
  const { store, clock } = parts;
  const deviceOf = (id: DeviceId): Device | null => store.devices().find((one) => one.id === id) ?? null;

  return {
    set: async (deviceId, pin, actor) => {
      if (actor.kind !== "staff" || roleOf(actor) !== "administrator") return denied("forbidden");
      const before = deviceOf(deviceId);
      if (before === null) return denied("not_found");
      if (before.role !== "kiosk") return denied("wrong_state");
      if (pinFault(pin) !== null) return denied("weak_pin");
      const technicianPin = await parts.hashPin(pin);
      // Meanwhile somebody may have changed the machine.
      const device = deviceOf(deviceId);
      if (device === null) return denied("not_found");
      store.saveDevice({ ...device, technicianPin });
      store.recordDevice({ at: clock.now(), by: actor.id, deviceId, deed: "pinSet", facts: {} });
      parts.changed();
      return accepted(null);
    },
  };
}
