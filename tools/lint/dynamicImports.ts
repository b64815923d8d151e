const form = /\b(?:import|require)\(\s*["'`]([^"'`]+)["'`]/g;

/**
 * Finds what a text imports by `import("...")`, as a value or as a type, and by `require("...")`.
 * @returns what stands between the quotes, in order
 */
export function findDynamicImports(text: string): readonly string[] {
  return [...text.matchAll(form)].flatMap((match) => match[1] ?? []);
}
