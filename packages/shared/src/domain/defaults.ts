import type { ClassId, ReasonId } from "./brand.ts";
import type { CallingPolicy, HallSettings, Reason, ReasonLists, TicketClass } from "./catalogue.ts";

/** What a hall has that says nothing else. */

export const defaultPolicy: CallingPolicy = { priorityRatio: 2, longestWaitMs: 45 * 60_000 };

/** The class of whoever claims none; every hall has it. */
export const regularClass: TicketClass = {
  id: "regular" as ClassId,
  name: { id: "Umum", en: "Regular" },
  kind: "regular",
  confirm: false,
};

/** domain.md 3a, 4 and 5, reliability.md. */
export const defaultSettings: HallSettings = {
  recallCooldownMs: 20_000,
  recallLimit: 3,
  absentAfterRecalls: 3,
  callLifeMs: 90_000,
  printingTimeoutMs: 15_000,
  largestParty: 50,
  largestBlock: 20,
  paperChoice: false,
  rightsPerService: 0,
  padLetter: "M",
  returnWindowMs: 30 * 60_000,
  returnWindowTickets: null,
  returnAfter: 2,
  undoMs: 10_000,
  outcomeRequired: false,
  closureApproval: [],
  awayPauseMs: 5 * 60_000,
  aloneMs: 4 * 60 * 60_000,
  issuesPerMinute: { hall: null, kiosk: null },
  pauses: [],
  nextOnBoard: 0,
  voice: {
    languages: ["id"],
    reading: "digits",
    queueWord: "antrean",
    repeats: 1,
    backlogMs: 20_000,
    chime: "two-tones",
    volume: [],
  },
};

function reason(id: string, indonesian: string, english: string): Reason {
  return { id: id as ReasonId, name: { id: indonesian, en: english } };
}

/** The lists of a hall that names none. */
export const defaultReasons: ReasonLists = {
  park: [
    reason("fetch-document", "Mengambil berkas", "Fetching a document"),
    reason("photocopy", "Fotokopi", "Photocopying"),
    reason("payment", "Membayar", "Paying"),
    reason("fill-form", "Mengisi formulir", "Filling in a form"),
  ],
  override: [
    reason("emergency", "Keadaan darurat", "Emergency"),
    reason("frail", "Kondisi fisik lemah", "Too frail to wait"),
    reason("missed-call", "Panggilan tidak terdengar", "Did not hear the call"),
    reason("supervisor", "Atas perintah penyelia", "Told so by the supervisor"),
  ],
  cancel: [
    reason("left", "Pengunjung pulang", "The visitor has left"),
    reason("wrong-service", "Salah layanan", "Wrong service"),
    reason("duplicate", "Nomor ganda", "Took two numbers"),
  ],
  closure: [
    reason("equipment", "Gangguan peralatan", "Equipment failure"),
    reason("staff", "Petugas berhalangan", "No staff available"),
    reason("event", "Kegiatan dinas", "Official event"),
    reason("emergency", "Keadaan darurat", "Emergency"),
    reason("full", "Kuota hari ini habis", "Today's quota is used up"),
  ],
  outcome: [
    reason("completed", "Selesai", "Completed"),
    reason("incomplete", "Berkas kurang", "Documents are missing"),
    reason("referred", "Dirujuk", "Referred elsewhere"),
  ],
};
