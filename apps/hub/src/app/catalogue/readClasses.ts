import { regularClass, type TicketClass } from "@giliran/shared/domain";
import { classItem } from "./hallFile.ts";
import { items, skip } from "./items.ts";
import type { Warn } from "./readWhole.ts";

/** The classes of visitors; the regular one is always there, under the name that the file gives it. */
export function readClasses(list: readonly unknown[], warn: Warn): readonly TicketClass[] {
  const read = items(list, classItem, "class", warn).flatMap((one) =>
    one.id === regularClass.id && (one.kind !== "regular" || one.confirm)
      ? skip(warn, `class "${one.id}"`, "is skipped: whoever claims nothing is of kind regular, unconfirmed")
      : [one],
  );
  return read.some(({ id }) => id === regularClass.id) ? read : [regularClass, ...read];
}
