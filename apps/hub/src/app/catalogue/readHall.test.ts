import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Prefix } from "@giliran/shared/domain";
import { readHall, type HallRead } from "./readHall.ts";
import { mayPrintTheSame } from "./readServices.ts";

const agency = { id: "dukcapil", name: "Kependudukan", shortName: "Dukcapil", badge: "A", colour: "#0B5D5B" };
const ktp = { id: "ktp", agency: "dukcapil", prefix: "A", name: "KTP" };
const kk = { id: "kk", agency: "dukcapil", prefix: "A", name: "KK" };
const wheelchair = { id: "kursi-roda", name: "Kursi roda", prompt: "Singkirkan kursi." };
const counter = { id: "loket-1", label: 1, zone: "a", services: ["ktp"] };

function read(lists: object): HallRead {
  const reading = readHall(
    {
      formatVersion: 1,
      hall: { name: "Aula", zone: "Asia/Jakarta" },
      settings: {},
      zones: [{ id: "a", name: "Zona A" }],
      agencies: [agency],
      services: [ktp, kk],
      ...lists,
    },
    1,
  );
  if (!reading.ok) throw new Error(reading.sentence);
  return reading.hall;
}

describe("the sample hall's file", () => {
  it("is read without a warning, with the six classes and four needs", () => {
    const file = readFileSync(join(import.meta.dirname, "../../../sample/magetan.yaml"), "utf8");
    const reading = readHall(parse(file), 1);
    if (!reading.ok) throw new Error(reading.sentence);
    const { catalogue, warnings } = reading.hall;
    expect(warnings).toEqual([]);
    expect(catalogue.classes.map(({ kind }) => kind)).toEqual([
      "regular",
      "priority",
      "priority",
      "priority",
      "priority",
      "booked",
    ]);
    expect(catalogue.needs.length).toBe(4);
    expect(catalogue.policy).toEqual({ priorityRatio: 2, longestWaitMs: 2_700_000 });
    expect(catalogue.counters.some(({ fits }) => fits.length > 0)).toBe(true);
  });
});

describe("the voice", () => {
  it("begins with two tones and is as loud as its clips where the file is silent", () => {
    expect(read({}).catalogue.settings.voice).toMatchObject({ chime: "two-tones", volume: [] });
  });

  it("has another chime and a volume by the time of day, in the order of the day", () => {
    const volume = [
      { from: "11:30", percent: 60 },
      { from: "07:00", percent: 100 },
    ];
    const { catalogue, warnings } = read({ settings: { voice: { chime: "bell", volume } } });
    expect(warnings).toEqual([]);
    expect(catalogue.settings.voice.chime).toBe("bell");
    expect(catalogue.settings.voice.volume).toEqual([
      { from: 420, percent: 100 },
      { from: 690, percent: 60 },
    ]);
  });

  it("is never silent: calls count as heard", () => {
    const silent = { settings: { voice: { volume: [{ from: "07:00", percent: 0 }] } } };
    const { catalogue, warnings } = read(silent);
    expect(warnings.join(" ")).toContain("volume");
    expect(catalogue.settings.voice.volume).toEqual([]);
  });
});

describe("classes, needs and the policy", () => {
  it("are a regular class and the usual policy where the file is silent", () => {
    const { catalogue, warnings } = read({});
    expect(warnings).toEqual([]);
    expect(catalogue).toMatchObject({
      classes: [{ id: "regular", kind: "regular", confirm: false }],
      needs: [],
      policy: { priorityRatio: 2, longestWaitMs: 2_700_000 },
    });
  });

  it("are read, the regular class under its own name", () => {
    const { catalogue, warnings } = read({
      classes: [
        { id: "lansia", name: "Lansia", confirm: true },
        { id: "regular", kind: "regular", name: "Biasa" },
      ],
      needs: [wheelchair],
      policy: { priorityRatio: 3 },
    });
    expect(warnings).toEqual([]);
    expect(catalogue.classes).toEqual([
      { id: "lansia", name: { id: "Lansia" }, kind: "priority", confirm: true },
      { id: "regular", name: { id: "Biasa" }, kind: "regular", confirm: false },
    ]);
    expect(catalogue.needs).toEqual([
      { id: "kursi-roda", name: { id: "Kursi roda" }, prompt: { id: "Singkirkan kursi." } },
    ]);
    expect(catalogue.policy).toEqual({ priorityRatio: 3, longestWaitMs: 2_700_000 });
  });

  it("are skipped one by one where they cannot be read, and named", () => {
    const { catalogue, warnings } = read({
      classes: [
        { id: "lansia" },
        { id: "regular", name: "Umum" },
        { id: "hamil", name: "Hamil", kind: "raja" },
      ],
      needs: [wheelchair, { id: "kursi-roda", name: "Lagi", prompt: "Lagi" }, { id: "x", name: "X" }],
      policy: { priorityRatio: 0 },
    });
    expect(catalogue.classes.map(({ id, kind }) => [id, kind])).toEqual([["regular", "regular"]]);
    expect(catalogue.needs.map(({ id }) => id)).toEqual(["kursi-roda"]);
    expect(catalogue.policy.priorityRatio).toBe(2);
    const named = [
      'class "lansia"',
      'class "regular"',
      'class "hamil"',
      'need "kursi-roda"',
      'need "x"',
      '"policy.priorityRatio"',
    ];
    expect(named.filter((name) => !warnings.some((warning) => warning.startsWith(name)))).toEqual([]);
    expect(warnings.length).toBe(named.length);
  });
});

describe("a counter", () => {
  it("serves by id, or by id and weight, and is fit for needs that the hall has", () => {
    const { catalogue, warnings } = read({
      needs: [wheelchair],
      counters: [{ ...counter, services: ["ktp", { id: "kk", weight: "idle" }], fits: ["kursi-roda"] }],
    });
    expect(warnings).toEqual([]);
    expect(catalogue.counters).toEqual([
      {
        id: "loket-1",
        label: "1",
        zoneId: "a",
        serviceIds: ["ktp", "kk"],
        weights: { kk: "idle" },
        fits: ["kursi-roda"],
        officers: [],
        closed: false,
      },
    ]);
  });

  it("keeps what can be read of it", () => {
    const services = ["ktp", { id: "kk", weight: "sometimes" }, { id: "gone" }, "gone", "ktp", 7];
    const { catalogue, warnings } = read({ counters: [{ ...counter, services, fits: ["terbang", null] }] });
    expect(catalogue.counters).toMatchObject([{ serviceIds: ["ktp"], weights: {}, fits: [] }]);
    expect(warnings.length).toBe(7);
    expect(new Set(warnings.map((warning) => warning.startsWith('counter "loket-1"')))).toEqual(
      new Set([true]),
    );
  });

  it("is for the officers whom it names; whom the hall does not know is named", () => {
    const staff = [{ id: "siti", role: "officer", name: "Siti" }];
    const counters = [
      { ...counter, officers: ["siti", "administrator", "siti"] },
      { ...counter, id: "loket-2", officers: ["siti", "budi", 7] },
      { ...counter, id: "loket-3", officers: ["budi"] },
      { ...counter, id: "loket-4", officers: [] },
    ];
    const { catalogue, warnings } = read({ staff, counters });
    expect(catalogue.counters.map(({ officers }) => officers)).toEqual([
      ["siti", "administrator"],
      ["siti"],
      [],
      [],
    ]);
    expect(warnings).toEqual([
      expect.stringMatching(/^counter "loket-2" skips its officer number 3: /u),
      'counter "loket-2" is for no member of staff "budi"',
      'counter "loket-3" is for no member of staff "budi"',
      'counter "loket-3" is for anybody: nobody whom it names is known',
    ]);
  });

  it("is skipped where it would serve nothing", () => {
    const { catalogue, warnings } = read({ counters: [{ ...counter, services: ["gone"] }] });
    expect(catalogue.counters).toEqual([]);
    expect(warnings.at(-1)).toBe('counter "loket-1" is skipped: it would serve nothing');
  });
});

describe("two series", () => {
  it.each([
    ["A", 4, "A0", 3, true],
    ["A", 4, "A1", 3, true],
    ["", 4, "1", 3, true],
    ["", 4, "12", 3, false],
    ["", 3, "1", 3, false],
    ["A", 3, "A1", 3, false],
    ["A", 4, "B0", 3, false],
    ["A", 4, "AB", 3, false],
    ["A", 3, "A", 4, false],
    ["A", 3, "A", 3, false],
    ["1", 4, "10", 3, true],
  ])("%j with %i digits and %j with %i: may print the same number is %s", (one, p, other, q, same) => {
    const [a, b] = [
      { prefix: one as Prefix, padding: p },
      { prefix: other as Prefix, padding: q },
    ];
    expect([mayPrintTheSame(a, b), mayPrintTheSame(b, a)]).toEqual([same, same]);
  });

  it("that could are one too many: the later is skipped and named", () => {
    const services = [
      { ...ktp, padding: 4 },
      { ...kk, prefix: "A0" },
    ];
    const { catalogue, warnings } = read({ services });
    expect(catalogue.services.map(({ id }) => id)).toEqual(["ktp"]);
    expect(warnings).toEqual([
      'service "kk" is skipped: its series "A0" with 3 digits could print the same number as series "A" with 4 digits',
    ]);
  });
});
