import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { file, type Piece } from "./files/plan.ts";
import { Refusal } from "./setup.ts";

/** What a hall file may name: a file beside it or below, not a way out of its folder. */
const beside = /^(?!\.)[^\\/:\0]+(?:\/(?!\.)[^\\/:\0]+)*$/;
/** A picture that a hall file names and that is not there is a mistake; other words are just words. */
const picture = /\.png$/i;
const largest = 5_000_000;

/**
 * The hall's file and the files beside it that it names, such as the logo of its slips.
 * @param path of the hall's file on this machine
 * @param settings the folder that they shall stand in
 * @throws {Refusal} where the file cannot be read, or a picture that it names is not there
 */
export function hallPieces(path: string, settings: string): readonly Piece[] {
  if (!existsSync(path)) throw new Refusal(`${path} is not there: name the file with --hall.`);
  const text = readFileSync(path, "utf8");
  const folder = dirname(path);
  const named = [...new Set(wordsOf(parsed(text, path)))].filter((word) => beside.test(word));
  const missing = named.find((word) => picture.test(word) && !existsSync(join(folder, word)));
  if (missing !== undefined)
    throw new Refusal(`${path} names ${missing}, which is not there: put it beside the hall's file.`);
  const further = named.filter((word) => isSmallFile(join(folder, word)));
  return [
    file(`${settings}/hall.yaml`, text),
    ...further.map((word) => file(`${settings}/${word}`, readFileSync(join(folder, word)))),
  ];
}

function parsed(text: string, path: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const [why] = error instanceof Error ? error.message.split("\n") : [];
    throw new Refusal(`${path} cannot be understood: ${why ?? "not a hall's file"}`, { cause: error });
  }
}

function wordsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsOf) : [];
}

function isSmallFile(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && found.isFile() && found.size <= largest;
}
