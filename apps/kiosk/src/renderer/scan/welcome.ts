import type { Obstacle } from "../../core/index.ts";
import type { Shown } from "../shown.ts";

/**
 * `now`: a code opens its screen. `later`: somebody else's number or answer is on its way; the code has to be held up
 * again. `no`: nobody is served here.
 */
export type Welcome = "now" | "later" | "no";

type ShownAs<Name extends Shown["name"]> = Extract<Shown, { readonly name: Name }>;

/** Nobody is served at this kiosk, whatever they hold before it; every other obstacle is one to new numbers alone. */
const deaf: ReadonlySet<Obstacle> = new Set<Obstacle>(["starting", "hub_refused", "locked", "maintenance"]);

export function hearsCodes(obstacle: Obstacle): boolean {
  return !deaf.has(obstacle);
}

/** What a code may do on each screen; one without a row does not compile. */
const rows: { readonly [Name in Shown["name"]]: Welcome | ((shown: ShownAs<Name>) => Welcome) } = {
  agencies: "now",
  services: "now",
  search: "now",
  special: "now",
  journey: "now",
  right: "now",
  gateCode: "now",
  requirements: "now",
  slip: "now",
  strangeCode: "now",
  obstacle: ({ obstacle }) => (hearsCodes(obstacle) ? "now" : "no"),
  // A number without paper stands on the screen alone.
  ticket: ({ touch }) => (touch.phase === "ticket" && touch.paper === "printed" ? "now" : "later"),
  working: "later",
  failed: "later",
  gate: "later",
  blank: "no",
  hostGone: "no",
  pairing: "no",
  pinPad: "no",
  technician: "no",
};

export function welcomeOf<Name extends Shown["name"]>(shown: ShownAs<Name>): Welcome {
  const row: Welcome | ((shown: ShownAs<Name>) => Welcome) = rows[shown.name];
  return typeof row === "function" ? row(shown) : row;
}
