import type { GroupTicket } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";
import { formatPersons, type TextKey, type Texts } from "@giliran/shared/i18n";
import { Dotted } from "@giliran/shared/ui";
import type { OwnCounter } from "./actions.ts";
import { groupCommand, groupDeeds, type GroupDeed, whyNotInGroup } from "./groupDeeds.ts";
import type { Sender } from "./useSender.ts";
import { hindranceWords } from "./words.ts";

const names = {
  recall: "panel.recall",
  startService: "panel.startShort",
  markAbsent: "panel.absent",
  finish: "panel.finish",
} as const satisfies { readonly [Name in GroupDeed]: TextKey };

/** The others who were called together with the one in hand, each with what may be done. */
export function GroupTickets(props: {
  readonly counter: OwnCounter;
  readonly texts: Texts;
  readonly now: Instant;
  readonly linked: boolean;
  readonly send: Sender["send"];
}): React.ReactNode {
  const { counter, texts, now, linked, send } = props;
  if (counter.group.length === 0) return null;
  return (
    <section className="aside group" aria-label={texts.t("panel.group")}>
      <h2 className="next-head">{texts.t("panel.group")}</h2>
      <ul>
        {counter.group.map((ticket) => (
          <li key={ticket.ticketId} className="next-ticket group-ticket" data-state={ticket.state}>
            <strong className="next-label">{ticket.label}</strong>
            <small>
              <Dotted parts={words(texts, ticket)} />
            </small>
            <span className="group-deeds">
              {groupDeeds.map((deed) => {
                const why = whyNotInGroup(deed, ticket, now);
                return (
                  <button
                    key={deed}
                    type="button"
                    className="aside-button"
                    disabled={!linked || why !== null}
                    title={why === null ? undefined : hindranceWords(texts, why)}
                    onClick={(event) => {
                      if (event.detail > 0) event.currentTarget.blur();
                      send(groupCommand(deed, counter.counterId, ticket.ticketId), ticket.label);
                    }}
                  >
                    {texts.t(names[deed])}
                  </button>
                );
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function words(texts: Texts, { state, partySize, voice }: GroupTicket): readonly (string | null)[] {
  return [
    texts.t(state === "called" ? "panel.groupCalled" : "panel.servingAlready"),
    partySize > 1 ? formatPersons(texts, partySize) : null,
    voice === "unheard" || voice === "expired" ? texts.t("panel.groupUnheard") : null,
  ];
}
