import type { Action } from "./actions.ts";
import type { Deed } from "./deeds.ts";

/** What a key does at the panel: an action, a deed that asks for more, or the list of keys. */
export type KeyMeaning = Action | Deed | "help";

/** The keyboard of the panel; a meaning without a key does not compile. Letters are of the Indonesian words. */
export const keys: { readonly [Meaning in KeyMeaning]: string } = {
  callNext: " ",
  recall: "u",
  startService: "m",
  markAbsent: "h",
  finish: "s",
  confirmClass: "k",
  closeCounter: "l",
  park: "t",
  transfer: "a",
  callTicket: "n",
  callWalkIn: "w",
  cancelTicket: "b",
  undo: "z",
  setAutoCall: "o",
  endJourney: "j",
  story: "r",
  help: "?",
};

/** The part of a keyboard event that decides. */
export interface Press {
  readonly key: string;
  readonly repeat: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly defaultPrevented: boolean;
  /** Where the focus is: in a field, on something that Space presses, or elsewhere. */
  readonly focus: "field" | "button" | "elsewhere";
}

/**
 * What this press means; null: nothing of ours. A key that is held down means nothing after its first event, nor does
 * one with a modifier or inside a field; Space on a focused button presses that button.
 */
export function meaningOf(press: Press): KeyMeaning | null {
  if (press.repeat || press.defaultPrevented || press.focus === "field") return null;
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  if (press.key === " " && press.focus === "button") return null;
  const key = press.key.toLowerCase();
  const meanings = Object.keys(keys) as KeyMeaning[];
  return meanings.find((meaning) => keys[meaning] === key) ?? null;
}

/** Where a keyboard event went. */
export function focusOf(target: EventTarget | null): Press["focus"] {
  if (!(target instanceof Element)) return "elsewhere";
  // A dialogue that was closed in this frame still holds the focus: nobody sees its button any more.
  if (target.closest("dialog:not([open])") !== null) return "elsewhere";
  if (target.closest("input, textarea, select, [contenteditable]") !== null) return "field";
  return target.closest("button, a, summary") === null ? "elsewhere" : "button";
}
