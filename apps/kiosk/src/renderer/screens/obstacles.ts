import { alertWords, formatTime } from "@giliran/shared/i18n";
import type { Texts } from "@giliran/shared/i18n";
import type { ZoneName } from "@giliran/shared/domain";
import type { KioskState, Obstacle } from "../../core/index.ts";
import type { MessageProps } from "./Message.tsx";

type Said = (texts: Texts, state: KioskState) => MessageProps;

const cannotPrint: Said = (texts) => ({
  icon: "noPaper",
  tone: "alarm",
  head: texts.t("kiosk.noPrinter"),
  more: texts.t("kiosk.noPrinterMore"),
});
const starting: Said = (texts) => ({
  icon: "clock",
  tone: "plain",
  head: texts.t("kiosk.starting"),
  more: texts.t("kiosk.startingMore"),
});

/** What a visitor reads where no number can be had: what to do now, never what broke. */
export const obstacleMessages: { readonly [Name in Obstacle]: Said } = {
  starting,
  closed: (texts) => ({
    icon: "clock",
    tone: "plain",
    head: texts.t("kiosk.closed"),
    more: texts.t("kiosk.closedMore"),
  }),
  outside_hours: (texts, state) => ({
    icon: "clock",
    tone: "plain",
    head: texts.t("kiosk.outsideHours"),
    more: state.alerts
      .filter(({ kind }) => kind === "hours" || kind === "break")
      .map((alert) => `${alertWords(texts, alert, zoneOf(state), state.alertsAt)}.`)
      .join(" "),
  }),
  hub_away: (texts, state) => ({
    icon: "halt",
    tone: "alarm",
    head: texts.t("kiosk.away"),
    more: texts.t("kiosk.awayMore", { time: formatTime(texts, state.hub.since, zoneOf(state)) }),
  }),
  hub_refused: (texts) => ({
    icon: "halt",
    tone: "alarm",
    head: texts.t("kiosk.refused"),
    more: texts.t("kiosk.refusedMore"),
  }),
  maintenance: (texts) => ({
    icon: "tools",
    tone: "plain",
    head: texts.t("kiosk.maintenance"),
    more: texts.t("kiosk.maintenanceMore"),
  }),
  locked: (texts) => ({
    icon: "halt",
    tone: "plain",
    head: texts.t("kiosk.locked"),
    more: texts.t("kiosk.lockedMore"),
  }),
  printer_paper_out: (texts, state) => ({
    ...cannotPrint(texts, state),
    head: texts.t("kiosk.noPaper"),
  }),
  printer_cover_open: cannotPrint,
  printer_unreachable: cannotPrint,
  printer_error: cannotPrint,
  printer_busy: cannotPrint,
  printer_no_permission: cannotPrint,
  printer_not_configured: cannotPrint,
  printer_status_unknown: cannotPrint,
  printer_paper_low: cannotPrint,
  printer_roll_ending: cannotPrint,
  printer_ready: starting,
};

/** The hall's zone; before the first catalogue the machine's own has to do. */
function zoneOf(state: KioskState): ZoneName {
  return state.catalogue?.zone ?? (Intl.DateTimeFormat().resolvedOptions().timeZone as ZoneName);
}
