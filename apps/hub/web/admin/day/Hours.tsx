import { localText } from "@giliran/shared/domain";
import { useId, useState } from "react";
import { DeedLine } from "../DeedLine.tsx";
import type { TabProps } from "../tabs.ts";
import { useDeed } from "../useDeed.ts";
import { fieldOf, minutesIn, spanWords } from "./hourWords.ts";

/** Today's hours: as the calendar says, or longer or shorter for today alone. */
export function Hours(props: TabProps): React.ReactNode {
  const { view, texts, client, linked } = props;
  const { hours } = view;
  const deed = useDeed(client);
  const busy = !linked || !view.open || deed.state.kind === "sending";
  const back = (): void => void deed.run({ type: "setHours", hours: null }, texts.t("admin.hoursBack"));
  return (
    <section className="admin-card">
      <h2>{texts.t("admin.hours")}</h2>
      {hours === null ? (
        <p>{texts.t(view.hoursMode === "off" ? "admin.hoursNone" : "admin.hoursClosed")}</p>
      ) : (
        <p>
          {texts.t("admin.hoursNow", {
            serving: spanWords(texts, hours.serving),
            issuing: spanWords(texts, hours.issuing),
          })}
          <small>
            {hours.name === null ? "" : `${localText(hours.name, texts.pack.tag)}. `}
            {hours.changed ? `${texts.t("admin.hoursChanged")} ` : ""}
            {view.hoursMode === "advise" ? texts.t("admin.hoursAdvise") : ""}
          </small>
        </p>
      )}
      {view.hoursMode !== "off" && (
        <NewHours key={JSON.stringify(hours)} {...props} deed={deed} busy={busy} />
      )}
      {hours?.changed === true && (
        <button type="button" className="plain-button" disabled={busy} onClick={back}>
          {texts.t("admin.hoursPlan")}
        </button>
      )}
      <DeedLine state={deed.state} texts={texts} />
    </section>
  );
}

const usual = { serving: { from: 480, to: 900 }, issuing: { from: 480, to: 870 } };

function NewHours(
  props: TabProps & { readonly deed: ReturnType<typeof useDeed>; readonly busy: boolean },
): React.ReactNode {
  const { view, texts, deed, busy } = props;
  const now = view.hours ?? usual;
  const [opens, setOpens] = useState(fieldOf(now.serving.from));
  const [lastNumber, setLastNumber] = useState(fieldOf(now.issuing.to));
  const [closes, setCloses] = useState(fieldOf(now.serving.to));
  const from = minutesIn(opens);
  const [last, to] = [minutesIn(lastNumber, from ?? 0), minutesIn(closes, from ?? 0)];
  const set = (): void => {
    if (from === null || last === null || to === null) return;
    const hours = { serving: { from, to }, issuing: { from, to: last } };
    void deed.run({ type: "setHours", hours }, texts.t("admin.hoursSet"));
  };
  return (
    <div className="admin-form">
      <TimeField label={texts.t("admin.hoursOpens")} value={opens} change={setOpens} />
      <TimeField label={texts.t("admin.hoursLast")} value={lastNumber} change={setLastNumber} />
      <TimeField label={texts.t("admin.hoursCloses")} value={closes} change={setCloses} />
      <button
        type="button"
        className="main-button"
        disabled={busy || from === null || last === null || to === null}
        onClick={set}
      >
        {texts.t("admin.hoursChange")}
      </button>
    </div>
  );
}

function TimeField(props: {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
}): React.ReactNode {
  const own = useId();
  return (
    <div className="admin-field">
      <label htmlFor={own}>{props.label}</label>
      <input
        id={own}
        type="time"
        value={props.value}
        onChange={(event) => props.change(event.target.value)}
      />
    </div>
  );
}
