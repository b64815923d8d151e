import type { Actor, DeviceId, DeviceRole, StaffId, StaffRole } from "../domain/index.ts";

type DeviceActor = Extract<Actor, { kind: "device" }>;
type StaffActor = Extract<Actor, { kind: "staff" }>;

/** "kiosk-1", "display-2": devices of the sample hall. */
export function device(role: DeviceRole, number = 1): DeviceActor {
  return { kind: "device", role, id: `${role}-${number}` as DeviceId };
}

/** "officer-1", "supervisor-1": staff of the sample hall. */
export function staff(role: StaffRole, number = 1): StaffActor {
  return { kind: "staff", role, id: `${role}-${number}` as StaffId };
}

export function kiosk(number = 1): DeviceActor {
  return device("kiosk", number);
}

export function officer(number = 1): StaffActor {
  return staff("officer", number);
}

export const visitor: Actor = { kind: "visitor" };
export const system: Actor = { kind: "system" };
