import type { BoardCall, BoardView, SignView } from "@giliran/shared/contract";
import { sampleSignView } from "@giliran/shared/testing";
import type { AnnouncementId, CounterId, Instant, ServiceDate, ZoneId } from "@giliran/shared/domain";

/** 23 November 2026, 09.42 in Magetan. */
export const morning = Date.UTC(2026, 10, 23, 2, 42, 10) as Instant;
const minute = 60_000;

interface Call {
  readonly label: string;
  readonly counter: string;
  readonly agency: string;
  readonly service: string;
}

const called: readonly Call[] = [
  { label: "A007", counter: "3", agency: "Dukcapil", service: "Perekaman KTP elektronik" },
  { label: "C021", counter: "8", agency: "Samsat", service: "Pajak kendaraan" },
  { label: "B113", counter: "5", agency: "DPMPTSP", service: "Izin usaha" },
  { label: "D004", counter: "12", agency: "BPJS Kesehatan", service: "Kepesertaan JKN" },
  { label: "E019", counter: "10", agency: "Polres", service: "SKCK" },
  { label: "A006", counter: "2", agency: "Dukcapil", service: "Kartu keluarga" },
  { label: "F002", counter: "4", agency: "BPJS TK", service: "Klaim JHT" },
];

const earlier: readonly Call[] = ["B112:5", "A005:2", "D003:12", "C020:8", "A004:3", "B111:5", "E018:10"].map(
  (text) => {
    const [label = "", counter = ""] = text.split(":");
    return { label, counter, agency: "", service: "" };
  },
);

const agencyBadge = (name: string): string => name.slice(0, 1);

function boardCall(call: Call, index: number, at: number, lifeMs: number): BoardCall {
  const announcementId = `call-${call.label}-${index}` as AnnouncementId;
  const agency = { zone: null, badge: agencyBadge(call.agency), colour: "#0b5d5b" };
  return { ...call, ...agency, announcementId, at: at as Instant, nowUntil: (at + lifeMs) as Instant };
}

/** A board in the middle of the morning with so many calls of this moment. */
export function busyBoard(now: number, changes: Partial<BoardView> = {}, calls = called): BoardView {
  const current = calls
    .slice(0, now)
    .map((call, i) => boardCall(call, i, morning - 5_000 - i * 4_000, 3_600_000));
  const over = earlier.map((call, i) => boardCall(call, i, morning - (2 + 2 * i) * minute, 90_000));
  return {
    kind: "board",
    language: "id",
    hall: { name: "Mal Pelayanan Publik Magetan", timeZone: "Asia/Jakarta" },
    zone: { id: "zona-a" as ZoneId, name: "Zona A", about: "Kependudukan & Perizinan" },
    serviceDate: "2026-11-23" as ServiceDate,
    open: true,
    alerts: [],
    calls: [...current, ...over].slice(0, 12),
    waiting: [
      { service: "Perekaman KTP elektronik", prefix: "A", persons: 18 },
      { service: "Kartu keluarga", prefix: "A", persons: 7 },
      { service: "Akta kelahiran dan kematian", prefix: "A", persons: 3 },
      { service: "Izin usaha (OSS)", prefix: "B", persons: 11 },
      { service: "Persetujuan bangunan gedung", prefix: "B", persons: 0 },
      { service: "Izin praktik tenaga kesehatan", prefix: "B", persons: 2 },
    ],
    next: [],
    notices: [
      "Jarak antre 1 meter",
      "Layanan Imigrasi dibuka 4 Januari",
      "Istirahat salat Jumat 11.30–13.00",
    ],
    voice: {
      silent: false,
      holder: null,
      languages: ["id"],
      reading: "digits",
      queueWord: "antrean",
      backlogMs: 20_000,
      chime: "two-tones",
      volume: [],
      repeats: 1,
      pending: [],
    },
    ...changes,
  };
}

/** The board of the whole hall: its calls say where. */
export function hallBoard(now: number, calls = called): BoardView {
  const board = busyBoard(now, { zone: null }, calls);
  const zones = ["Zona A", "Zona Pelayanan Kesehatan"];
  return { ...board, calls: board.calls.map((call, i) => ({ ...call, zone: zones[i % 2] ?? null })) };
}

/** The sign over a counter with these numbers called to it. */
export function busySign(counter: string, ...labels: readonly string[]): SignView {
  return sampleSignView({
    counter: { id: "loket-3" as CounterId, label: counter },
    agencies: [
      { name: "Dukcapil", badge: "A", colour: "#0b5d5b" },
      { name: "BPJS Ketenagakerjaan", badge: "BK", colour: "#ffd400" },
    ],
    numbers: labels.map((label) => ({ label, state: "called", nowUntil: (morning + 3_600_000) as Instant })),
  });
}

/** As many calls with these labels and counters. */
export function callsOf(...texts: readonly string[]): readonly Call[] {
  return texts.map((text) => {
    const [label = "", counter = ""] = text.split(":");
    return { label, counter, agency: "Kantor Imigrasi", service: "Paspor baru dan penggantian" };
  });
}
