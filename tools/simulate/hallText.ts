import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GateMode } from "@giliran/shared/domain";
import type { DayPlan } from "./plan.ts";

const sample = join(import.meta.dirname, "..", "..", "apps/hub/sample/magetan.yaml");

/** The text of the hall file of a simulated day, YAML or JSON, which is YAML too: it goes through the hub's own importer, as any hall does. */
export function hallTextOf({ hall, capacity, hallFile, gate }: DayPlan): string {
  if (hallFile !== null) return readFileSync(hallFile, "utf8");
  return hall === "sample" ? sampleText(capacity, gate) : JSON.stringify(mallOf(capacity, gate));
}

/** The sample hall, with an officer for each counter and hours that are kept. */
function sampleText(capacity: number | null, gate: GateMode): string {
  const officers = Array.from({ length: 10 }, (_, i) => {
    return `  - { id: petugas-${String(i + 1)}, role: officer, name: Petugas ${String(i + 1)} }`;
  });
  const text = readFileSync(sample, "utf8")
    .replace("mode: advise", "mode: enforce")
    .replace("healthGate:\n  mode: enforce", `healthGate:\n  mode: ${gate}`)
    .replace("\nstaff:\n", `\nstaff:\n${officers.join("\n")}\n`);
  return capacity === null
    ? text.replace("  mode: enforce\n  capacity: 100", "  mode: off\n  capacity: 100")
    : text.replace("capacity: 100", `capacity: ${String(capacity)}`);
}

const letters = Array.from("ABCDEFGHJKLNPQRSTUVWXYZ");
const minutesOf = [4, 6, 8, 10, 12, 15, 20];

/** One protocol has every kind of step; the last leaves it all to the staff. */
const protocols = [
  {
    id: "semua",
    name: "Semua langkah",
    steps: [
      { kind: "measure" },
      { kind: "confirm", text: "Saya memakai masker." },
      { kind: "question", text: "Apakah Anda batuk?", passesOn: "no" },
    ],
  },
  { id: "petugas", name: "Oleh petugas", steps: [{ kind: "scan" }] },
];

/** A mall of twenty agencies, 40 services and 48 counters, as on its worst Monday. */
function mallOf(capacity: number | null, gate: GateMode): object {
  const agencies = Array.from({ length: 20 }, (_, i) => ({
    id: `instansi-${i + 1}`,
    name: `Instansi ${i + 1}`,
    shortName: `Instansi ${i + 1}`,
    badge: letters[i] ?? "X",
    colour: "#0B5D5B",
  }));
  const services = agencies.flatMap(({ id }, i) =>
    [0, 1].map((second) => ({
      id: `layanan-${i * 2 + second + 1}`,
      agency: id,
      name: `Layanan ${i * 2 + second + 1}`,
      prefix: letters[i] ?? "X",
      minutes: minutesOf[(i * 3 + second) % minutesOf.length],
      callsTogether: i === 19 ? 4 : 1,
      limits: second === 1 ? { largestQueue: 90, askFrom: 40 } : {},
    })),
  );
  const counters = Array.from({ length: 48 }, (_, i) => {
    const [first, second] = [`layanan-${(i % 20) * 2 + 1}`, `layanan-${(i % 20) * 2 + 2}`];
    return {
      id: `loket-${i + 1}`,
      label: i + 1,
      zone: `zona-${(i % 4) + 1}`,
      services:
        i < 40
          ? [first, { id: second, weight: i < 20 ? "primary" : "normal" }]
          : [second, { id: first, weight: "idle" }],
      fits: i % 20 === 0 ? ["kursi-roda"] : [],
    };
  });
  const numbered = (count: number, id: string, facts: object): object[] =>
    Array.from({ length: count }, (_, i) => ({ id: `${id}-${i + 1}`, name: `${id} ${i + 1}`, ...facts }));
  return {
    formatVersion: 1,
    hall: { name: "Mal Uji", zone: "Asia/Makassar", languages: ["id"] },
    hours: {
      mode: "enforce",
      week: [
        {
          days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
          serving: "08:00-15:00",
          issuing: "07:45-14:30",
        },
      ],
    },
    ...(capacity !== null && { crowding: { mode: "enforce", capacity } }),
    healthGate: { mode: gate, withoutThermometer: "admitWithNotice", protocols },
    settings: { rightsPerService: 5 },
    zones: numbered(4, "zona", {}),
    agencies,
    services,
    journeys: [
      {
        id: "tiga-langkah",
        agency: "instansi-1",
        name: "Tiga langkah",
        services: ["layanan-1", "layanan-5", "layanan-9"],
      },
      {
        id: "pilihan",
        agency: "instansi-2",
        name: "Pilihan",
        chosen: true,
        services: ["layanan-3", "layanan-7", "layanan-11"],
      },
    ],
    counters,
    classes: [
      { id: "lansia", confirm: true, name: "Lansia" },
      { id: "janji", kind: "booked", name: "Janji temu" },
    ],
    needs: [{ id: "kursi-roda", name: "Kursi roda", prompt: "Singkirkan kursi." }],
    devices: [
      ...numbered(4, "anjungan", { role: "kiosk" }),
      ...[1, 2, 3, 4].map((n) => ({
        id: `layar-${n}`,
        role: "display",
        name: `Layar ${n}`,
        zone: `zona-${n}`,
      })),
      { id: "pintu", role: "display", name: "Pintu", screen: "entrance" },
    ],
    staff: [
      ...numbered(48, "petugas", { role: "officer" }),
      { id: "wulan", role: "supervisor", name: "Wulan" },
    ],
  };
}
