/** What a test says differently of its hall; settings as the hall file writes them, lists replaced whole. */
export interface HallFileChanges {
  readonly zone?: string;
  readonly settings?: object;
  readonly hours?: object;
  readonly crowding?: object;
  readonly healthGate?: object;
  readonly slip?: object;
  readonly zones?: readonly object[];
  readonly services?: readonly object[];
  readonly journeys?: readonly object[];
  readonly counters?: readonly object[];
  readonly classes?: readonly object[];
  readonly needs?: readonly object[];
  readonly policy?: object;
  readonly devices?: readonly object[];
  readonly staff?: readonly object[];
}

const roles = ["officer", "supervisor", "technician", "auditor", "reception"];

export const services = [
  { id: "ktp", agency: "dukcapil", prefix: "A", minutes: 8, name: { id: "KTP", en: "ID card" } },
  { id: "kk", agency: "dukcapil", prefix: "A", name: "Kartu keluarga" },
  { id: "pajak", agency: "samsat", prefix: "B", name: "Pajak kendaraan" },
  { id: "paspor", agency: "samsat", prefix: "P", name: "Paspor", opensOn: "2027-01-04" },
  { id: "tutup", agency: "samsat", prefix: "T", name: "Layanan tutup", closed: true },
];

export const zones = [
  { id: "depan", name: { id: "Zona Depan", en: "Front" }, about: "Kependudukan" },
  { id: "belakang", name: "Zona Belakang" },
];

export const counters = [
  { id: "loket-1", label: 1, zone: "depan", services: ["ktp", "kk"] },
  { id: "loket-2", label: 2, zone: "depan", services: ["ktp", "kk"] },
  { id: "loket-3", label: "Samsat 1", zone: "belakang", services: ["pajak"] },
  { id: "loket-9", label: 9, zone: "depan", services: ["ktp"], closed: true },
];

export const devices = [
  ...[1, 2, 3, 4, 5].map((n) => ({ id: `kiosk-${n}`, role: "kiosk", name: `Anjungan ${n}` })),
  { id: "screen-1", role: "display", name: "Layar depan 1", zone: "depan" },
  { id: "screen-2", role: "display", name: "Layar depan 2", zone: "depan" },
  { id: "screen-rear", role: "display", name: "Layar belakang", zone: "belakang" },
  { id: "panel-1", role: "panel", name: "Panel 1" },
  { id: "sensor-1", role: "sensor", name: "Sensor 1" },
];

export const staff = [
  ...[1, 2, 3].map((n) => ({ id: `officer-${n}`, role: "officer", name: `Petugas ${n}` })),
  ...roles.slice(1).map((role) => ({ id: `${role}-1`, role, name: `Ibu ${role}` })),
];

/** A zone where it is about noon, so that no test of a hub on the system's clock meets a change of the day. */
export function noonZone(): string {
  const offset = 12 - new Date().getUTCHours();
  if (offset === 0) return "Etc/GMT";
  // These names count the other way round: Etc/GMT-7 is seven hours ahead.
  return `Etc/GMT${offset > 0 ? "-" : "+"}${Math.abs(offset)}`;
}

/**
 * A small hall: two zones, five services, four counters; kiosks 1-5, screens 1 and 2 in front and one in the rear,
 * officers 1-3 and one of each other role. JSON, which every YAML reader reads.
 */
export function hallFile(changes: HallFileChanges = {}): object {
  const { zone = "Asia/Jakarta", settings = {}, ...lists } = changes;
  return {
    formatVersion: 1,
    hall: { name: { id: "Aula Uji", en: "Test Hall" }, zone, notices: ["Jaga jarak"] },
    settings,
    zones,
    agencies: [
      { id: "dukcapil", name: "Kependudukan", shortName: "Dukcapil", badge: "A", colour: "#0B5D5B" },
      { id: "samsat", name: "Samsat", shortName: "Samsat", badge: "B", colour: "#7B1E3A" },
    ],
    services,
    counters,
    devices,
    staff,
    ...lists,
  };
}

/** The same hall with two classes besides the regular, two needs, and counter 2 fit for one of them. */
export function hallWithClasses(changes: HallFileChanges = {}): object {
  return hallFile({
    counters: counters.map((counter) =>
      counter.id === "loket-2" ? { ...counter, fits: ["kursi-roda"] } : counter,
    ),
    classes: [
      { id: "lansia", confirm: true, name: { id: "Lansia", en: "Elderly" } },
      { id: "janji", kind: "booked", name: { id: "Janji temu", en: "Booked" } },
    ],
    needs: [
      { id: "kursi-roda", name: "Kursi roda", prompt: "Singkirkan kursi di depan loket." },
      { id: "dibacakan", name: "Dibacakan", prompt: "Bacakan formulirnya." },
    ],
    ...changes,
  });
}
