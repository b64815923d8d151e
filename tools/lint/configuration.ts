import { readFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";

/** One pattern of `no-restricted-imports`. */
export interface Pattern {
  readonly regex: string;
  readonly message: string;
}

/** One block of `overrides` that restricts imports. */
export interface Block {
  readonly files: readonly string[];
  readonly excludeFiles: readonly string[];
  readonly patterns: readonly Pattern[];
}

interface RawBlock {
  readonly files: readonly string[];
  readonly excludeFiles?: readonly string[];
  readonly rules: {
    readonly "no-restricted-imports"?: readonly [string, { readonly patterns: readonly Pattern[] }];
  };
}

/**
 * Reads the import rules out of `.oxlintrc.json`.
 * @param repository its folder
 */
export function readBlocks(repository: string): readonly Block[] {
  const raw: { readonly overrides: readonly RawBlock[] } = JSON.parse(
    readFileSync(join(repository, ".oxlintrc.json"), "utf8"),
  );
  return raw.overrides.flatMap(({ files, excludeFiles = [], rules }) => {
    const rule = rules["no-restricted-imports"];
    return rule ? [{ files, excludeFiles, patterns: rule[1].patterns }] : [];
  });
}

/**
 * What forbids a file to import something, by the linter's rule: the last block that matches the file decides alone.
 * @param path of the file, relative to the repository
 * @param source what stands between the quotes
 * @returns the message of the rule, or null when the import is lawful
 */
export function forbids(blocks: readonly Block[], path: string, source: string): string | null {
  const matches = (globs: readonly string[]) => globs.some((glob) => matchesGlob(path, glob));
  const block = blocks.findLast(({ files, excludeFiles }) => matches(files) && !matches(excludeFiles));
  return block?.patterns.find(({ regex }) => new RegExp(regex, "u").test(source))?.message ?? null;
}
