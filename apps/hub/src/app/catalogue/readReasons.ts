import { z } from "zod";
import type { ReasonLists } from "@giliran/shared/domain";
import { defaultReasons, reasonLists } from "@giliran/shared/domain";
import { reasonItem } from "./hallFile.ts";
import { items } from "./items.ts";
import type { Warn } from "./readWhole.ts";

const reasonsShown = 8;
const namedLists = z.record(z.string(), z.unknown());

/** The lists from which staff choose. A list that the file does not name, or that cannot be read, is the usual one. */
export function readReasons(raw: unknown, warn: Warn): ReasonLists {
  const named = namedLists.safeParse(raw ?? {});
  if (!named.success) return skipReasons(warn, "the reasons", "are skipped: they are no lists by name");
  const lists = { ...defaultReasons };
  for (const [name, content] of Object.entries(named.data)) {
    const list = reasonLists.find((known) => known === name);
    const where = `the reasons "${name}"`;
    if (list === undefined) warn(where, `are skipped: the lists are ${reasonLists.join(", ")}`);
    else if (!Array.isArray(content)) warn(where, "are skipped: they are no list");
    else lists[list] = readList(content, list, warn);
  }
  return lists;
}

function skipReasons(warn: Warn, where: string, why: string): ReasonLists {
  warn(where, why);
  return defaultReasons;
}

function readList(
  content: readonly unknown[],
  list: keyof ReasonLists,
  warn: Warn,
): ReasonLists[typeof list] {
  const read = items(content, reasonItem, `reason of ${list}`, warn);
  for (const { id } of read.slice(reasonsShown))
    warn(`reason of ${list} "${id}"`, `is skipped: there is room for ${reasonsShown}`);
  return read.slice(0, reasonsShown);
}
