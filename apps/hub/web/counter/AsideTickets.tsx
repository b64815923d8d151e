import { type Instant, localText } from "@giliran/shared/domain";
import { formatMinutes, type Texts } from "@giliran/shared/i18n";
import { Dotted } from "@giliran/shared/ui";
import type { OwnCounter } from "./actions.ts";
import { LabelKey } from "./LabelKey.tsx";
import { resumeCommand } from "./deeds.ts";
import { serviceName } from "./selectors.ts";
import type { Sender } from "./useSender.ts";

type Aside = OwnCounter["aside"][number];

/** Whom this counter has parked, and who was absent and may come back. */
export function AsideTickets(props: {
  readonly counter: OwnCounter;
  readonly texts: Texts;
  readonly now: Instant;
  readonly linked: boolean;
  readonly send: Sender["send"];
  /** Opens the story of a number. */
  readonly tell: (label: string) => void;
}): React.ReactNode {
  const { counter, texts, now, linked, send, tell } = props;
  if (counter.aside.length === 0) return null;
  const goOn = (ticket: Aside): void =>
    ticket.state === "parked"
      ? send(resumeCommand(counter, ticket.ticketId), ticket.label)
      : send({ type: "returnTicket", ticketId: ticket.ticketId }, ticket.label);
  return (
    <section className="aside" aria-label={texts.t("panel.aside")}>
      <h2 className="next-head">{texts.t("panel.aside")}</h2>
      <ul>
        {counter.aside.map((ticket) => (
          <li key={ticket.ticketId} className="next-ticket" data-due={isDue(ticket, now)}>
            <LabelKey label={ticket.label} texts={texts} tell={tell} />
            <p>
              {serviceName(counter, ticket.serviceId, texts.pack.tag)}
              <small>
                <Dotted parts={asideWords(texts, ticket, now)} />
              </small>
            </p>
            <button
              type="button"
              className="aside-button"
              disabled={!linked}
              onClick={(event) => {
                if (event.detail > 0) event.currentTarget.blur();
                goOn(ticket);
              }}
            >
              {texts.t(ticket.state === "parked" ? "panel.resume" : "panel.comeBack")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether the officer wanted to be reminded by now. */
export function isDue({ remindAt }: Aside, now: Instant): boolean {
  return remindAt !== null && now >= remindAt;
}

function asideWords(texts: Texts, ticket: Aside, now: Instant): readonly (string | null)[] {
  const duration = formatMinutes(texts, Math.max(0, now - ticket.since));
  return [
    texts.t(ticket.state === "parked" ? "panel.parkedFor" : "panel.absentFor", { duration }),
    ticket.reason === null ? null : localText(ticket.reason, texts.pack.tag),
    isDue(ticket, now) ? texts.t("panel.reminder") : null,
  ];
}
