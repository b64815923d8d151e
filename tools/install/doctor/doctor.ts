import { parseArgs } from "node:util";
import { z } from "zod";
import { type Machine, openMachine } from "../machine.ts";
import { type Manifest, readManifest } from "../manifest.ts";
import { Refusal, roles } from "../setup.ts";
import { examine } from "./examine.ts";
import { type Fault, type Language, sentenceOf } from "./sentences.ts";

const well: Readonly<Record<Language, string>> = { id: "Semuanya baik.", en: "All is well." };
const languages = z.enum(["id", "en"], "is id or en");

/**
 * Says in sentences what is wrong with everything that is installed on this machine; the exit code is 1 where something is.
 * @throws {Refusal}
 */
export async function doctor(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { root: { type: "string", default: "/" }, language: { type: "string", default: "id" } },
  });
  const language = languages.safeParse(values.language);
  if (!language.success) throw new Refusal("--language, for doctor: is id or en.");
  const machine = openMachine(values.root);
  const sentences = await tell(machine, language.data);
  for (const sentence of sentences) machine.say(sentence);
  process.exitCode = sentences[0] === well[language.data] ? 0 : 1;
}

/** @throws {Refusal} where nothing of Giliran is installed */
export async function tell(machine: Machine, language: Language): Promise<readonly string[]> {
  const installed = roles
    .map((role) => readManifest(machine.root, role))
    .filter((found): found is Manifest => found !== null);
  if (installed.length === 0) throw new Refusal(`Nothing of Giliran is installed in ${machine.root}.`);
  const faults: Fault[] = [];
  for (const { role, patient } of installed) faults.push(...(await examine(machine, role, patient)));
  const told = new Set(faults.map((fault) => sentenceOf(fault, language)));
  return told.size === 0 ? [well[language]] : [...told];
}
