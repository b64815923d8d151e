import type { VisitorView } from "@giliran/shared/contract";
import { formatTime, formatWait } from "@giliran/shared/i18n";
import type { Texts } from "@giliran/shared/i18n";

/** How a number stands, in words. */
export interface SlipWords {
  readonly head: string;
  readonly more: string | null;
  /** `now`: its visitor should go. `wait`: its place is of use. `over`: nothing more comes. */
  readonly tone: "now" | "wait" | "over";
}

type Said = (texts: Texts, view: VisitorView) => SlipWords;

const waits: Said = (texts, { outside }) => ({ tone: "wait", head: sitWords(texts, outside), more: null });
const paused: Said = (texts, { pausedUntil, timeZone }) => ({
  tone: "wait",
  head: texts.t("kiosk.slipPaused", {
    time: pausedUntil === null ? "" : formatTime(texts, pausedUntil, timeZone),
  }),
  more: texts.t("kiosk.slipPausedMore"),
});

/** What each state of a ticket says; a state without a row does not compile. */
const states: { readonly [State in VisitorView["state"]]: Said } = {
  printing: waits,
  waiting: (texts, view) => (view.pausedUntil === null ? waits : paused)(texts, view),
  called: (texts, view) => ({ tone: "now", head: texts.t("kiosk.slipCalled", at(view)), more: null }),
  serving: (texts, view) => ({ tone: "over", head: texts.t("kiosk.slipServing", at(view)), more: null }),
  parked: (texts) => ({
    tone: "over",
    head: texts.t("kiosk.slipParked"),
    more: texts.t("kiosk.slipParkedMore"),
  }),
  absent: (texts) => ({
    tone: "over",
    head: texts.t("kiosk.slipAbsent"),
    more: texts.t("kiosk.slipAbsentMore"),
  }),
  done: (texts) => ({ tone: "over", head: texts.t("kiosk.slipDone"), more: null }),
  void: (texts) => ({ tone: "over", head: texts.t("kiosk.slipVoid"), more: texts.t("kiosk.slipVoidMore") }),
};

export function slipWords(texts: Texts, view: VisitorView): SlipWords {
  return states[view.state](texts, view);
}

function at({ counter }: VisitorView): { counter: string } {
  return { counter: counter ?? "" };
}

/** Where to wait: on a seat, or outside until there is room. */
export function sitWords(texts: Texts, outside: VisitorView["outside"]): string {
  if (outside === null) return texts.t("kiosk.sitDown");
  if (outside.wait === null) return texts.t("kiosk.waitOutside");
  return texts.t("kiosk.waitOutsideFor", { wait: formatWait(texts, outside.wait) });
}
