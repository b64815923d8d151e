import { places } from "../files/plan.ts";
import type { Machine } from "../machine.ts";
import type { Patient } from "../patient.ts";
import type { Role } from "../setup.ts";
import { deviceFaults } from "./devices.ts";
import { hubFaults } from "./hub.ts";
import { browserFaults, clockFaults, diskFaults, serviceFaults, soundFaults } from "./machineHealth.ts";
import type { Fault, FaultCode } from "./sentences.ts";

/** What follows from a service that does not run needs no sentence of its own. */
const followers: ReadonlySet<FaultCode> = new Set(["kioskSilent", "hubNotReady"]);

/** Looks at a machine of the hall and at its hub; changes nothing. The faults stand in the order in which a technician looks. */
export async function examine(machine: Machine, role: Role, patient: Patient): Promise<readonly Fault[]> {
  const services = serviceFaults(machine, role);
  const stopped = services.some(({ code }) => code === "serviceStopped" || code === "serviceCrashing");
  const ownHub = role === "hub" && stopped;
  const faults = [
    ...(ownHub ? [] : await hubFaults(machine.root, patient.hub, patient.fingerprint)),
    ...clockFaults(machine),
    ...diskFaults(machine, places(role).data),
    ...services,
    ...(role === "kiosk" ? await deviceFaults(machine, patient) : []),
    ...(role === "hub" ? [] : [...soundFaults(machine), ...browserFaults(machine)]),
  ];
  return stopped ? faults.filter(({ code }) => !followers.has(code)) : faults;
}
