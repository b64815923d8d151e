import type { CallReason } from "@giliran/shared/domain";
import type { TextKey, Texts } from "@giliran/shared/i18n";

/** Why a ticket is next, or was: one sentence that an officer can read aloud. `first` of those who wait, or in hand. */
export function reasonWords(texts: Texts, reason: CallReason, first: boolean): string {
  switch (reason.code) {
    case "arrival":
      return texts.t(first ? "panel.reasonArrival" : "panel.reasonArrivalLater");
    case "regular_turn":
      return texts.t("panel.reasonRegularTurn", { ratio: reason.ratio });
    case "longest_wait":
      return texts.t("panel.reasonLongestWait", { minutes: Math.round(reason.limitMs / 60_000) });
    case "long_wait_behind":
      return texts.t("panel.reasonLongWaitBehind", { minutes: Math.round(reason.limitMs / 60_000) });
    case "priority":
      return texts.t("panel.reasonPriority", { nth: reason.nth, ratio: reason.ratio });
    default:
      return texts.t(plainReasons[reason.code]);
  }
}

/** Reasons that are one sentence, whatever the ticket. */
const plainReasons = {
  priority_alone: "panel.reasonPriorityAlone",
  weight: "panel.reasonWeight",
  idle: "panel.reasonIdle",
  returned: "panel.reasonReturned",
  front: "panel.reasonFront",
  resumed: "panel.reasonResumed",
  carried_over: "panel.reasonCarriedOver",
  pad: "panel.reasonPad",
  walk_in: "panel.reasonWalkIn",
  override: "panel.reasonOverride",
} as const satisfies {
  readonly [
    Code in Exclude<
      CallReason["code"],
      "arrival" | "regular_turn" | "longest_wait" | "long_wait_behind" | "priority"
    >
  ]: TextKey;
};
