import type { TextKey, Texts } from "@giliran/shared/i18n";
import type { Hindrance } from "./actions.ts";
import { keys, type KeyMeaning } from "./keys.ts";
import { doneKeys, type Notice } from "./useSender.ts";

/** Hindrances that are one sentence, whatever they are about. */
const plainHindrances = {
  nobody_in_hand: "panel.nobodyInHandShort",
  nobody_waits: "panel.nobodyWaits",
  serving_already: "panel.servingAlready",
  recall_used_up: "panel.recallNone",
  finish_first: "panel.finishFirst",
  nothing_to_confirm: "panel.nothingToConfirm",
  nothing_to_undo: "panel.nothingToUndo",
  last_step: "panel.lastStep",
  paused: "panel.paused",
  day_closed: "panel.dayClosed",
} as const satisfies {
  readonly [Kind in Exclude<Hindrance["kind"], "recall_wait" | "recalls_first">]: TextKey;
};

/** Why an action is not to be had now, in a few words for under the button. */
export function hindranceWords(texts: Texts, hindrance: Hindrance): string {
  if (hindrance.kind === "recall_wait") return texts.t("panel.recallWait", { seconds: hindrance.seconds });
  if (hindrance.kind === "recalls_first") return texts.t("panel.absentAfter", { count: hindrance.count });
  return texts.t(plainHindrances[hindrance.kind]);
}

/** What became of the last press; null: nothing to say. */
export function noticeWords(texts: Texts, notice: Notice): string | null {
  switch (notice.kind) {
    case "none":
      return null;
    case "sending":
      return texts.t("panel.sending");
    case "done":
      return notice.more > 0
        ? texts.t("panel.doneCallGroup", { label: notice.label ?? "", more: notice.more })
        : texts.t(doneKeys[notice.sent], { label: notice.label ?? "" });
    case "refused":
      return texts.t(`errors.${notice.error}`);
    case "not_confirmed":
      return texts.t("errors.not_confirmed");
    default:
      return notice satisfies never;
  }
}

/** The key as it is written on its cap. */
export function capOf(texts: Texts, meaning: KeyMeaning): string {
  const key = keys[meaning];
  return key === " " ? texts.t("common.space") : key.toUpperCase();
}
