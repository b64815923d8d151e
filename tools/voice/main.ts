// Makes the voice pack of the call screens anew with the espeak-ng and opusenc of this machine.
//   npm run voice -- [--extra Imigrasi,Samsat] [--out folder] [--add]
// --add keeps the clips that are there, and makes what lacks.
// Or looks after recordings of a hall's own:
//   npm run voice -- list FOLDER                     writes the folder's list from its files
//   npm run voice -- check FOLDER [--language en]    says what lacks or clips; ends with 1 where the hub would not use it
import { parseArgs } from "node:util";
import type { SpokenLanguage } from "@giliran/display/announce";
import { bundledFolder, readManifest } from "./assemble.ts";
import { checkPack } from "./checkPack.ts";
import { sayFault } from "./faultWords.ts";
import { listPack } from "./listPack.ts";
import { makePack } from "./makePack.ts";

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  allowPositionals: true,
  options: {
    add: { type: "boolean", default: false },
    extra: { type: "string", default: "" },
    out: { type: "string", default: bundledFolder },
    language: { type: "string", default: "id" },
  },
});
/** What espeak-ng can speak; Javanese is recorded by halls. */
const languages: readonly SpokenLanguage[] = ["id", "en"];

function make(): void {
  const extra = values.extra.split(",").map((word) => word.trim());
  const manifest = makePack(values.out, {
    languages,
    extra: extra.filter((word) => word !== ""),
    kept: values.add ? readManifest(values.out) : null,
  });
  for (const [language, clips] of Object.entries(manifest.languages)) {
    const ms = Object.values(clips).reduce((sum, clip) => sum + clip.ms, 0);
    console.log(`${language}: ${Object.keys(clips).length} clips, ${(ms / 1000).toFixed(0)} s`);
  }
}

async function check(folder: string): Promise<void> {
  const { clips, faults } = await checkPack(folder);
  const language = values.language === "en" ? "en" : "id";
  for (const fault of faults) console.log(sayFault(fault, language));
  const unused = faults.some(({ hard }) => hard);
  const verdict = {
    id: unused ? "paket ini tidak akan dipakai" : "paket ini dapat dipakai",
    en: unused ? "the hub would not use this pack" : "the hub would use this pack",
  };
  console.log(`${clips} ${language === "id" ? "rekaman" : "recordings"}: ${verdict[language]}.`);
  if (unused) process.exitCode = 1;
}

async function run(command: string | undefined, folder: string | undefined): Promise<void> {
  if (command === undefined) make();
  else if (command === "check" && folder !== undefined) await check(folder);
  else if (command === "list" && folder !== undefined) listPack(folder);
  else throw new Error("Usage: npm run voice -- [check FOLDER | list FOLDER]");
}

try {
  await run(positionals[0], positionals[1]);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
