import { visitorView } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";
import { bundledTexts, dotted } from "@giliran/shared/i18n";
import { describe, expect, it } from "vitest";
import { spokenCall } from "./attention.ts";
import type { Knowledge } from "./polling.ts";
import { wordsOf } from "./words.ts";

const id = bundledTexts("id");

function visitor(changes: object) {
  return visitorView.parse({
    kind: "visitor",
    label: "A012",
    hallName: { id: "MPP Magetan" },
    timeZone: "Asia/Jakarta",
    agencyName: "Dukcapil",
    serviceName: { id: "KTP elektronik", en: "ID card" },
    zoneName: { id: "Zona A", en: "Zone A" },
    state: "waiting",
    counter: null,
    pausedUntil: null,
    behind: 0,
    personsAhead: 5,
    wait: { lowMs: 600_000, highMs: 1_200_000 },
    outside: null,
    alerts: [],
    issuedAt: 0,
    journey: null,
    calls: 0,
    hubTime: 900_000,
    ...changes,
  });
}

function known(changes: object, away = false): Knowledge {
  const at = Date.UTC(2026, 10, 23, 2, 42) as Instant;
  return { kind: "known", visitor: visitor(changes), at, away };
}

describe("the phone page", () => {
  it("says how many are ahead, how long and where to wait", () => {
    const words = wordsOf(known({}), id, "awake");
    expect(words).toMatchObject({ tone: "wait", label: "A012", head: "5 orang lagi", progress: 0.5 });
    expect(words.detail).toBe(dotted(["kira-kira 10–20 menit", "tunggu di Zona A"]));
    expect(words.freshness).toBe("Diperbarui pukul 09.42");
  });

  it("says until when its visitor has stepped out, and how to go on", () => {
    const words = wordsOf(known({ pausedUntil: Date.UTC(2026, 10, 23, 3, 5) }), id, "awake");
    expect(words).toMatchObject({ tone: "wait", head: "Dijeda sampai pukul 10.05", detail: null });
    expect(words.hint).toContain("Pindai kertas di anjungan");
  });

  it("tells the next one so", () => {
    const words = wordsOf(known({ personsAhead: 0, wait: { lowMs: 0, highMs: 0 } }), id, "awake");
    expect(words).toMatchObject({ head: "Berikutnya giliran Anda", detail: "tunggu di Zona A", progress: 1 });
  });

  it("leaves out how long while no counter is open, and how far", () => {
    const words = wordsOf(known({ wait: null }), id, "awake");
    expect(words).toMatchObject({ head: "5 orang lagi", detail: "tunggu di Zona A", progress: null });
  });

  it("shows the counter when called, and speaks sign by sign", () => {
    const called = { state: "called", counter: "3", calls: 2 };
    expect(wordsOf(known(called), id, "awake")).toMatchObject({
      tone: "now",
      counter: "3",
      head: "Silakan menuju loket",
      detail: "dipanggil 2 kali",
    });
    expect(spokenCall(visitor(called), id)).toBe("Nomor antrean A 0 1 2. Silakan menuju loket 3.");
  });

  it("promises vibration only where the phone can", () => {
    const hints = (["awake", "asleep", "none"] as const).map((ready) => wordsOf(known({}), id, ready).hint);
    expect(hints[0]).toContain("bergetar");
    expect(hints.slice(1)).toEqual(["Biarkan halaman ini terbuka.", "Biarkan halaman ini terbuka."]);
  });

  it("keeps the number with the time of the last truth while there is no network", () => {
    expect(wordsOf(known({}, true), id, "awake")).toMatchObject({
      label: "A012",
      away: true,
      freshness: "Tidak ada sambungan. Keadaan pukul 09.42.",
    });
  });

  it("has words in the visitor's language", () => {
    const words = wordsOf(known({ state: "absent" }), bundledTexts("en"), "awake");
    expect(words.service).toContain("ID card");
    expect(words.head).toBe("You were called but did not come");
  });

  it("lists the steps of a journey, and where each is", () => {
    const step = (name: string, counters: string[]) => {
      return { serviceName: { id: name }, agencyName: "Polres", zoneName: null, counters };
    };
    const journey = { steps: [step("Tes", ["10"]), step("Bayar", ["8"]), step("Foto", [])], done: 1 };
    expect(wordsOf(known({ journey }), bundledTexts("id"), "awake").steps).toEqual([
      { words: dotted(["Tes", "loket 10"]), state: "done" },
      { words: dotted(["Bayar", "loket 8"]), state: "now" },
      { words: "Foto", state: "later" },
    ]);
  });
});
