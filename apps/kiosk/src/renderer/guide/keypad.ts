export const keypadKeys = ["next", "previous", "again", "back", "select", "help"] as const;
export type KeypadKey = (typeof keypadKeys)[number];

/** Four arrows, select and help, as a tactile keypad types them; another one is set to these keys by its maker's program. */
const keys: Readonly<Record<string, KeypadKey>> = {
  ArrowDown: "next",
  ArrowUp: "previous",
  ArrowRight: "again",
  ArrowLeft: "back",
  Enter: "select",
  F1: "help",
  Help: "help",
};
const mirrored: Readonly<Partial<Record<KeypadKey, KeypadKey>>> = { again: "back", back: "again" };

/**
 * @param key as `KeyboardEvent.key` names it
 * @param direction of the language: back leads to where lines begin
 * @returns null: no key of the keypad
 */
export function keypadKey(key: string, direction: "ltr" | "rtl"): KeypadKey | null {
  const found = Object.hasOwn(keys, key) ? (keys[key] ?? null) : null;
  if (found === null || direction === "ltr") return found;
  return mirrored[found] ?? found;
}

/** In the order in which the keypad goes through them: first what the screen is about, last the languages. */
const places = [".main", ".foot", ".languages"] as const;
/** A question over the screen comes before the screen. */
const veil = ".veil";

/** What can be pressed now. */
export function stopsOf(page: ParentNode): readonly HTMLButtonElement[] {
  const above = page.querySelector(veil);
  const within = above === null ? places.map((place) => page.querySelector(place)) : [above];
  return within.flatMap((place) => [...(place?.querySelectorAll<HTMLButtonElement>("button:enabled") ?? [])]);
}

/** Where "back" leads, by the names of the keys of the bottom line. */
const backNames = ["back", "special-done", "finish"];

/** The key of the bottom line that leads back; null: this is where every visit begins. */
export function backStop(stops: readonly HTMLButtonElement[]): HTMLButtonElement | null {
  return stops.find((stop) => backNames.includes(stop.dataset["name"] ?? "")) ?? null;
}

export function helpStop(stops: readonly HTMLButtonElement[]): HTMLButtonElement | null {
  return stops.find((stop) => stop.dataset["name"] === "person") ?? null;
}

/** The stop after or before the one in focus, around the ends; null: there is none. */
export function stopBeside(
  stops: readonly HTMLButtonElement[],
  focused: Element | null,
  by: 1 | -1,
): HTMLButtonElement | null {
  const at = stops.findIndex((stop) => stop === focused);
  if (at < 0) return (by === 1 ? stops[0] : stops.at(-1)) ?? null;
  return stops[(at + by + stops.length) % stops.length] ?? null;
}
