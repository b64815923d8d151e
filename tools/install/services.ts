import type { Machine } from "./machine.ts";
import type { Role } from "./setup.ts";

/** What systemd keeps at work for a role. */
export const services: Readonly<Record<Role, readonly string[]>> = {
  hub: ["giliran-hub.service", "giliran-hub-backup.timer"],
  kiosk: ["giliran-kiosk.service"],
  screen: [],
};

/** Makes the users and, on the machine that runs now, takes rules and units into use. Each trouble is said, none stops the rest. */
export function takeIntoUse(machine: Machine, role: Role): void {
  const { root, alive } = machine;
  if (role !== "screen") attempt(machine, "systemd-sysusers", root === "/" ? [] : [`--root=${root}`]);
  if (!alive)
    return machine.say("systemd is not at work here: everything begins with the next start of the machine.");
  attempt(machine, "systemctl", ["daemon-reload"]);
  if (role === "kiosk") {
    attempt(machine, "udevadm", ["control", "--reload"]);
    attempt(machine, "udevadm", ["trigger"]);
  }
  for (const unit of services[role]) attempt(machine, "systemctl", ["restart", unit]);
}

/** Before the files go. */
export function takeOutOfUse(machine: Machine, role: Role): void {
  if (machine.alive) for (const unit of services[role]) attempt(machine, "systemctl", ["stop", unit]);
}

export function attempt(machine: Machine, program: string, args: readonly string[]): void {
  const trouble = machine.run(program, args);
  if (trouble !== null) machine.say(`${program} ${args.join(" ")} did not work: ${trouble}`);
}
