import { existsSync, lstatSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import { Refusal } from "./setup.ts";

/** Packages and everything that they load, as they stand in a release. Paths are relative to it. */
export interface Closure {
  readonly folders: readonly string[];
  /** By which packages find each other. */
  readonly links: readonly string[];
}

const described = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

/**
 * Finds packages as Node finds them, and the packages that these name as dependencies in turn.
 * @param folder of the program that loads them, relative to the release
 * @throws {Refusal} where one is not there
 */
export function closureOf(release: string, folder: string, names: readonly string[]): Closure {
  const whole = realpathSync(release);
  const folders = new Set<string>();
  const links = new Set<string>();
  const add = (from: string, name: string, optional: boolean): void => {
    const place = nearest(whole, from, name);
    if (place === null && optional) return;
    if (place === null) throw new Refusal(`${release} lacks the package ${name}: run npm run build there.`);
    const real = relative(whole, realpathSync(join(whole, place)));
    if (lstatSync(join(whole, place)).isSymbolicLink()) links.add(place);
    if (folders.has(real)) return;
    folders.add(real);
    const { dependencies, optionalDependencies } = described.parse(
      JSON.parse(readFileSync(join(whole, real, "package.json"), "utf8")),
    );
    for (const further of Object.keys(dependencies)) add(real, further, further in optionalDependencies);
    for (const further of Object.keys(optionalDependencies)) add(real, further, true);
  };
  for (const name of names) add(folder, name, false);
  return { folders: [...folders], links: [...links] };
}

/** The first `node_modules` on the way up that has it; null: none. */
function nearest(whole: string, from: string, name: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, "node_modules", name);
    if (existsSync(join(whole, place))) return place;
    if (folder === ".") return null;
  }
}
