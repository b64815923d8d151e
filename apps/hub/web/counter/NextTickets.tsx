import type { Instant } from "@giliran/shared/domain";
import { formatMinutes, formatPersons, type Texts } from "@giliran/shared/i18n";
import { Dotted } from "@giliran/shared/ui";
import type { OwnCounter } from "./actions.ts";
import { LabelKey } from "./LabelKey.tsx";
import { longestWait, serviceName } from "./selectors.ts";
import { reasonWords } from "../staff/reasonWords.ts";

/** Who is next and why, and how many wait. */
export function NextTickets(props: {
  readonly counter: OwnCounter;
  readonly texts: Texts;
  readonly now: Instant;
  /** Opens the story of a number. */
  readonly tell: (label: string) => void;
}): React.ReactNode {
  const { counter, texts, now, tell } = props;
  const longest = longestWait(counter, now);
  const more = counter.waitingTickets - counter.next.length;
  const persons = counter.waitingPersons === counter.waitingTickets ? null : counter.waitingPersons;
  return (
    <section className="next" aria-label={texts.t("panel.next")}>
      <h2 className="next-head">
        <span>{texts.t("panel.next")}</span>
        <span>
          <Dotted
            parts={[
              texts.t("panel.waitingSummary", { tickets: counter.waitingTickets }),
              counter.pausedTickets === 0
                ? null
                : texts.t("panel.pausedSummary", { tickets: counter.pausedTickets }),
              persons === null ? null : formatPersons(texts, persons),
              longest === null ? null : texts.t("panel.longest", { duration: formatMinutes(texts, longest) }),
            ]}
          />
        </span>
      </h2>
      <ol>
        {counter.next.map((ticket, index) => (
          <li key={ticket.ticketId} className="next-ticket">
            <LabelKey label={ticket.label} texts={texts} tell={tell} />
            <p>
              {serviceName(counter, ticket.serviceId, texts.pack.tag)}
              <small>
                <Dotted
                  parts={[
                    reasonWords(texts, ticket.reason, index === 0),
                    ticket.partySize > 1 ? formatPersons(texts, ticket.partySize) : null,
                  ]}
                />
              </small>
            </p>
            <span className="next-minutes">
              {texts.t("panel.minutesShort", {
                minutes: Math.max(0, Math.floor((now - ticket.queuedAt) / 60_000)),
              })}
            </span>
          </li>
        ))}
      </ol>
      {more > 0 && counter.next.length > 0 && (
        <p className="next-more">{texts.t("panel.more", { count: more })}</p>
      )}
    </section>
  );
}
