import { openSync, readFileSync, statSync, writeFileSync, writeSync, closeSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { publicCatalogue, type PublicCatalogue } from "@giliran/shared/contract";
import {
  createLog,
  DataFolderError,
  type HubOptions,
  type RunningHub,
  StartError,
  startHub,
} from "../src/index.ts";
import { arrive, asks } from "./asks.ts";
import { hubOptionsFor, startTestHall, temporaryFolder, type TestHall, writeHallFile } from "./hall.ts";
import { hallFile, services } from "./hallFile.ts";

const log = createLog("silent");
const sample = join(import.meta.dirname, "..", "sample", "magetan.yaml");

interface Attempt {
  readonly file?: object | string;
  readonly options?: Partial<HubOptions>;
  readonly folder?: string;
}

function optionsOf({ file, options, folder = temporaryFolder() }: Attempt): HubOptions {
  const path = options?.hallFile ?? writeHallFile(folder, file ?? hallFile());
  return { ...hubOptionsFor(folder, path), ...options };
}

async function start(attempt: Attempt): Promise<RunningHub> {
  const hub = await startHub(optionsOf(attempt), { log });
  onTestFinished(() => hub.stop());
  return hub;
}

/** The one sentence with which the hub says that it does not start. */
async function sentence(attempt: Attempt): Promise<string> {
  try {
    await start(attempt);
  } catch (error) {
    if (error instanceof StartError || error instanceof DataFolderError) return error.message;
    throw error;
  }
  throw new Error("the hub has started");
}

async function warningsOf(file: object): Promise<readonly string[]> {
  const hall = await startTestHall({ file });
  return (await hall.connect("administrator")).view("admin").warnings;
}

const answerOf = z.object({ value: publicCatalogue });

async function publicCatalogueOf(hall: TestHall, kiosk: string): Promise<PublicCatalogue> {
  const headers = { authorization: `Bearer ${await hall.tokenOf(kiosk)}` };
  const answer = await fetch(`${hall.url()}/api/catalogue`, { headers });
  return answerOf.parse(await answer.json()).value;
}

describe("a hall file", () => {
  test("of the sample hall opens without a warning", async () => {
    const hall = await startTestHall({ options: { hallFile: sample, sample: true } });
    const view = (await hall.connect("administrator")).view("admin");
    expect(view.warnings).toEqual([]);
    expect(view.services.length).toBeGreaterThanOrEqual(12);
    expect(view.counters.length).toBeGreaterThanOrEqual(10);
    expect(new Set(view.counters.map(({ zoneName }) => zoneName.id)).size).toBe(2);
    expect(new Set(view.services.map(({ agency }) => agency)).size).toBeGreaterThanOrEqual(6);
  });

  test.each([
    [
      "that is not there",
      { options: { hallFile: "/nowhere/hall.yaml" } },
      /^The hall file \/nowhere\/hall.yaml cannot be read\.$/,
    ],
    [
      "that is no YAML",
      { file: "hall: [1, 2" },
      /^The hall file .* cannot be parsed: [^\n]+ at line 1, column \d+\.$/,
    ],
    ["that is empty", { file: "" }, /^The hall file .* cannot be used: .*\.$/],
    ["that is a text", { file: "Mal Pelayanan Publik" }, /cannot be used: /],
    ["of another format", { file: { ...hallFile(), formatVersion: 2 } }, /cannot be used: formatVersion: /],
    [
      "without a format",
      { file: { hall: { name: "X", zone: "Asia/Jakarta" } } },
      /cannot be used: formatVersion: /,
    ],
    ["without a hall", { file: { formatVersion: 1 } }, /cannot be used: hall: /],
    [
      "without a name",
      { file: { formatVersion: 1, hall: { zone: "Asia/Jakarta" } } },
      /cannot be used: hall\.name: /,
    ],
    ["without a zone", { file: { formatVersion: 1, hall: { name: "X" } } }, /cannot be used: hall\.zone: /],
    [
      "of a zone that nobody knows",
      { file: hallFile({ zone: "Asia/Magetan" }) },
      /hall\.zone: is not a time zone, for example Asia\/Jakarta\.$/,
    ],
  ] as const)("%s opens nothing, and says why", async (_what, attempt, expected) => {
    const said = await sentence(attempt);
    expect(said).toMatch(expected);
    expect(said).not.toContain("\n");
  });

  test("that was wrong can be put right and used with the same folder", async () => {
    const folder = temporaryFolder();
    await sentence({ folder, file: "hall: [" });
    expect((await start({ folder })).needsAdministrator).toBe(true);
  });

  test("with nothing but a name and a zone opens", async () => {
    const file = { formatVersion: 1, hall: { name: "Aula", zone: "Asia/Jayapura" } };
    expect(await warningsOf(file)).toEqual([]);
  });

  test("with nonsense in all of its other parts opens too, and names each of them", async () => {
    const lists = ["zones", "agencies", "services", "counters", "classes", "needs", "devices", "staff"];
    const others = ["policy", "settings", "reasons", "hours", "crowding", "no-such-part"];
    const wrong = [...lists, ...others].map((name) => [name, "nonsense"] as const);
    const warnings = await warningsOf({
      formatVersion: 1,
      hall: { name: "Aula", zone: "Asia/Jayapura", languages: 7, notices: "x" },
      ...Object.fromEntries(wrong),
    });
    const named = ["hall.languages", "hall.notices", ...wrong.map(([name]) => name)];
    expect(named.filter((name) => !warnings.some((warning) => warning.includes(name)))).toEqual([]);
  });

  test("with bad items skips them and names each, with the reason", async () => {
    const file = {
      ...hallFile(),
      zones: [
        { id: "depan", name: "Depan" },
        { id: "belakang", name: "Belakang" },
        { id: "depan", name: "Lagi" },
        "zone",
        { id: "../x" },
      ],
      agencies: [
        { id: "dukcapil", name: "Dukcapil", shortName: "D", badge: "A", colour: "#0B5D5B" },
        { id: "samsat", name: "Samsat", shortName: "S", badge: "B", colour: "red" },
      ],
      services: [
        ...services.slice(0, 1),
        { id: "pajak", agency: "samsat", prefix: "B", name: "Pajak" },
        { id: "panjang", agency: "dukcapil", prefix: "ABC", name: "Panjang" },
        { id: "salah", agency: "dukcapil", prefix: "Z", name: "Salah", opensOn: "soon" },
        { id: "lebih", agency: "dukcapil", prefix: "Z", name: "Lebih", priority: 1 },
      ],
      counters: [
        { id: "loket-1", label: 1, zone: "depan", services: ["ktp", "pajak"] },
        { id: "loket-2", label: 2, zone: "depan", services: ["pajak"] },
        { id: "loket-3", label: 3, zone: "atas", services: ["ktp"] },
        { id: "loket-4", zone: "depan", services: ["ktp"] },
        { id: "loket-5", label: { id: "5" }, zone: "depan", services: ["ktp"] },
      ],
      devices: [
        { id: "kiosk-1", role: "kiosk", name: "Satu" },
        { id: "kiosk-2", role: "toaster", name: "Dua" },
        { id: "screen-1", role: "display", name: "Layar" },
        { id: "screen-2", role: "display", name: "Layar", zone: "atas" },
      ],
      staff: [{ id: "siti", role: "queen", name: "Siti" }, null],
    };
    const warnings = await warningsOf(file);
    const beginnings = [
      'zone "depan" is skipped: its id is taken',
      "zone number 4 is skipped: ",
      'zone "../x" is skipped: id: ',
      'agency "samsat" is skipped: colour: is not a colour like #0B5D5B',
      'service "panjang" is skipped: prefix: has 0 to 2 letters or digits',
      'service "salah" is skipped: opensOn: ',
      'service "lebih" is skipped: ',
      'service "pajak" belongs to no agency "samsat"',
      'staff "siti" is skipped: role: ',
      "staff number 2 is skipped: ",
      'counter "loket-4" is skipped: label: ',
      'counter "loket-5" is skipped: label: ',
      'counter "loket-1" serves no service "pajak"',
      'counter "loket-2" serves no service "pajak"',
      'counter "loket-2" is skipped: it would serve nothing',
      'counter "loket-3" stands in no zone "atas"',
      'device "kiosk-2" is skipped: role: ',
      'device "screen-1" is a call screen without a zone',
      'device "screen-2" stands in no zone "atas"',
    ];
    expect(warnings.map((warning) => beginnings.find((text) => warning.startsWith(text)) ?? warning)).toEqual(
      beginnings,
    );
  });

  test("with two agencies in one series keeps the first, and names the other", async () => {
    const both = [...services, { id: "stnk", agency: "samsat", prefix: "a", name: "STNK" }];
    expect(await warningsOf(hallFile({ services: both }))).toEqual([
      'service "stnk" has the series "A" of agency "dukcapil"',
    ]);
  });

  test("with a logo gives it to every kiosk; with one that is not there, opens without it and says so", async () => {
    const sampleHall = await startTestHall({ options: { hallFile: sample, sample: true } });
    const { slip } = await publicCatalogueOf(sampleHall, "anjungan-1");
    expect(slip).toMatchObject({ logo: { width: 224, height: 120 }, header: [{ id: expect.any(String) }] });
    const file = hallFile({ slip: { logo: "none.png", footer: ["Terima kasih."] } });
    const hall = await startTestHall({ file });
    expect((await publicCatalogueOf(hall, "kiosk-1")).slip).toMatchObject({
      logo: null,
      footer: [{ id: "Terima kasih." }],
    });
    const { warnings } = (await hall.connect("administrator")).view("admin");
    expect(warnings).toEqual(["The logo none.png is skipped: there is no such file."]);
  });

  test("with a setting that is wrong keeps the default, and names it", async () => {
    const settings = {
      recallLimit: "many",
      callLifeSeconds: 30,
      colour: 1,
      voice: { repeats: 9, reading: "number" },
    };
    const file = hallFile({ settings }) as { hall: object };
    const notices = ["Satu", 2, { id: "Tiga" }, { en: "Four" }];
    const hall = await startTestHall({ file: { ...file, hall: { ...file.hall, notices, languages: "id" } } });
    const { warnings } = (await hall.connect("administrator")).view("admin");
    const begins = [
      "hall.languages",
      "hall.notices.1",
      "hall.notices.3",
      "settings.colour",
      "settings.recallLimit",
      "settings.voice.repeats",
    ];
    expect(warnings.toSorted()).toEqual(
      begins.map((where) => expect.stringContaining(`"${where}" is skipped: `)),
    );
    const board = (await hall.connect("screen-1")).view("board");
    expect(board).toMatchObject({ notices: ["Satu", "Tiga"], voice: { repeats: 1, reading: "number" } });
  });

  test("whose settings are no settings keeps all defaults", async () => {
    expect(await warningsOf({ ...hallFile(), settings: "none" })).toEqual([
      expect.stringContaining('"settings" is skipped: '),
    ]);
  });

  test("is imported once: another is refused, and the same goes on", async () => {
    const folder = temporaryFolder();
    const first = await start({ folder });
    const { lineage } = first;
    await first.stop();
    expect(await sentence({ folder, file: hallFile({ services: [] }) })).toMatch(
      /^This data folder holds another hall than .*, or an older form of it: choose another --data folder\.$/,
    );
    expect((await start({ folder })).lineage).toBe(lineage);
  });
});

describe("a hub", () => {
  test("whose port is taken says so", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    const folder = temporaryFolder();
    expect(await sentence({ folder, options: { port } })).toBe(
      `Port ${port} is taken by another program: choose another with --port.`,
    );
    await start({ folder });
  });

  test("speaks https off loopback, and plain http there only where that is meant", async () => {
    const off = await startTestHall({ options: { host: "0.0.0.0" } });
    expect(off.url()).toMatch(/^https:/);
    await expect(fetch(off.url().replace(/^https:/, "http:"))).rejects.toThrow(/fetch failed/);
    const trial = await startTestHall({ options: { host: "0.0.0.0", insecure: true } });
    expect(trial.url()).toMatch(/^http:/);
    const nameThatOnlyBeginsLikeOurs = await sentence({ options: { host: "127.evil.example" } });
    expect(nameThatOnlyBeginsLikeOurs).toMatch(/^The hub cannot listen on 127\.evil\.example/);
  });

  test("on an address that this machine does not have says so", async () => {
    const options = { host: "192.0.2.1", insecure: true };
    expect(await sentence({ options })).toBe(
      "This machine has no address 192.0.2.1: choose another with --host.",
    );
  });

  test("with settings that make no sense says so", async () => {
    expect(await sentence({ options: { port: Number.NaN } })).toMatch(/^The hub's settings are wrong: .*\.$/);
  });

  test("in a folder where another is at work says so, and the other goes on", async () => {
    const hall = await startTestHall();
    expect(await sentence({ folder: hall.folder, options: { hallFile: hall.hallFile } })).toMatch(
      /^Another hub is already working in this data folder/,
    );
    await arrive(await hall.connect("kiosk-1"));
  });

  test("with a file in the place of its data folder says so", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "data"), "");
    expect(await sentence({ folder })).toMatch(
      /^The data folder .* cannot be made or written by this user\.$/,
    );
  });

  test("over a damaged database says so, or does not meet the damage; it never fails without a word", async () => {
    const folder = temporaryFolder();
    const hall = await startTestHall({ folder });
    const [kiosk, officer] = [await hall.connect("kiosk-1"), await hall.connect("officer-1")];
    await officer.must(asks.open("loket-1"));
    let inHand: string | null = null;
    for (let n = 0; n < 8; n += 1) {
      await arrive(kiosk);
      inHand = (await officer.must<{ ticketId: string }>(asks.next("loket-1", inHand))).ticketId;
    }
    await hall.stop();
    const file = join(folder, "data", "hall.db");
    const whole = readFileSync(file);
    const said = new Set<string>();
    for (let at = 4096; at < statSync(file).size; at += 4096) {
      const there = openSync(file, "r+");
      writeSync(there, Buffer.alloc(2000, 0xa5), 0, 2000, at + 2048);
      closeSync(there);
      const options = optionsOf({ folder, options: { hallFile: hall.hallFile } });
      const attempt = await startHub(options, { log, onFatal: () => undefined }).catch(
        (error: unknown) => error,
      );
      if (attempt instanceof Error) said.add(`${attempt.constructor.name}: ${attempt.message}`);
      else await (attempt as RunningHub).stop();
      for (const left of ["hall.db-wal", "hall.db-shm"]) rmSync(join(folder, "data", left), { force: true });
      writeFileSync(file, whole);
    }
    expect([...said].filter((text) => !/^(StartError|DataFolderError): .*\.$/.test(text))).toEqual([]);
    expect(said.size).toBeGreaterThan(0);
  });
});
