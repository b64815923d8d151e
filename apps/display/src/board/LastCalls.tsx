import type { BoardCall } from "@giliran/shared/contract";
import type { ZoneName } from "@giliran/shared/domain";
import { formatTime, type Texts } from "@giliran/shared/i18n";
import { isNamed } from "./arrange.ts";

/** Calls that are over, with their time; as many whole rows as there is room for. */
export function LastCalls(props: {
  readonly calls: readonly BoardCall[];
  readonly texts: Texts;
  readonly zone: ZoneName;
}): React.ReactNode {
  const { calls, texts, zone } = props;
  return (
    <section className="last">
      <h2>{texts.t("board.lastCalls")}</h2>
      {calls.length === 0 && <p className="nothing">{texts.t("board.noCallsYet")}</p>}
      <ol className="last-calls">
        {calls.map((call) => (
          <li key={call.announcementId}>
            <span className="last-number">{call.label}</span>
            <time>{formatTime(texts, call.at, zone)}</time>
            <span className="last-desk">
              {isNamed(call.counter) ? call.counter : texts.t("board.counterNamed", { label: call.counter })}
              {call.zone !== null && <small>{call.zone}</small>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
