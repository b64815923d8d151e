import type { CommandOf, PanelView } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";
import { formatMinutes, type Texts } from "@giliran/shared/i18n";
import type { Sent } from "./useSender.ts";

/** Kiosks where a visitor asks for a person, each with a button that says somebody is coming. */
export function HelpRequests(props: {
  readonly view: PanelView;
  readonly texts: Texts;
  readonly now: Instant;
  readonly disabled: boolean;
  readonly send: (command: CommandOf<Sent>, label: string | null) => void;
}): React.ReactNode {
  const { view, texts, now, disabled, send } = props;
  if (view.help.length === 0) return null;
  return (
    <ul className="panel-calls-for-help">
      {view.help.map(({ deviceId, name, since }) => (
        <li key={deviceId}>
          <p role="alert">
            <strong>{texts.t("panel.helpWanted", { kiosk: name })}</strong>
            <span>{formatMinutes(texts, now - since)}</span>
          </p>
          <button
            type="button"
            disabled={disabled}
            onClick={() => send({ type: "answerHelp", deviceId }, null)}
          >
            {texts.t("panel.helpAnswer")}
          </button>
        </li>
      ))}
    </ul>
  );
}
