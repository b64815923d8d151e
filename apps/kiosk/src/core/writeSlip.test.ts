import { describe, expect, it } from "vitest";
import type { ZoneId, ZoneName } from "@giliran/shared/domain";
import { loadPacks } from "@giliran/shared/i18n";
import { instantOf, javanesePack, rightToLeftPack } from "@giliran/shared/testing";
import { legibleSlip, listCounters, undressed, writeSlip, zoneAbbreviation } from "@giliran/shared/slip";
import { sampleIssued } from "../../test/support/fakeHub.ts";

const page = "http://hub.test/ticket/#secret";
const plainly = { serviceId: null, style: null, copy: false, alone: false };

describe("the slip", () => {
  it("says everything in the visitor's language, in the hall's time", () => {
    const zone = { id: "a" as ZoneId, name: { id: "Zona A", en: "Zone A" } };
    expect(writeSlip(sampleIssued({ zone }), { language: "id", partySize: 1, page, ...plainly }, [])).toEqual(
      {
        copyMarker: null,
        dress: undressed,
        hallName: "Mal Pelayanan Publik Magetan",
        agencyName: "Disdukcapil",
        serviceName: "Perekaman KTP elektronik",
        caption: "Nomor antrean",
        label: "A001",
        points: [],
        issuedAt: { date: "Senin, 23 November 2026", time: "08.00 WIB" },
        zoneLine: "Zona A, loket 1–3",
        aheadLine: "5 orang di depan",
        estimateLine: "kira-kira 10–20 menit",
        qr: page,
        footer: ["Nomor dipanggil lewat layar dan suara.", "Pindai QR untuk memantau dari ponsel."],
      },
    );
  });

  it("speaks English to those who chose it", () => {
    const slip = writeSlip(
      sampleIssued({ personsAhead: 1 }),
      { language: "en", partySize: 4, page: null, ...plainly },
      [],
    );
    expect(slip).toMatchObject({
      serviceName: "Electronic ID card",
      issuedAt: { date: "Monday, 23 November 2026", time: "08:00 WIB" },
      aheadLine: "1 person ahead",
      zoneLine: "counter 1–3",
      qr: null,
      footer: ["For 4 people", "Numbers are called on the screens and by voice."],
    });
  });

  it("leaves out what is not so", () => {
    const issued = sampleIssued({ personsAhead: 0, wait: { lowMs: 0, highMs: 0 }, counters: [] });
    expect(writeSlip(issued, { language: "id", partySize: 1, page, ...plainly }, [])).toMatchObject({
      aheadLine: "Tidak ada yang menunggu di depan Anda",
      estimateLine: null,
      zoneLine: null,
    });
  });

  it("leaves out how long while no counter is open", () => {
    const slip = writeSlip(
      sampleIssued({ wait: null }),
      { language: "id", partySize: 1, page, ...plainly },
      [],
    );
    expect(slip).toMatchObject({ aheadLine: "5 orang di depan", estimateLine: null });
  });

  it.each([
    ["Asia/Jakarta", "WIB"],
    ["Asia/Makassar", "WITA"],
    ["Asia/Jayapura", "WIT"],
  ])("names the zone %s as %s", (zone, name) => {
    expect(zoneAbbreviation(instantOf("2026-11-23T00:00:00Z"), zone as ZoneName)).toBe(name);
  });
});

describe("a slip in a language of the hall's own", () => {
  const packs = loadPacks([javanesePack, rightToLeftPack]) ?? [];
  const wish = { partySize: 2, page: null, ...plainly };

  it("says in it what the pack has, and the rest in Indonesian", () => {
    const serviceName = { id: "KTP", jv: "KTP elèktronik" };
    expect(writeSlip(sampleIssued({ serviceName }), { ...wish, language: "jv" }, packs)).toMatchObject({
      serviceName: "KTP elèktronik",
      caption: "Nomer antrean",
      issuedAt: { date: "Senèn, 23 November 2026", time: "08.00 WIB" },
      aheadLine: "5 tiyang ing ngajeng",
      footer: ["Untuk 2 orang", "Nomor dipanggil lewat layar dan suara."],
    });
  });

  it("is in Indonesian where nobody has the pack", () => {
    expect(writeSlip(sampleIssued(), { ...wish, language: "jv" }, [])).toEqual(
      writeSlip(sampleIssued(), { ...wish, language: "id" }, []),
    );
  });

  it("is in Indonesian where the printer lacks its letters", async () => {
    const latin = (texts: readonly string[]): Promise<boolean> =>
      Promise.resolve(!/[\u0600-\u06ff]/.test(texts.join(" ")));
    const [indonesian, arabic, javanese] = await Promise.all(
      ["id", "ar", "jv"].map((language) => legibleSlip(sampleIssued(), { ...wish, language }, packs, latin)),
    );
    expect(arabic).toEqual(indonesian);
    expect(javanese?.caption).toBe("Nomer antrean");
    const all = (): Promise<boolean> => Promise.resolve(true);
    const written = await legibleSlip(sampleIssued(), { ...wish, language: "ar" }, packs, all);
    expect(written.caption).toBe(rightToLeftPack.texts.slip.caption);
  });

  it("keeps its language where a name of the hall cannot be printed", async () => {
    const serviceName = { id: "ꦏꦶꦠ" };
    const latin = (texts: readonly string[]): Promise<boolean> =>
      Promise.resolve(!texts.join(" ").includes("ꦏ"));
    const slip = await legibleSlip(sampleIssued({ serviceName }), { ...wish, language: "en" }, [], latin);
    expect(slip.caption).not.toBe("Nomor antrean");
  });
});

describe("counters in short", () => {
  it.each([
    [["1"], "1"],
    [["1", "2", "3", "4"], "1–4"],
    [["1", "2", "3", "Imigrasi 1"], "1–3, Imigrasi 1"],
    [["3", "1", "2", "7"], "3, 1–2, 7"],
    [["Imigrasi 1", "Imigrasi 2"], "Imigrasi 1, Imigrasi 2"],
    [[], ""],
  ])("%j is %s", (labels, said) => {
    expect(listCounters(labels)).toBe(said);
  });
});
