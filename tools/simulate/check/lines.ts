import type { NewEvent } from "@giliran/hub";
import type { Result, ViewFrame } from "@giliran/shared/contract";
import type { Complain, Rule } from "./rule.ts";

export interface LinesRule extends Rule {
  /** A frame leaves; told again under the same id it must be answered in the same way (4). */
  readonly asks: (id: string, series: string | null) => void;
  readonly answered: (id: string, series: string | null, result: Result) => void;
  /** A view comes down one line: within an epoch revisions rise (13). */
  readonly shown: (line: string, frame: ViewFrame) => void;
  /** Nothing may be stored of what was refused, nor of what nobody may say (18). */
  readonly refused: (what: string, result: Result, stored: number) => void;
  readonly stored: () => number;
}

/** What a client may rely on: answers, their order, and views. */
export function linesRule(complain: Complain): LinesRule {
  const answers = new Map<string, string>();
  /** The largest number of each series that was acknowledged when a command was sent. */
  const known = new Map<string, number>();
  const sent = new Map<string, number>();
  const seen = new Map<string, { epoch: string; revision: number }>();
  const last: { date: string } = { date: "" };
  let stored = 0;

  function numberOf(result: Result): number | null {
    const value = result.ok ? (result.value as { label?: unknown } | null) : null;
    return typeof value?.label === "string" ? Number(/\d+$/.exec(value.label)?.[0] ?? Number.NaN) : null;
  }

  return {
    take: ({ serviceDate }: NewEvent) => {
      stored += 1;
      // One service date at a time, and never back (17).
      if (serviceDate < last.date) complain(`an event of ${serviceDate} after one of ${last.date}`);
      last.date = serviceDate;
    },
    asks: (id, series) => {
      if (series !== null && !sent.has(id)) sent.set(id, known.get(series) ?? 0);
    },
    answered: (id, series, result) => {
      const said = JSON.stringify(result);
      const before = answers.get(id);
      if (before !== undefined && before !== said) complain(`one command was answered ${before} and ${said}`);
      answers.set(id, said);
      const number = series === null ? null : numberOf(result);
      if (series === null || number === null || before !== undefined) return;
      // Acknowledged before this one was asked for: a smaller number (5).
      if (number <= (sent.get(id) ?? 0))
        complain(`number ${String(number)} of ${series} came after a larger one`);
      known.set(series, Math.max(known.get(series) ?? 0, number));
    },
    shown: (line, { epoch, revision }) => {
      const before = seen.get(line);
      if (before?.epoch === epoch && revision <= before.revision)
        complain(`${line} was shown revision ${String(revision)} after ${String(before.revision)}`);
      seen.set(line, { epoch, revision });
    },
    refused: (what, result, before) => {
      if (result.ok) complain(`${what} was accepted`);
      if (stored !== before) complain(`${what} was refused and stored something`);
    },
    stored: () => stored,
  };
}
