import { describe, expect, it } from "vitest";
import type {
  AnnouncementId,
  ClassId,
  CounterId,
  DeviceId,
  Instant,
  LocalText,
  ServiceId,
  TicketId,
  ZoneId,
} from "../domain/index.ts";
import { ticketStates } from "../domain/index.ts";
import {
  sampleAdminView,
  sampleBoardView,
  sampleCatalogue,
  sampleFrame,
  sampleEntranceView,
  sampleGuardView,
  sampleKioskView,
  samplePanelView,
  sampleSignView,
  sampleStart,
} from "../testing/index.ts";
import { publicCatalogue } from "./catalogue.ts";
import { healthCodes } from "./health.ts";
import { view, viewBounds, viewFrame, type View, type ViewKind } from "./view.ts";
import type { AdminView } from "./views/admin.ts";
import { boardView, type BoardView } from "./views/board.ts";
import type { KioskView } from "./views/kiosk.ts";
import { mostInGroup, panelView, type PanelView } from "./views/panel.ts";

/** One of each; a kind of view without a row does not compile. */
const samples: { readonly [Kind in ViewKind]: View } = {
  board: sampleBoardView(),
  sign: sampleSignView(),
  entrance: sampleEntranceView(),
  kiosk: sampleKioskView(),
  panel: samplePanelView(),
  admin: sampleAdminView(),
  guard: sampleGuardView(),
};
const kinds = Object.keys(samples) as ViewKind[];

describe("a view on the wire", () => {
  it.each(kinds)("arrives as it was sent: %s", (kind) => {
    const frame = sampleFrame({ view: samples[kind] });
    expect(viewFrame.parse(JSON.parse(JSON.stringify(frame)))).toEqual(frame);
  });

  it.each(kinds)("holds no more than is promised of it: %s", (kind) => {
    expect(view.parse({ ...samples[kind], nik: "3520123412341234" })).toEqual(samples[kind]);
  });

  it("is refused without its stamp, or with a kind that nobody knows", () => {
    const { epoch: _epoch, ...stampless } = sampleFrame();
    expect(viewFrame.safeParse(stampless).success).toBe(false);
    expect(viewFrame.safeParse({ ...sampleFrame(), revision: "1" }).success).toBe(false);
    expect(viewFrame.safeParse({ ...sampleFrame(), hubTime: -1 }).success).toBe(false);
    expect(viewFrame.safeParse({ ...sampleFrame(), view: { kind: "gate" } }).success).toBe(false);
  });
});

describe("the public catalogue", () => {
  it("is what screens need of the catalogue, and nothing of its settings", () => {
    const catalogue = sampleCatalogue();
    const sent = publicCatalogue.parse(
      JSON.parse(
        JSON.stringify({ ...catalogue, largestBlock: 20, largestParty: catalogue.settings.largestParty }),
      ),
    );
    expect(sent).toMatchObject({ version: 1, zone: "Asia/Jakarta", largestParty: 50 });
    expect(sent.services.map(({ id }) => id)).toEqual(catalogue.services.map(({ id }) => id));
    expect(Object.keys(sent)).not.toContain("settings");
  });
});

/** Names as long as halls have them, in three languages. */
const long: LocalText = {
  id: "Perekaman KTP elektronik",
  en: "Electronic identity card",
  jv: "Perekaman KTP elektronik",
};
const later = (ms: number): Instant => (sampleStart + ms) as Instant;
const many = <Value>(count: number, make: (place: number) => Value): Value[] =>
  Array.from({ length: count }, (_, place) => make(place));
const ticketId = (place: number): TicketId => String(place).padStart(24, "f") as TicketId;
const announcementId = (place: number): AnnouncementId => `${ticketId(place)}.4` as AnnouncementId;
const counterId = (place: number): CounterId => `loket-imigrasi-${place}` as CounterId;
const serviceId = (place: number): ServiceId => `perekaman-ktp-${place}` as ServiceId;
const hallName = "Mal Pelayanan Publik Kabupaten Magetan";

/** As full as the schema lets a board be: every list at its end. */
function fullestBoard(): BoardView {
  return sampleBoardView({
    hall: { name: hallName, timeZone: "Asia/Jakarta" },
    zone: {
      id: "zona-kependudukan" as ZoneId,
      name: "Zona Kependudukan dan Perizinan",
      about: "KTP, kartu keluarga, akta, izin usaha, pajak daerah",
    },
    calls: many(12, (place) => ({
      announcementId: announcementId(place),
      label: "KK9999",
      counter: "Imigrasi 12",
      zone: null,
      agency: "BPJS Ketenagakerjaan",
      badge: "BK",
      colour: "#0B5D5B",
      service: long.id,
      at: later(place),
      nowUntil: later(90_000),
    })),
    waiting: many(10, () => ({ service: long.id, prefix: "KK", persons: 9_999 })),
    next: many(8, () => "KK9999"),
    notices: many(4, () => "Mohon siapkan dokumen asli dan fotokopi sebelum nomor Anda dipanggil."),
    voice: {
      silent: false,
      holder: "s".repeat(32),
      languages: ["id", "jv", "en"],
      reading: "digits",
      queueWord: "antrean",
      backlogMs: 20_000,
      chime: "three-tones",
      volume: many(8, (place) => ({ from: 60 * place + 700, percent: 100 })),
      repeats: 3,
      pending: many(8, (place) => ({
        announcementId: announcementId(place),
        label: "KK9999",
        counter: "Imigrasi 12",
        recall: false,
        expiresAt: later(90_000),
      })),
    },
  });
}

function fullestPanel(counters: number): PanelView {
  return samplePanelView({
    officer: { name: "Raden Roro Sri Wahyuningsih Kusumaningrum" },
    counters: many(counters, (place) => ({
      counterId: counterId(place),
      label: "Imigrasi 12",
      zoneId: "zona-kependudukan" as ZoneId,
      zoneName: long,
      agencies: many(3, () => "BPJS Ketenagakerjaan"),
      officer: "Raden Roro Sri Wahyuningsih Kusumaningrum",
      outOfUse: false,
      forYou: false,
      waiting: 9_999,
    })),
    counter: {
      counterId: counterId(1),
      label: "Imigrasi 12",
      services: many(12, (place) => ({ serviceId: serviceId(place), name: long, waiting: 9_999 })),
      inHand: {
        ticketId: ticketId(1),
        label: "KK9999",
        serviceId: serviceId(1),
        state: "called",
        partySize: 999,
        claim: { classId: "penyandang-disabilitas" as ClassId, name: long, confirmed: false },
        needs: many(8, () => ({ name: long, prompt: { id: "p".repeat(80), en: "p".repeat(80) } })),
        reason: { code: "priority", nth: 10, ratio: 10 },
        note: "n".repeat(140),
        nextStep: {
          serviceName: long,
          agencyName: "Imigrasi",
          zoneName: long,
          counters: many(6, () => "Imigrasi 12"),
        },
        comesBackTo: "Imigrasi 12",
        paper: "unknown",
        issuedAt: later(0),
        queuedAt: later(0),
        calledAt: later(1),
        startedAt: later(2),
        recalls: 3,
        recallFrom: later(3),
        recallsToAbsent: 3,
        voice: "superseded",
      },
      group: many(mostInGroup, (place) => ({
        ticketId: ticketId(place),
        label: "KK9999",
        state: "serving",
        partySize: 999,
        recallFrom: later(1),
        recallsToAbsent: 3,
        voice: "superseded",
      })),
      next: many(8, (place) => ({
        ticketId: ticketId(place),
        label: "KK9999",
        serviceId: serviceId(place),
        issuedAt: later(place),
        queuedAt: later(place),
        partySize: 999,
        reason: { code: "longest_wait", limitMs: 2_700_000 },
      })),
      aside: many(8, (place) => ({
        ticketId: ticketId(place),
        label: "KK9999",
        serviceId: serviceId(place),
        state: "parked",
        since: later(0),
        reason: long,
        remindAt: later(place),
      })),
      undo: { ticketId: ticketId(1), label: "KK9999", action: "transferred", until: later(10_000) },
      autoCall: true,
      waitingTickets: 9_999,
      pausedTickets: 9_999,
      waitingPersons: 99_999,
      oldestIssuedAt: later(0),
      finishedToday: 999,
      meanServiceMs: 3_600_000,
    },
    catalogueVersion: 9_999,
    outcomeRequired: true,
    help: many(12, (place) => ({
      deviceId: `anjungan-${place}` as DeviceId,
      name: "Anjungan pintu masuk utara",
      since: later(0),
    })),
  });
}

function fullestKiosk(services: number): KioskView {
  return sampleKioskView({
    services: many(services, (place) => ({
      serviceId: serviceId(place),
      state: "not_yet_open",
      waiting: 9_999,
      wait: { lowMs: 36_000_000, highMs: 72_000_000 },
      left: null,
      share: null,
    })),
    helpRequestedAt: many(12, (place) => `anjungan-${place}` as DeviceId),
  });
}

function fullestAdmin(counters: number, services: number, devices: number): AdminView {
  return sampleAdminView({
    tickets: Object.fromEntries(ticketStates.map((state) => [state, 9_999])) as AdminView["tickets"],
    services: many(services, (place) => ({
      serviceId: serviceId(place),
      name: long,
      agency: "BPJS Ketenagakerjaan",
      waiting: 9_999,
      oldestIssuedAt: later(0),
      openCounters: 12,
    })),
    counters: many(counters, (place) => ({
      counterId: counterId(place),
      label: "Imigrasi 12",
      zoneName: long,
      officer: "Raden Roro Sri Wahyuningsih Kusumaningrum",
      outOfUse: false,
      services: many(6, (service) => ({
        serviceId: serviceId(service),
        weight: "primary" as const,
        planned: "normal" as const,
      })),
      inHand: {
        ticketId: ticketId(place),
        label: "KK9999",
        state: "serving",
        since: later(0),
        unheard: false,
      },
    })),
    devices: many(devices, (place) => ({
      deviceId: `anjungan-${place}` as DeviceId,
      name: "Anjungan pintu masuk utara",
      role: "kiosk",
      connected: true,
      lastSeenAt: later(0),
      health: (["printer", "thermometer"] as const).map((part) => ({
        part,
        name: "EPSON TM-T82X",
        simulated: true,
        trouble: healthCodes.slice(0, 3),
      })),
      helpSince: later(0),
      letter: "X",
      zoneId: null,
      screen: null,
      counterId: null,
      silent: false,
      language: "id",
      serviceIds: many(services, serviceId),
      printer: { kind: "tcp", model: "generic-80-no-status", host: "anjungan.hall.example", port: 9100 },
      locked: true,
      hasPin: false,
      paired: true,
    })),
    pairing: {
      waiting: many(16, (place) => ({
        requestId: `request-${place}-0123456789`,
        role: "kiosk",
        since: later(0),
        until: later(0),
        address: "2001:db8:1234:5678:9abc:def0:1234:5678",
        version: "1.12.123-candidate",
        was: `anjungan-${place}` as DeviceId,
      })),
      fingerprint: "0123 4567 89ab cdef 0123 4567 89ab cdef 0123 4567 89ab cdef 0123 4567 89ab cdef",
    },
  });
}

function bytesOf(full: View): number {
  expect(view.parse(full)).toEqual(full);
  return Buffer.byteLength(JSON.stringify(full));
}

describe("a full view of a hall of 12 counters and 24 services", () => {
  it("of a kiosk keeps to its bound", () => {
    expect(bytesOf(fullestKiosk(24))).toBeLessThanOrEqual(viewBounds.kiosk);
  });

  it("of an officer keeps to its bound", () => {
    expect(bytesOf(fullestPanel(12))).toBeLessThanOrEqual(viewBounds.panel);
  });

  it("of a supervisor, with 24 devices, keeps to its bound", () => {
    expect(bytesOf(fullestAdmin(12, 24, 24))).toBeLessThanOrEqual(viewBounds.admin);
  });
});

describe("the lists of a view", () => {
  it("have an end on a call screen: 12 calls, 10 rows, 4 notices, 8 announcements", () => {
    const full = fullestBoard();
    const over: readonly BoardView[] = [
      { ...full, calls: [...full.calls, ...full.calls.slice(0, 1)] },
      { ...full, waiting: [...full.waiting, ...full.waiting.slice(0, 1)] },
      { ...full, notices: [...full.notices, "Satu lagi"] },
      {
        ...full,
        voice: { ...full.voice, pending: [...full.voice.pending, ...full.voice.pending.slice(0, 1)] },
      },
    ];
    expect(over.map((board) => boardView.safeParse(board).success)).toEqual([false, false, false, false]);
  });

  it("have an end on a panel: the next 8 and a count", () => {
    const full = fullestPanel(1);
    const next = full.counter?.next ?? [];
    const over = { ...full, counter: { ...full.counter, next: [...next, ...next.slice(0, 1)] } };
    expect(panelView.safeParse(over).success).toBe(false);
  });
});
