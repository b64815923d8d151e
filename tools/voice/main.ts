// Makes the voice pack of the call screens anew with the espeak-ng and opusenc of this machine.
//   npm run voice -- [--extra Imigrasi,Samsat] [--out folder] [--add]
// --add keeps the clips that are there, and makes what lacks.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { SpokenLanguage } from "@giliran/display/announce";
import { voiceManifest } from "@giliran/shared/contract";
import { makePack } from "./makePack.ts";

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: {
    add: { type: "boolean", default: false },
    extra: { type: "string", default: "" },
    out: { type: "string", default: join(import.meta.dirname, "..", "..", "apps/display/public/voice") },
  },
});
/** What espeak-ng can speak; Javanese is recorded by halls. */
const languages: readonly SpokenLanguage[] = ["id", "en"];
const extra = values.extra.split(",").map((word) => word.trim());

try {
  const there = join(values.out, "manifest.json");
  const manifest = makePack(values.out, {
    languages,
    extra: extra.filter((word) => word !== ""),
    kept: values.add ? voiceManifest.parse(JSON.parse(readFileSync(there, "utf8"))) : null,
  });
  for (const [language, clips] of Object.entries(manifest.languages)) {
    const ms = Object.values(clips).reduce((sum, clip) => sum + clip.ms, 0);
    console.log(`${language}: ${Object.keys(clips).length} clips, ${(ms / 1000).toFixed(0)} s`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
