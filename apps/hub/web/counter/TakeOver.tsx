import type { PanelView } from "@giliran/shared/contract";
import type { Texts } from "@giliran/shared/i18n";
import { Dialogue } from "./Dialogue.tsx";

/** Asks once more before a colleague loses their counter. */
export function TakeOver(props: {
  readonly row: PanelView["counters"][number];
  readonly texts: Texts;
  readonly yes: () => void;
  readonly close: () => void;
}): React.ReactNode {
  const { row, texts, yes, close } = props;
  const counter = texts.t("common.counter", { label: row.label });
  return (
    <Dialogue title={texts.t("panel.takeOver")} close={close}>
      <p>{texts.t("panel.takeOverQuestion", { officer: row.officer ?? "", counter })}</p>
      <form method="dialog" className="dialogue-answers">
        <button type="submit" className="plain-button">
          {texts.t("common.cancel")}
        </button>
        <button type="button" className="main-button" onClick={yes}>
          {texts.t("panel.takeOver")}
        </button>
      </form>
    </Dialogue>
  );
}
