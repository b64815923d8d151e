import type { DeviceHealth as WireHealth, HealthCode } from "@giliran/shared/contract";
import { healthCodes } from "@giliran/shared/contract";
import type { Clock, HubPort, Ids, KioskState } from "../core/index.ts";
import type { DeviceHealth } from "../core/ports.ts";

export interface HealthReportParts {
  readonly hub: HubPort;
  /** The kiosk whose devices are told of. */
  readonly kiosk: {
    readonly state: () => KioskState;
    readonly subscribe: (listener: () => void) => () => void;
  };
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface HealthReports {
  readonly start: () => void;
  readonly stop: () => void;
}

const retryMs = 3_000;

/** Tells the hub how the kiosk's devices are: at each change, and after each time the hub was away. */
export function createHealthReports(parts: HealthReportParts): HealthReports {
  const { hub, kiosk, clock } = parts;
  let told: string | null = null;
  let toldSince: number | null = null;
  let sending = false;
  let callOffRetry: (() => void) | null = null;
  const unsubscribes: (() => void)[] = [];

  function report(): void {
    void send();
  }

  async function send(): Promise<void> {
    const { status, since } = hub.state();
    if (status !== "connected" || sending || callOffRetry !== null) return;
    const { devices, technician } = kiosk.state();
    const health = [...devices.map(wireHealth), ...(technician.maintenance ? [inMaintenance] : [])];
    const text = JSON.stringify(health);
    if (text === told && since === toldSince) return;
    sending = true;
    const answer = await hub.send({ type: "reportHealth", parts: health }, parts.ids.commandId());
    sending = false;
    if (unsubscribes.length === 0) return;
    if (answer.ok) [told, toldSince] = [text, since];
    else callOffRetry = clock.after(retryMs, retry);
    // What has changed meanwhile is told next.
    report();
  }

  function retry(): void {
    callOffRetry = null;
    report();
  }

  return {
    start: () => {
      unsubscribes.push(hub.subscribe(report), kiosk.subscribe(report));
      report();
    },
    stop: () => {
      for (const end of unsubscribes.splice(0)) end();
      callOffRetry?.();
      callOffRetry = null;
    },
  };
}

/** So that a supervisor sees why nobody takes a number here. */
const inMaintenance: WireHealth = {
  part: "kiosk",
  name: "",
  simulated: false,
  slipsLeft: null,
  trouble: ["kiosk_maintenance"],
};

/** A device as the wire tells of it; a device that is well has no trouble. */
export function wireHealth(device: DeviceHealth): WireHealth {
  return {
    part: device.kind,
    name: device.name.slice(0, 64),
    simulated: device.simulated,
    slipsLeft: device.slipsLeft,
    trouble: isTrouble(device.code) ? [device.code] : [],
  };
}

function isTrouble(code: DeviceHealth["code"]): code is Extract<DeviceHealth["code"], HealthCode> {
  return healthCodes.some((known) => known === code);
}
