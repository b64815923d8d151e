import { renameSync } from "node:fs";
import { join } from "node:path";
import { aloneSlip, printedSlip, serviceDate } from "@giliran/shared/contract";
import { z } from "zod";
import { type AloneSlip, type PrintedSlip, regularClass, type ServiceDate } from "@giliran/shared/domain";
import type { Journal } from "../core/alone/journal.ts";
import { appendLine, makeFolder, readLines, rewriteLines } from "./lines.ts";

const paper = z.enum(["printed", "failed", "unknown", "declined"]);
const row = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("date"), date: serviceDate }),
  z.object({ kind: z.literal("alone"), slip: aloneSlip.omit({ paper: true }) }),
  z.object({ kind: z.literal("paper"), number: z.int(), paper }),
  z.object({
    kind: z.literal("online"),
    // What earlier releases did not note is as nearly true as can be.
    slip: printedSlip.extend({
      serviceId: printedSlip.shape.serviceId.default(null),
      partySize: printedSlip.shape.partySize.default(1),
      classId: printedSlip.shape.classId.default(regularClass.id),
      needs: printedSlip.shape.needs.default([]),
      journey: printedSlip.shape.journey.default(null),
    }),
  }),
  z.object({ kind: z.literal("handed"), numbers: z.array(z.int()) }),
]);
type Row = z.infer<typeof row>;

export interface OpenJournal {
  readonly journal: Journal;
  /** What of the file could not be read, in a sentence; null: all could. */
  readonly trouble: string | null;
}

/**
 * Opens the journal of a kiosk, a file of lines in its data folder. A torn last line was never answered and is left out;
 * a file with broken lines is kept beside, and what can be read goes on.
 * @throws Error where the folder cannot be written
 */
export function openJournal(folder: string): OpenJournal {
  makeFolder(folder);
  const path = join(folder, "journal.lines");
  const read = readLines(path);
  const rows: Row[] = [];
  let unknown = read.broken;
  for (const raw of read.rows) {
    const parsed = row.safeParse(raw);
    if (parsed.success) rows.push(parsed.data);
    else unknown += 1;
  }
  if (unknown > 0) renameSync(path, `${path}.broken-${String(Date.now())}`);
  // Also drops a torn end, on which the next line would stand.
  rewriteLines(path, rows);
  const journal = journalOf(
    rows,
    (added) => appendLine(path, added),
    (kept) => rewriteLines(path, kept),
  );
  const trouble =
    unknown === 0
      ? null
      : `${String(unknown)} lines of the journal could not be read; the file is kept beside.`;
  return { journal, trouble };
}

/** The journal of a kiosk without a data folder: it forgets with its program. */
export function journalInMemory(): Journal {
  return journalOf(
    [],
    () => undefined,
    () => undefined,
  );
}

function journalOf(
  stored: readonly Row[],
  append: (row: Row) => void,
  rewrite: (rows: readonly Row[]) => void,
): Journal {
  let date: ServiceDate | null = null;
  let last = 0;
  const slips = new Map<number, AloneSlip>();
  /** What the hub has taken of those; and what it gave itself. */
  const handed = new Map<number, AloneSlip>();
  const online = new Map<string, PrintedSlip>();

  function take(one: Row): void {
    switch (one.kind) {
      case "date":
        date = one.date;
        last = 0;
        handed.clear();
        for (const { ticketId, serviceDate: of } of online.values()) if (of !== date) online.delete(ticketId);
        return;
      case "alone":
        last = Math.max(last, one.slip.number);
        slips.set(one.slip.number, { ...one.slip, paper: "unknown" });
        return;
      case "paper": {
        const slip = slips.get(one.number);
        if (slip !== undefined) slips.set(one.number, { ...slip, paper: one.paper });
        return;
      }
      case "online":
        online.set(one.slip.ticketId, one.slip);
        return;
      case "handed":
        for (const number of one.numbers) {
          const slip = slips.get(number);
          if (slip !== undefined) handed.set(number, slip);
          slips.delete(number);
        }
        return;
      default:
        one satisfies never;
    }
  }

  function add(one: Row): void {
    append(one);
    take(one);
  }

  stored.forEach(take);
  return {
    serviceDate: () => date,
    last: () => last,
    pending: () => [...slips.values()].toSorted((a, b) => a.number - b.number),
    give: (slip) => add({ kind: "alone", slip }),
    paperOf: (number, outcome) => add({ kind: "paper", number, paper: outcome }),
    online: (slip) => add({ kind: "online", slip: { ...slip } }),
    printed: (of) => [...online.values()].filter((slip) => slip.serviceDate === of),
    handAgain: () => {
      for (const [number, slip] of handed) if (slip.serviceDate === date) slips.set(number, slip);
    },
    handedOver: (numbers) => add({ kind: "handed", numbers: [...numbers] }),
    confirm: (next) => {
      if (next === date || slips.size > 0) return;
      // What the hub has is the hub's: the journal of the days before has done its work.
      const kept = [...online.values()].filter((slip) => slip.serviceDate === next);
      rewrite([{ kind: "date", date: next }, ...kept.map((slip) => ({ kind: "online", slip }) as const)]);
      take({ kind: "date", date: next });
    },
  };
}
