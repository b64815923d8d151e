import type { TextKey, Texts } from "@giliran/shared/i18n";
import { KeyCap } from "@giliran/shared/ui";
import { Dialogue } from "./Dialogue.tsx";
import { keys, type KeyMeaning } from "./keys.ts";
import { capOf } from "./words.ts";

const about = {
  callNext: "panel.keyCallNext",
  recall: "panel.keyRecall",
  startService: "panel.keyStart",
  markAbsent: "panel.keyAbsent",
  finish: "panel.keyFinish",
  confirmClass: "panel.keyConfirm",
  closeCounter: "panel.keyLeave",
  park: "panel.keyPark",
  transfer: "panel.keyTransfer",
  callTicket: "panel.keyCallTicket",
  callWalkIn: "panel.keyWalkIn",
  cancelTicket: "panel.keyCancel",
  undo: "panel.keyUndo",
  setAutoCall: "panel.keyAutoCall",
  endJourney: "panel.keyEndJourney",
  story: "panel.keyStory",
  help: "panel.keyHelp",
} as const satisfies { readonly [M in KeyMeaning]: TextKey };

/** Every key and what it does. */
export function KeysHelp(props: { readonly texts: Texts; readonly close: () => void }): React.ReactNode {
  const { texts, close } = props;
  const meanings = Object.keys(keys) as KeyMeaning[];
  return (
    <Dialogue title={texts.t("panel.help")} close={close}>
      <dl className="keys-list">
        {meanings.map((meaning) => (
          <div key={meaning}>
            <dt>
              <KeyCap name={capOf(texts, meaning)} />
            </dt>
            <dd>{texts.t(about[meaning])}</dd>
          </div>
        ))}
      </dl>
      <p className="dialogue-note">{texts.t("panel.helpNote")}</p>
      <form method="dialog">
        <button type="submit" className="main-button">
          {texts.t("common.close")}
        </button>
      </form>
    </Dialogue>
  );
}
