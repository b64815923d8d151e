import type { LocalText } from "@giliran/shared/domain";
import type { KioskState } from "../core/index.ts";
import type { Wording } from "./frame/wording.ts";
import type { Shown } from "./shown.ts";

export interface Title {
  readonly head: string;
  readonly more: string | null;
}

type Asked<Name extends Shown["name"]> = (
  wording: Wording,
  shown: Extract<Shown, { name: Name }>,
  catalogue: KioskState["catalogue"],
) => Title | null;
/** Screens that have a headline of their own. */
const nothing = (): null => null;

const titles: { readonly [Name in Shown["name"]]: Asked<Name> } = {
  agencies: ({ texts }) => ({ head: texts.t("kiosk.headline"), more: texts.t("kiosk.chooseAgency") }),
  services: (wording, { agencyId }, catalogue) =>
    named(wording, catalogue?.agencies, agencyId, "kiosk.chooseService"),
  requirements: (wording, { serviceId }, catalogue) =>
    named(wording, catalogue?.services, serviceId, "kiosk.requirementsMore"),
  journey: (wording, { journeyId }, catalogue) =>
    named(wording, catalogue?.journeys, journeyId, "kiosk.journeyMore"),
  special: ({ texts }) => ({ head: texts.t("kiosk.special"), more: texts.t("kiosk.specialMore") }),
  right: ({ texts }) => ({ head: texts.t("kiosk.right"), more: texts.t("kiosk.rightMore") }),
  gateCode: ({ texts }) => ({ head: texts.t("kiosk.gateCode"), more: texts.t("kiosk.gateCodeMore") }),
  pinPad: ({ texts }) => ({ head: texts.t("technician.pin"), more: texts.t("technician.pinMore") }),
  technician: ({ texts }) => ({ head: texts.t("technician.menu"), more: texts.t("technician.menuMore") }),
  gate: nothing,
  slip: nothing,
  strangeCode: nothing,
  search: ({ texts }) => ({ head: texts.t("kiosk.searchHeadline"), more: null }),
  blank: nothing,
  hostGone: nothing,
  pairing: nothing,
  working: nothing,
  ticket: nothing,
  failed: nothing,
  obstacle: nothing,
};

/** The question that a screen asks. */
export function titleOf<Name extends Shown["name"]>(
  shown: Extract<Shown, { name: Name }>,
  state: KioskState | null,
  wording: Wording,
): Title | null {
  const ask = titles[shown.name] as Asked<Name>;
  return ask(wording, shown, state?.catalogue ?? null);
}

function named(
  { texts, say }: Wording,
  things: readonly { readonly id: string; readonly name: LocalText }[] | undefined,
  id: string,
  more: "kiosk.chooseService" | "kiosk.requirementsMore" | "kiosk.journeyMore",
): Title {
  const found = things?.find((thing) => thing.id === id);
  return { head: found === undefined ? "" : say(found.name), more: texts.t(more) };
}
