import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { english, indonesian, loadPacks, textsOf } from "@giliran/shared/i18n";
import { javanesePack, rightToLeftPack } from "@giliran/shared/testing";
import { createLog } from "../src/index.ts";
import type { Answer } from "./bareClient.ts";
import { asks } from "./asks.ts";
import { startTestHall, temporaryFolder, type TestHall } from "./hall.ts";
import { devices, hallFile, noonZone } from "./hallFile.ts";

/** A hall whose data folder holds these files of language packs before its hub starts for the first time. */
async function startHallWith(
  files: Readonly<Record<string, unknown>>,
  languages: readonly string[] = ["id", "en", "jv"],
  lines: string[] = [],
): Promise<TestHall> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "data/packs"), { recursive: true });
  for (const [name, content] of Object.entries(files)) writePack(folder, name, content);
  const file = hallFile({
    zone: noonZone(),
    devices: [...devices, { id: "screen-ar", role: "display", name: "Layar", zone: "depan", language: "ar" }],
  }) as { hall: object };
  const log = createLog("info", { write: (line: string) => void lines.push(line) });
  return await startTestHall({
    folder,
    file: { ...file, hall: { ...file.hall, languages } },
    around: { log },
  });
}

function writePack(folder: string, name: string, content: unknown): void {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  writeFileSync(join(folder, "data/packs", name), text);
}

async function packsOf(hall: TestHall, token: string | null): Promise<Answer> {
  const headers = token === null ? {} : { authorization: `Bearer ${token}` };
  return (await (await fetch(`${hall.url()}/api/packs`, { headers })).json()) as Answer;
}

async function tagsOf(hall: TestHall): Promise<readonly string[]> {
  const answer = await packsOf(hall, await hall.tokenOf("kiosk-1"));
  return (answer.ok ? loadPacks(answer.value) : null)?.map(({ tag }) => tag) ?? ["no list"];
}

async function warningsOf(hall: TestHall): Promise<readonly string[]> {
  return (await hall.connect("supervisor-1")).view("admin").warnings;
}

describe("language packs in the data folder", () => {
  test("are handed to whoever has a token: those that a kiosk or a call screen speaks", async () => {
    const hall = await startHallWith({
      "jv.json": javanesePack,
      "ar.json": rightToLeftPack,
      "su.json": { ...javanesePack, tag: "su" },
    });
    expect(await packsOf(hall, null)).toEqual({ ok: false, error: "unauthorised" });
    for (const id of ["kiosk-1", "screen-1", "officer-1"]) {
      const answer = await packsOf(hall, await hall.tokenOf(id));
      const packs = answer.ok ? loadPacks(answer.value) : null;
      expect(packs?.map(({ tag }) => tag)).toEqual(["ar", "jv"]);
      expect(textsOf("jv", packs ?? []).t("kiosk.headline")).toBe(javanesePack.texts.kiosk.headline);
    }
    expect(await warningsOf(hall)).toContain(
      'Language pack "su" is not used: no public screen of this hall speaks it.',
    );
  });

  test("say what they lack, to the administrator and in the log", async () => {
    const lines: string[] = [];
    const hall = await startHallWith({ "jv.json": javanesePack }, undefined, lines);
    const keys = Object.values(indonesian.texts).flatMap((rows) => Object.keys(rows)).length;
    const given = Object.values(javanesePack.texts).flatMap((rows) => Object.keys(rows)).length;
    expect(await warningsOf(hall)).toEqual([
      `Language pack "jv" lacks ${keys - given} texts, for example admin.title; they are shown in Indonesian.`,
      'The hall speaks "ar" but has no language pack of it; Indonesian is shown instead.',
    ]);
    const line = lines.find((one) => one.includes("a language pack was read"));
    expect(JSON.parse(line ?? "{}")).toMatchObject({
      file: "jv.json",
      language: "jv",
      lacking: keys - given,
      firstLacking: expect.arrayContaining(["admin.title"]),
    });
  });

  test("have nothing said of them where they are whole", async () => {
    const whole = { "jv.json": { ...english, tag: "jv" }, "ar.json": { ...english, tag: "ar" } };
    const hall = await startHallWith(whole);
    expect(await warningsOf(hall)).toEqual([]);
  });

  test("name the texts that are not in order or that nobody knows", async () => {
    const texts = { ...english.texts, common: { ...english.texts.common, close: "{" }, more: { a: "b" } };
    const hall = await startHallWith({ "jv.json": { ...english, tag: "jv", texts } });
    expect(await warningsOf(hall)).toContain(
      'Language pack "jv" lacks 1 text, for example common.close; they are shown in Indonesian; ' +
        "1 text, for example common.close not in order; 1 text, for example more.a not known.",
    );
  });

  test("that are none are skipped and named, and everything else runs", async () => {
    const lines: string[] = [];
    const hall = await startHallWith(
      {
        "1-torn.json": '{"tag": "jv", ',
        "2-other.json": { hello: "world" },
        "3-short.json": { ...javanesePack, tag: "su", days: ["Ngahad"] },
        "4-throws.json": { ...javanesePack, tag: "abcd" },
        "5-large.json": { ...javanesePack, note: "x".repeat(600_000) },
        "6-english.json": { ...javanesePack, tag: "en" },
        "7-jv.json": javanesePack,
        "8-again.json": javanesePack,
        "notes.txt": "not looked at",
      },
      ["id", "jv"],
      lines,
    );
    mkdirSync(join(hall.folder, "data/packs/9-folder.json"));
    await hall.restart();
    const warnings = await warningsOf(hall);
    expect(warnings.slice(0, 6)).toEqual([
      expect.stringMatching(/^Language pack 1-torn\.json is skipped: it is not JSON \(.+\)\.$/),
      expect.stringMatching(/^Language pack 2-other\.json is skipped: tag: .+\.$/),
      expect.stringMatching(/^Language pack 3-short\.json is skipped: days: .+\.$/),
      expect.stringMatching(/^Language pack 4-throws\.json is skipped: tag: .+\.$/),
      "Language pack 5-large.json is skipped: it is larger than 512 kB.",
      'Language pack 6-english.json is skipped: "en" comes with the program.',
    ]);
    expect(warnings).toContain('Language pack 8-again.json is skipped: another file has the language "jv".');
    expect(warnings).toContain("Language pack 9-folder.json is skipped: it cannot be read.");
    expect(lines.filter((line) => line.includes("a language pack was skipped"))).toHaveLength(7 + 8);
    expect(await tagsOf(hall)).toEqual(["jv"]);
    const kiosk = await hall.connect("kiosk-1");
    expect(await kiosk.must(asks.issue())).toMatchObject({ label: "A001" });
  });

  test("are read anew when the hub starts again", async () => {
    const hall = await startHallWith({}, ["id", "su"]);
    expect(await tagsOf(hall)).toEqual([]);
    writePack(hall.folder, "su.json", { ...javanesePack, tag: "su" });
    expect(await tagsOf(hall)).toEqual([]);
    await hall.restart();
    expect(await tagsOf(hall)).toEqual(["su"]);
  });

  test("take the place of the Javanese that comes with the hub, for a hall that speaks it", async () => {
    const hall = await startHallWith({}, ["id", "jv"]);
    const answer = await packsOf(hall, await hall.tokenOf("kiosk-1"));
    const packs = (answer.ok ? loadPacks(answer.value) : null) ?? [];
    expect(textsOf("jv", packs).t("slip.caption")).toBe("Nomer antrèan");
    expect(await warningsOf(hall)).not.toContainEqual(expect.stringContaining('"jv"'));
    writePack(hall.folder, "jv.json", javanesePack);
    await hall.restart();
    const own = await packsOf(hall, await hall.tokenOf("kiosk-1"));
    expect(textsOf("jv", (own.ok ? loadPacks(own.value) : null) ?? []).t("slip.caption")).toBe(
      "Nomer antrean",
    );
    expect(await tagsOf(await startHallWith({}, ["id", "en"]))).toEqual([]);
  });

  test("that cannot be looked at are told of, and the hub runs", async () => {
    const hall = await startTestHall();
    writeFileSync(join(hall.folder, "data/packs"), "no folder");
    await hall.restart();
    expect(await warningsOf(hall)).toEqual(["The folder packs of the data folder cannot be read."]);
  });
});
