import type { PanelView } from "@giliran/shared/contract";
import type { Instant, ZoneName } from "@giliran/shared/domain";
import { alertWords, type Texts } from "@giliran/shared/i18n";

/** What everybody in the hall should know now; the officer reads it to whoever asks. */
export function Alerts(props: {
  readonly view: PanelView;
  readonly texts: Texts;
  readonly zone: ZoneName;
  readonly now: Instant;
}): React.ReactNode {
  const { view, texts, zone, now } = props;
  if (view.alerts.length === 0) return null;
  return (
    <ul className="panel-alerts" aria-live="polite">
      {view.alerts.map((alert) => (
        <li key={JSON.stringify(alert)}>{alertWords(texts, alert, zone, now)}</li>
      ))}
    </ul>
  );
}
