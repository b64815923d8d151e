import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ClipFile } from "@giliran/shared/contract";
import { createLog } from "./log.ts";
import { readVoice, type VoiceReading } from "./readVoice.ts";

const log = createLog("silent");
const sound = "OggS OpusHead and what is heard";

function clip(file: string, bytes = sound): ClipFile {
  return { file, ms: 400, sha256: createHash("sha256").update(bytes).digest("hex"), text: file };
}

interface Hall {
  readonly data: string;
  readonly display: string;
}

const bundled = { languages: { id: { satu: clip("id/satu.ogg"), dua: clip("id/dua.ogg") } } };

/** A data folder with such a voice pack, beside built pages with a bundled one. */
function hallWith(own: { readonly list: unknown; readonly files: Readonly<Record<string, string>> }): Hall {
  const folder = mkdtempSync(join(tmpdir(), "giliran-voice-"));
  const [data, display] = [join(folder, "data"), join(folder, "display")];
  write(join(display, "voice/manifest.json"), JSON.stringify({ formatVersion: 1, ...bundled }));
  const list = typeof own.list === "string" ? own.list : JSON.stringify(own.list);
  write(join(data, "voice/manifest.json"), list);
  for (const [name, bytes] of Object.entries(own.files)) write(join(data, "voice", name), bytes);
  return { data, display };
}

function write(file: string, bytes: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

function reading({ data, display }: Hall): VoiceReading {
  return readVoice(data, display, log);
}

const twoClips = {
  formatVersion: 1,
  chimes: { bell: clip("lonceng.ogg") },
  languages: { id: { dua: clip("id/dua.ogg") }, jv: { kalih: clip("jv/kalih.ogg") } },
};
const twoFiles = { "lonceng.ogg": sound, "id/dua.ogg": sound, "jv/kalih.ogg": sound };

describe("a hall's own voice pack", () => {
  it("takes the place of bundled clips one by one", () => {
    const { own, warnings } = reading(hallWith({ list: twoClips, files: twoFiles }));
    expect(warnings).toEqual([]);
    expect(own?.manifest.languages["id"]?.["satu"]?.file).toBe("id/satu.ogg");
    expect(own?.manifest.languages["id"]?.["dua"]?.file).toBe("own/id/dua.ogg");
    expect(own?.manifest.languages["jv"]?.["kalih"]?.file).toBe("own/jv/kalih.ogg");
    expect(own?.manifest.chimes.bell?.file).toBe("own/lonceng.ogg");
    expect([...(own?.files ?? [])].toSorted()).toEqual(["id/dua.ogg", "jv/kalih.ogg", "lonceng.ogg"]);
  });

  it("is nothing where there is no folder", () => {
    const { display } = hallWith({ list: twoClips, files: twoFiles });
    expect(reading({ data: join(display, "elsewhere"), display })).toEqual({ own: null, warnings: [] });
  });

  it.each([
    ["it has no list that is JSON", "{", twoFiles, "manifest.json is not JSON"],
    [
      "its list is of another form",
      { formatVersion: 2 },
      twoFiles,
      "manifest.json is not in order at formatVersion",
    ],
    [
      "a file leads out of the folder",
      { formatVersion: 1, languages: { id: { dua: { ...clip("id/dua.ogg"), file: "../../hall.db" } } } },
      twoFiles,
      "manifest.json is not in order at languages.id.dua.file",
    ],
    ["a file lacks", twoClips, { ...twoFiles, "id/dua.ogg": undefined }, "id/dua.ogg is not there"],
    [
      "a file is another recording",
      twoClips,
      { ...twoFiles, "id/dua.ogg": "OggS OpusHead other" },
      "id/dua.ogg is not the recording that the list names",
    ],
    [
      "a file is no sound",
      { formatVersion: 1, languages: { id: { dua: clip("id/dua.ogg", "a text") } } },
      { "id/dua.ogg": "a text" },
      "id/dua.ogg is no Opus sound",
    ],
  ])("is not used where %s, and the administrator is told", (_why, list, files, reason) => {
    const there = Object.fromEntries(
      Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    expect(reading(hallWith({ list, files: there }))).toEqual({
      own: null,
      warnings: [`The hall's own voice pack is not used, the bundled voice speaks: ${reason}.`],
    });
  });

  it("is not used where a file is a link to somewhere else", () => {
    const hall = hallWith({ list: twoClips, files: { "lonceng.ogg": sound, "jv/kalih.ogg": sound } });
    const elsewhere = join(hall.display, "secret.ogg");
    writeFileSync(elsewhere, sound);
    mkdirSync(join(hall.data, "voice/id"), { recursive: true });
    symlinkSync(elsewhere, join(hall.data, "voice/id/dua.ogg"));
    expect(reading(hall).warnings[0]).toContain("id/dua.ogg is no file");
  });
});
