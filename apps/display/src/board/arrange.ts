import type { BoardCall, BoardView } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";

/** What stands where on the board at one moment. */
export interface Arrangement {
  /** Calls of this moment, newest first: the first is the large one. */
  readonly now: readonly BoardCall[];
  /** Calls that are over, newest first. */
  readonly last: readonly BoardCall[];
  /** What the large place says while nobody is called. */
  readonly rest: "next" | "closed" | "notOpenYet";
}

/** So many calls have a card; older ones of the same moment stand at the head of the last calls. */
const cardsShown = 7;
/** A card with a counter's name, or with its zone, is higher. */
const highCardsShown = 5;

/** Sorts the calls by the hub's clock: none is "now" any longer than the hub said (ux.md, call screen). */
export function arrange(view: BoardView, hubNow: Instant): Arrangement {
  const current = view.calls.filter((call) => hubNow < call.nowUntil);
  const others = current.slice(1, cardsShown);
  const high = others.some(({ counter, zone }) => zone !== null || isNamed(counter));
  const now = current.slice(0, high ? highCardsShown : cardsShown);
  const shown = new Set(now);
  return { now, last: view.calls.filter((call) => !shown.has(call)), rest: restOf(view) };
}

function restOf(view: BoardView): Arrangement["rest"] {
  if (view.open) return "next";
  return view.serviceDate === null ? "notOpenYet" : "closed";
}

/** Advances in Overpass 800 with tabular figures, slightly tight, in shares of the type size. */
const advance = { figure: 0.64, letter: 0.71, M: 0.8, W: 0.84 };

/** How wide a label stands, in shares of its type size: the style sheet makes it as large as there is room. */
export function labelWidth(label: string): number {
  const width = Array.from(label).reduce((sum, sign) => sum + advanceOf(sign), 0);
  return Math.round(100 * width) / 100;
}

function advanceOf(sign: string): number {
  if (sign === "M" || sign === "W") return advance[sign];
  return /\d/.test(sign) ? advance.figure : advance.letter;
}

/** The smallest size that a label may have goes by its length: 4 characters, 5, 6, or more. */
export type LabelSize = "4" | "5" | "6" | "8";

export function labelSize(label: string): LabelSize {
  const length = Array.from(label).length;
  if (length <= 4) return "4";
  if (length === 5) return "5";
  return length === 6 ? "6" : "8";
}

/** A counter's number is set as large as there is room; a name by its longest word, which is never broken. */
export type CounterSize = "1" | "2" | "3" | "name" | "longName";

const longWord = 9;

export function counterSize(counter: string): CounterSize {
  if (isNamed(counter)) {
    return counter.split(/\s+/).some((word) => word.length >= longWord) ? "longName" : "name";
  }
  const length = Array.from(counter).length;
  if (length === 1) return "1";
  return length === 2 ? "2" : "3";
}

/** "Imigrasi 1" rather than "12" or "2B". */
export function isNamed(counter: string): boolean {
  return !/^[\p{L}\p{N}]{1,3}$/u.test(counter);
}

/** A call this young has just arrived: its card comes in and pulses. A board loaded later shows it at rest. */
const freshMs = 4_000;

export function isFresh(call: BoardCall, hubNow: Instant): boolean {
  return hubNow - call.at < freshMs;
}
