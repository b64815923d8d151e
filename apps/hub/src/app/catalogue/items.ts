import { z } from "zod";
import { firstIssue, type Warn } from "./readWhole.ts";

/** Nothing, and why. */
export function skip(warn: Warn, where: string, why: string): never[] {
  warn(where, why);
  return [];
}

/** A list of the file under its name; what is none is named, and as if it were empty. */
export function listOf(raw: unknown, name: string, warn: Warn): readonly unknown[] {
  if (raw === undefined) return [];
  if (Array.isArray(raw)) return raw;
  return skip(warn, `"${name}"`, `is skipped: it is ${raw === null ? "empty" : "no list"}`);
}

/** The first so many parts of an item that can be read; the others are skipped and named by their place. */
export function parts<Part>(
  list: readonly unknown[],
  schema: z.ZodType<Part>,
  most: number,
  { kind, where, warn }: { readonly kind: string; readonly where: string; readonly warn: Warn },
): Part[] {
  return list.flatMap((raw, i) => {
    const parsed = schema.safeParse(raw);
    if (!parsed.success)
      return skip(warn, where, `skips its ${kind} number ${i + 1}: ${firstIssue(parsed.error)}`);
    return i < most
      ? [parsed.data]
      : skip(warn, where, `skips its ${kind} number ${i + 1}: there is room for ${most}`);
  });
}

/** The items that can be read, without a second one of the same id. */
export function items<Item extends { readonly id: string }>(
  list: readonly unknown[],
  schema: z.ZodType<Item>,
  kind: string,
  warn: Warn,
): Item[] {
  const found = new Map<string, Item>();
  list.forEach((raw, i) => {
    const parsed = schema.safeParse(raw);
    const where = nameOf(raw, kind, i);
    if (!parsed.success) warn(where, `is skipped: ${firstIssue(parsed.error)}`);
    else if (found.has(parsed.data.id)) warn(where, "is skipped: its id is taken");
    else found.set(parsed.data.id, parsed.data);
  });
  return [...found.values()];
}

function nameOf(raw: unknown, kind: string, i: number): string {
  const named = z.object({ id: z.string() }).safeParse(raw);
  return named.success ? `${kind} "${named.data.id}"` : `${kind} number ${i + 1}`;
}
