import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  bundledPacks,
  indonesian,
  javanese,
  type LanguagePack,
  loadPack,
  type PackReport,
} from "@giliran/shared/i18n";
import type { Log } from "./app/ports.ts";

/** What the folder of language packs holds. */
export interface FurtherPacks {
  readonly packs: readonly LanguagePack[];
  /** For the administrator: one sentence for each pack that lacks something, and for each file that is not used. */
  readonly warnings: readonly string[];
}

type Reading =
  | { readonly ok: true; readonly pack: LanguagePack; readonly report: PackReport }
  | { readonly ok: false; readonly reason: string };

/** A pack with every text has about 30 kB. */
const largestFile = 512 * 1024;
const mostFiles = 32;
/** Keys that a line of the log names. */
const firstKeys = 5;
/** Signs of somebody else's file that stand in one of our sentences. */
const longestQuote = 160;

/**
 * Reads `packs/*.json` of the data folder, each file once. A file that is no pack is skipped and named, and a text
 * that lacks is shown in Indonesian: neither keeps a hall from opening.
 */
export function readPacks(dataFolder: string, log: Log): FurtherPacks {
  const folder = join(dataFolder, "packs");
  const packs: LanguagePack[] = [];
  const { names, said } = namesIn(folder);
  const warnings = [...said];
  for (const sentence of said) log.warn({ folder }, sentence);
  for (const name of names) {
    const reading = unlessTaken(readPack(join(folder, name)), packs);
    if (!reading.ok) {
      const reason = quoted(reading.reason);
      log.warn({ file: name, reason }, "a language pack was skipped");
      warnings.push(`Language pack ${name} is skipped: ${reason}.`);
      continue;
    }
    const { pack, report } = reading;
    packs.push(pack);
    log.info({ file: name, language: pack.tag, ...counted(report) }, "a language pack was read");
    const sentence = sentenceOf(pack.tag, report);
    if (sentence !== null) warnings.push(sentence);
  }
  return { packs, warnings };
}

/** Packs that come with the hub for halls that speak them; a file of the hall's own with the same tag takes their place. */
export function withShipped(read: FurtherPacks, spoken: ReadonlySet<string>): FurtherPacks {
  const { packs } = read;
  const wanted = spoken.has(javanese.tag) && packs.every(({ tag }) => tag !== javanese.tag);
  return wanted ? { ...read, packs: [...packs, javanese] } : read;
}

/** The files by name, and what is to be said of the folder itself. */
function namesIn(folder: string): { readonly names: readonly string[]; readonly said: readonly string[] } {
  try {
    const all = readdirSync(folder).filter((name) => name.endsWith(".json") && !name.startsWith("."));
    const left = all.length - mostFiles;
    const said = left > 0 ? [`The folder packs has ${left} files too many: ${mostFiles} are read.`] : [];
    return { names: all.sort().slice(0, mostFiles), said };
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return { names: [], said: missing ? [] : ["The folder packs of the data folder cannot be read."] };
  }
}

function readPack(file: string): Reading {
  try {
    if (statSync(file).size > largestFile) return { ok: false, reason: "it is larger than 512 kB" };
    // An editor's byte order mark is no part of the JSON.
    return loadPack(JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, "")), indonesian);
  } catch (error) {
    const why = error instanceof SyntaxError ? `it is not JSON (${error.message})` : "it cannot be read";
    return { ok: false, reason: why };
  }
}

/** One pack a language: the bundled one, else the first file by name. */
function unlessTaken(reading: Reading, packs: readonly LanguagePack[]): Reading {
  if (!reading.ok) return reading;
  const { tag } = reading.pack;
  if (bundledPacks.some((pack) => pack.tag === tag))
    return { ok: false, reason: `"${tag}" comes with the program` };
  if (packs.some((pack) => pack.tag === tag))
    return { ok: false, reason: `another file has the language "${tag}"` };
  return reading;
}

function counted(report: PackReport): object {
  const { lacking, unknown, broken } = report;
  return {
    lacking: lacking.length,
    unknown: unknown.length,
    broken: broken.length,
    firstLacking: lacking.slice(0, firstKeys),
    firstUnknown: unknown.slice(0, firstKeys).map(quoted),
    firstBroken: broken.slice(0, firstKeys),
  };
}

/** What an administrator is told of a pack that is used; null: nothing lacks. */
function sentenceOf(tag: string, { lacking, unknown, broken }: PackReport): string | null {
  const faults = [
    ...(broken.length === 0 ? [] : [`${texts(broken)} not in order`]),
    ...(unknown.length === 0 ? [] : [`${texts(unknown)} not known`]),
  ];
  const more = faults.length === 0 ? "" : `; ${faults.join("; ")}`;
  if (lacking.length > 0)
    return `Language pack "${tag}" lacks ${texts(lacking)}; they are shown in Indonesian${more}.`;
  return faults.length === 0 ? null : `Language pack "${tag}" has ${faults.join("; ")}.`;
}

function texts(keys: readonly string[]): string {
  return `${keys.length} ${keys.length === 1 ? "text" : "texts"}, for example ${quoted(keys[0] ?? "")}`;
}

function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
}
