import type { AdminView, HealthCode } from "@giliran/shared/contract";
import type { DeviceId, GateFallback, Instant, LocalText, ServiceId } from "@giliran/shared/domain";

/** Something that needs a person. */
export type Concern =
  | { readonly kind: "help"; readonly deviceId: DeviceId; readonly device: string; readonly since: Instant }
  | {
      readonly kind: "unserved";
      readonly serviceId: ServiceId;
      readonly service: LocalText;
      readonly waiting: number;
    }
  /** A visitor was called and nobody could hear it; the officer reads so, too. */
  | { readonly kind: "unheard"; readonly label: string; readonly counter: string; readonly zone: LocalText }
  /** Health is to be measured here, and cannot be; what visitors meet instead. `code` null: there is no thermometer. */
  | {
      readonly kind: "unmeasured";
      readonly device: string;
      readonly code: HealthCode | null;
      readonly instead: GateFallback;
    }
  | { readonly kind: "trouble"; readonly device: string; readonly part: string; readonly code: HealthCode }
  | { readonly kind: "away"; readonly device: string; readonly since: Instant }
  | { readonly kind: "never"; readonly device: string }
  /** Somebody has this number on paper, and no queue has it. */
  | ({ readonly kind: "stray" } & AdminView["strays"][number])
  | { readonly kind: "warning"; readonly text: string };

/** How pressing a concern is: 0 first. */
const rank: { readonly [Kind in Concern["kind"]]: number } = {
  help: 0,
  unserved: 1,
  unheard: 2,
  unmeasured: 3,
  away: 4,
  trouble: 5,
  stray: 6,
  never: 7,
  warning: 8,
};

/** A low roll or a silent status can wait for the others. */
const mild: ReadonlySet<HealthCode> = new Set([
  "printer_roll_ending",
  "printer_paper_low",
  "printer_status_unknown",
]);

/** All that needs a person, the most pressing first: visitors, then machines, then the hall file. */
export function concernsOf(view: AdminView): readonly Concern[] {
  const found: Concern[] = view.devices.flatMap((device) => deviceConcerns(device, view.gate));
  for (const { serviceId, name: service, waiting, openCounters } of view.services) {
    if (waiting > 0 && openCounters === 0) found.push({ kind: "unserved", serviceId, service, waiting });
  }
  for (const { label: counter, zoneName: zone, inHand } of view.counters)
    if (inHand?.unheard === true) found.push({ kind: "unheard", label: inHand.label, counter, zone });
  for (const stray of view.strays) found.push({ kind: "stray", ...stray });
  for (const text of view.warnings) found.push({ kind: "warning", text });
  return found.sort((a, b) => urgency(a) - urgency(b));
}

function urgency(concern: Concern): number {
  return rank[concern.kind] + (concern.kind === "trouble" && mild.has(concern.code) ? 0.5 : 0);
}

type Device = AdminView["devices"][number];
type Gate = AdminView["gate"];

function deviceConcerns(device: Device, gate: Gate): Concern[] {
  const { deviceId, name, connected, lastSeenAt, helpSince } = device;
  const concerns: Concern[] = [];
  if (helpSince !== null) concerns.push({ kind: "help", deviceId, device: name, since: helpSince });
  if (!connected) {
    concerns.push(
      lastSeenAt === null
        ? { kind: "never", device: name }
        : { kind: "away", device: name, since: lastSeenAt },
    );
    // What a machine said before it went away is no longer known to be so.
    return concerns;
  }
  const unmeasured = gate.needsThermometer ? thermometerConcern(device, gate) : null;
  if (unmeasured !== null) concerns.push(unmeasured);
  for (const { part: kind, name: part, trouble } of device.health) {
    // Said already, with what it means for visitors now.
    if (kind === "thermometer" && unmeasured !== null) continue;
    for (const code of trouble) concerns.push({ kind: "trouble", device: name, part, code });
  }
  return concerns;
}

/** A kiosk that should measure and cannot; null: it can, or has not yet told of its parts. */
function thermometerConcern({ role, name, health }: Device, gate: Gate): Concern | null {
  if (role !== "kiosk" || health.length === 0) return null;
  const thermometers = health.filter(({ part }) => part === "thermometer");
  if (thermometers.some(({ trouble }) => trouble.length === 0)) return null;
  const code = thermometers[0]?.trouble[0] ?? null;
  return { kind: "unmeasured", device: name, code, instead: gate.withoutThermometer };
}
