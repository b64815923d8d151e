/** The hall that is measured: one zone, so that a call reaches every screen, and room for 9,999 tickets a series. */
export interface BenchHall {
  /** A hall file; JSON is YAML. */
  readonly file: string;
  readonly kiosks: readonly string[];
  readonly screens: readonly string[];
  readonly officers: readonly string[];
  readonly services: readonly string[];
  readonly counters: readonly string[];
}

const serviceCount = 12;
const counterCount = 10;
const servicesPerCounter = 3;

function named(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix}-${i + 1}`);
}

/** A zone in which it is about noon, so that no midnight falls into a run. */
export function noonZone(now: Date): string {
  const offset = 12 - now.getUTCHours();
  // The sign of these names is the other way round: Etc/GMT-7 is seven hours ahead.
  return offset === 0 ? "Etc/GMT" : `Etc/GMT${offset > 0 ? "-" : "+"}${Math.abs(offset)}`;
}

export function benchHall(kiosks: number, screens: number, now: Date): BenchHall {
  const ids = {
    kiosks: named("kiosk", kiosks),
    screens: named("screen", screens),
    officers: named("officer", counterCount),
    services: named("service", serviceCount),
    counters: named("counter", counterCount),
  };
  const content = {
    formatVersion: 1,
    hall: { name: { id: "Mal Pelayanan Publik", en: "Public Service Mall" }, zone: noonZone(now) },
    // Slips are not reported while issuing alone is measured, and must not become 20 commands more a second.
    settings: { printingTimeoutSeconds: 3600 },
    zones: [{ id: "zone", name: { id: "Zona A", en: "Zone A" } }],
    agencies: ids.services.map((id, i) => ({
      id: `agency-${id}`,
      name: { id: `Instansi ${i + 1}`, en: `Agency ${i + 1}` },
      shortName: `Instansi ${i + 1}`,
      badge: letter(i),
      colour: "#0B5D5B",
    })),
    services: ids.services.map((id, i) => ({
      id,
      agency: `agency-${id}`,
      prefix: letter(i),
      padding: 4,
      minutes: 10,
      name: { id: `Pelayanan nomor ${i + 1}`, en: `Service number ${i + 1}` },
    })),
    counters: ids.counters.map((id, i) => ({
      id,
      label: i + 1,
      zone: "zone",
      services: Array.from({ length: servicesPerCounter }, (_, n) => ids.services[(i + n) % serviceCount]),
    })),
    devices: [
      ...ids.kiosks.map((id) => ({ id, role: "kiosk", name: id })),
      ...ids.screens.map((id) => ({ id, role: "display", name: id, zone: "zone" })),
    ],
    staff: ids.officers.map((id) => ({ id, role: "officer", name: `Petugas ${id}` })),
  };
  return { file: JSON.stringify(content, null, 1), ...ids };
}

function letter(i: number): string {
  return String.fromCharCode(65 + i);
}
