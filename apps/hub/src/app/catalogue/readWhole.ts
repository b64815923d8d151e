import type { z } from "zod";

export type Warn = (where: string, why: string) => void;

/** The value, or one sentence that says why there is none. */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly sentence: string };

type Path = readonly PropertyKey[];

/**
 * Parses something of which only the essentials must be right. Any other part that is wrong is named in a warning and
 * left out, so that its default holds: one bad setting never closes a hall.
 */
export function readWhole<Value>(
  schema: z.ZodType<Value>,
  raw: unknown,
  essentials: readonly string[],
  warn: Warn,
): Reading<Value> {
  const content = structuredClone(raw);
  for (;;) {
    const parsed = schema.safeParse(content);
    if (parsed.success) return { ok: true, value: parsed.data };
    // From the end, so that the places of what stands before in a list stay as they are.
    const faults = parsed.error.issues.flatMap(faultsOf).reverse();
    const gone: string[] = [];
    for (const { path, why } of faults) {
      // What lies in a part that has just gone is gone with it; its place may be another's now.
      if (gone.some((whole) => `${nameOf(path)}.`.startsWith(`${whole}.`))) continue;
      const place = present(content, path);
      const where = nameOf(place);
      if (essentials.includes(nameOf(path)) || essentials.includes(where) || !leaveOut(content, place))
        return { ok: false, sentence: firstIssue(parsed.error) };
      gone.push(where);
      warn(`"${where}"`, `is skipped: ${why}`);
    }
  }
}

/** The same warnings, about the parts of something that stands under this name in the file. */
export function within(name: string, warn: Warn): Warn {
  return (where, why) => warn(where.startsWith('"') ? `"${name}.${where.slice(1)}` : where, why);
}

function nameOf(path: Path): string {
  return path.map(String).join(".");
}

/** As much of the path as there is: what lacks something that it must have goes as a whole. */
function present(content: unknown, path: Path): Path {
  const missing = path.findIndex((key, i) => !has(path.slice(0, i).reduce<unknown>(partOf, content), key));
  return missing < 0 ? path : path.slice(0, missing);
}

function has(holder: unknown, key: PropertyKey): boolean {
  return typeof holder === "object" && holder !== null && Object.hasOwn(holder, key);
}

function faultsOf(issue: z.core.$ZodIssue): { readonly path: Path; readonly why: string }[] {
  if (issue.code !== "unrecognized_keys") return [{ path: issue.path, why: issue.message }];
  return issue.keys.map((key) => ({ path: [...issue.path, key], why: "there is no such setting" }));
}

/** Takes the part at this path away; false where there is none. */
function leaveOut(content: unknown, path: Path): boolean {
  const last = path.at(-1);
  const holder = path.slice(0, -1).reduce<unknown>(partOf, content);
  if (last === undefined || typeof holder !== "object" || holder === null) return false;
  if (!Object.hasOwn(holder, last)) return false;
  return Array.isArray(holder)
    ? holder.splice(Number(last), 1).length === 1
    : Reflect.deleteProperty(holder, last);
}

function partOf(whole: unknown, key: PropertyKey): unknown {
  if (typeof whole !== "object" || whole === null) return undefined;
  return Object.hasOwn(whole, key) ? Reflect.get(whole, key) : undefined;
}

/** The first thing that is wrong, as a part of a sentence. */
export function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return "is not a hall file";
  const path = nameOf(issue.path);
  return path === "" ? issue.message : `${path}: ${issue.message}`;
}
