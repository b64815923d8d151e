import type { CommandOf, PanelView } from "@giliran/shared/contract";
import type { CounterId } from "@giliran/shared/domain";
import type { Texts } from "@giliran/shared/i18n";
import { Dotted } from "@giliran/shared/ui";
import { useState } from "react";
import type { LanguageChoice } from "../staff/useLanguage.ts";
import { Footer } from "./Footer.tsx";
import { NoticeLine } from "./NoticeLine.tsx";
import { countersByZone, noticeWhileChoosing, takenOverBy } from "./selectors.ts";
import { TakeOver } from "./TakeOver.tsx";
import type { Sender, Sent } from "./useSender.ts";
import { useKeys } from "./useKeys.ts";

type CounterRow = PanelView["counters"][number];

/** Where does the officer sit? Taking over a colleague's counter is asked once more. */
export function ChooseCounter(props: {
  readonly view: PanelView;
  readonly language: LanguageChoice;
  readonly sender: Sender;
  readonly linked: boolean;
  readonly had: CounterId | null;
  readonly send: (command: CommandOf<Sent>, label: string | null) => void;
  readonly toggleKeys: () => void;
  readonly signOut: () => void;
}): React.ReactNode {
  const { view, language, sender, linked, had, send, toggleKeys, signOut } = props;
  const { texts } = language;
  const [asked, ask] = useState<CounterRow | null>(null);
  const takenOver = takenOverBy(view, had);
  const open = (counterId: CounterId, takeOver: boolean): void => {
    ask(null);
    send({ type: "openCounter", counterId, takeOver }, null);
  };
  const choose = (row: CounterRow): void => (row.officer === null ? open(row.counterId, false) : ask(row));
  useKeys((meaning) => meaning === "help" && toggleKeys());
  return (
    <>
      <main className="choose">
        {takenOver !== null && (
          <p className="choose-taken" role="alert">
            {texts.t("panel.takenOver", { counter: takenOver.label, officer: takenOver.officer ?? "" })}
          </p>
        )}
        <h1>{texts.t("panel.chooseCounter")}</h1>
        <p className="choose-hint">{texts.t("panel.chooseCounterHint")}</p>
        {!view.open && <p className="remark">{texts.t("errors.day_closed")}</p>}
        <NoticeLine texts={texts} notice={noticeWhileChoosing(sender.notice)} linked={linked} />
        {view.counters.length === 0 && <p>{texts.t("panel.noCounters")}</p>}
        {countersByZone(view, texts.pack.tag).map((zone) => (
          <section key={zone.name} className="choose-zone">
            <h2>{zone.name}</h2>
            <ul>
              {zone.counters.map((row) => (
                <li key={row.counterId}>
                  <CounterButton
                    row={row}
                    texts={texts}
                    disabled={!linked || !view.open || row.outOfUse || !row.forYou}
                    choose={choose}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </main>
      <Footer counter={null} language={language} signOut={signOut} />
      {asked !== null && (
        <TakeOver row={asked} texts={texts} yes={() => open(asked.counterId, true)} close={() => ask(null)} />
      )}
    </>
  );
}

function CounterButton(props: {
  readonly row: CounterRow;
  readonly texts: Texts;
  readonly disabled: boolean;
  readonly choose: (row: CounterRow) => void;
}): React.ReactNode {
  const { row, texts, disabled, choose } = props;
  return (
    <button
      type="button"
      className="choose-counter"
      data-counter={row.counterId}
      data-taken={row.officer !== null}
      disabled={disabled}
      onClick={() => choose(row)}
    >
      <strong>{texts.t("common.counter", { label: row.label })}</strong>
      <span className="choose-agencies">
        <Dotted parts={row.agencies} />
      </span>
      <span className="choose-who">{whoSits(row, texts)}</span>
      <span className="choose-waiting">{texts.t("panel.waitingHere", { persons: row.waiting })}</span>
    </button>
  );
}

function whoSits(row: CounterRow, texts: Texts): string {
  if (row.outOfUse) return texts.t("panel.counterOutOfUse");
  if (!row.forYou) return texts.t("panel.counterForOthers");
  if (row.officer === null) return texts.t("panel.counterFree");
  return texts.t("panel.counterTaken", { officer: row.officer });
}
