import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { voiceManifest } from "@giliran/shared/contract";
import { startTestHall, temporaryFolder, type TestHall } from "./hall.ts";

const bundledSound = "OggS OpusHead bundled";
const ownSound = "OggS OpusHead our own";

function list(clips: Readonly<Record<string, string>>): string {
  const named = Object.entries(clips).map(([name, bytes]) => {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return [name, { file: `id/${name}.ogg`, ms: 400, sha256, text: name }] as const;
  });
  return JSON.stringify({ formatVersion: 1, languages: { id: Object.fromEntries(named) } });
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** A hall whose own pack has one clip, "dua", and which is listed so. */
async function hallWithOwn(listed: string): Promise<TestHall> {
  const folder = temporaryFolder();
  const [web, display] = [join(folder, "web"), join(folder, "display")];
  write(join(web, "index.html"), "web");
  write(join(display, "index.html"), "display");
  write(join(display, "voice/manifest.json"), list({ satu: bundledSound, dua: bundledSound }));
  write(join(display, "voice/id/satu.ogg"), bundledSound);
  write(join(display, "voice/id/dua.ogg"), bundledSound);
  write(join(folder, "data/voice/manifest.json"), listed);
  write(join(folder, "data/voice/id/dua.ogg"), ownSound);
  write(join(folder, "data/voice/id/private.ogg"), "not listed");
  return await startTestHall({ folder, options: { pages: { web, display } } });
}

async function textAt(hall: TestHall, path: string): Promise<string> {
  const response = await fetch(`${hall.url()}/display/voice/${path}`);
  return response.ok ? await response.text() : String(response.status);
}

describe("a hall's own voice pack", () => {
  test("is what screens fetch, one clip in the place of another, and nothing else of its folder", async () => {
    const hall = await hallWithOwn(list({ dua: ownSound }));
    const manifest = voiceManifest.parse(JSON.parse(await textAt(hall, "manifest.json")));
    const { satu, dua } = manifest.languages["id"] ?? {};
    expect(await textAt(hall, satu?.file ?? "")).toBe(bundledSound);
    expect(await textAt(hall, dua?.file ?? "")).toBe(ownSound);
    for (const path of ["own/id/private.ogg", "own/manifest.json", "own/..%2f..%2fhall.db"])
      expect(await textAt(hall, path)).toBe("404");
    expect((await hall.connect("supervisor-1")).view("admin").warnings).toEqual([]);
  });

  test("is not used where its list is wrong: the bundled voice speaks, and the administrator is told", async () => {
    const hall = await hallWithOwn(list({ dua: "another recording" }));
    const manifest = voiceManifest.parse(JSON.parse(await textAt(hall, "manifest.json")));
    expect(await textAt(hall, manifest.languages["id"]?.["dua"]?.file ?? "")).toBe(bundledSound);
    const { warnings } = (await hall.connect("supervisor-1")).view("admin");
    expect(warnings).toEqual([
      "The hall's own voice pack is not used, the bundled voice speaks: id/dua.ogg is not the recording that the list names.",
    ]);
  });
});
