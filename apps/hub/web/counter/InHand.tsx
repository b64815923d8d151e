import type { PanelView, TicketInHand } from "@giliran/shared/contract";
import { type Instant, localText } from "@giliran/shared/domain";
import { formatMinutes, formatPersons, formatStopwatch, type Texts } from "@giliran/shared/i18n";
import { Dotted, KeyCap } from "@giliran/shared/ui";
import type { OwnCounter } from "./actions.ts";
import { serviceName, timeAtCounter, timeWaited, voiceTrouble, zoneName } from "./selectors.ts";
import { ClaimBadge } from "./ClaimBadge.tsx";
import { reasonWords } from "../staff/reasonWords.ts";
import { capOf } from "./words.ts";

/** The ticket at hand and its story, or that there is none. */
export function InHand(props: {
  readonly view: PanelView;
  readonly counter: OwnCounter;
  readonly texts: Texts;
  readonly now: Instant;
  /** What the officer says of a claimed class; null: not while the hub is away. */
  readonly say: ((isSo: boolean) => void) | null;
  /** Opens its story. */
  readonly tell: (label: string) => void;
}): React.ReactNode {
  const { view, counter, texts, now, say, tell } = props;
  const { inHand } = counter;
  if (inHand === null) return <NobodyInHand view={view} counter={counter} texts={texts} />;
  return (
    <div className="in-hand" data-state={inHand.state}>
      <h1 className="in-hand-label">{inHand.label}</h1>
      <p className="in-hand-clock">
        <span className="in-hand-state">
          {texts.t(inHand.state === "called" ? "panel.sinceCalled" : "panel.sinceStarted")}
        </span>
        {formatStopwatch(texts, timeAtCounter(inHand, now))}
      </p>
      <p className="in-hand-story">
        <Dotted
          parts={[
            serviceName(counter, inHand.serviceId, texts.pack.tag),
            texts.t("panel.waited", { duration: formatMinutes(texts, timeWaited(inHand)) }),
            texts.t("panel.calledTimes", { count: inHand.recalls + 1 }),
          ]}
        />
      </p>
      <p className="in-hand-why">
        {texts.t("panel.why", { reason: reasonWords(texts, inHand.reason, true) })}{" "}
        <button
          type="button"
          className="story-key"
          data-deed="story"
          onClick={(event) => {
            if (event.detail > 0) event.currentTarget.blur();
            tell(inHand.label);
          }}
        >
          {texts.t("panel.story")} <KeyCap name={capOf(texts, "story")} />
        </button>
      </p>
      {inHand.claim !== null && <ClaimBadge claim={inHand.claim} texts={texts} say={say} />}
      <Remarks ticket={inHand} texts={texts} zone={zoneName(view, counter.counterId, texts.pack.tag)} />
    </div>
  );
}

function NobodyInHand(props: {
  readonly view: PanelView;
  readonly counter: OwnCounter;
  readonly texts: Texts;
}): React.ReactNode {
  const { view, counter, texts } = props;
  const waits = counter.next.length > 0;
  // Who has stepped out is not called by turn, and may be called by number.
  const paused = !waits && counter.pausedTickets > 0;
  const [head, more] = view.open
    ? ([
        waits ? "panel.nobodyInHand" : "panel.nobodyWaits",
        waits ? "panel.pressSpace" : paused ? "panel.allPausedHint" : "panel.restHint",
      ] as const)
    : (["panel.dayClosed", "panel.dayClosedHint"] as const);
  return (
    <div className="in-hand" data-state="none">
      <h1 className="in-hand-none">{texts.t(head)}</h1>
      <p className="in-hand-story">{texts.t(more)}</p>
    </div>
  );
}

/** Where the visitor goes from here, to be told. */
function nextStepWords(texts: Texts, step: NonNullable<TicketInHand["nextStep"]>): string {
  const service = localText(step.serviceName, texts.pack.tag);
  const counters = step.counters.join(", ");
  return counters === "" ? service : texts.t("panel.nextStepAt", { service, counters });
}

/** What the officer should know before the visitor stands there. */
function Remarks(props: {
  readonly ticket: TicketInHand;
  readonly texts: Texts;
  /** Where it was called. */
  readonly zone: string;
}): React.ReactNode {
  const { ticket, texts, zone } = props;
  const voice = voiceTrouble(ticket);
  return (
    <ul className="in-hand-remarks">
      {ticket.needs.map(({ name, prompt }) => (
        <li key={name.id} className="remark" data-need="true">
          <strong>{localText(name, texts.pack.tag)}</strong>
          {localText(prompt, texts.pack.tag)}
        </li>
      ))}
      {ticket.note !== null && (
        <li className="remark" data-need="true">
          <strong>{texts.t("panel.noteFrom")}</strong>
          {ticket.note}
        </li>
      )}
      {ticket.nextStep !== null && (
        <li className="remark" data-need="true">
          <strong>{texts.t("panel.nextStep")}</strong>
          {nextStepWords(texts, ticket.nextStep)}
        </li>
      )}
      {ticket.comesBackTo !== null && (
        <li className="remark">{texts.t("panel.comesBackTo", { counter: ticket.comesBackTo })}</li>
      )}
      {ticket.paper === "none" && <li className="remark">{texts.t("panel.paperNone")}</li>}
      {ticket.partySize > 1 && <li className="remark">{formatPersons(texts, ticket.partySize)}</li>}
      {ticket.paper === "failed" && <li className="remark">{texts.t("panel.paperFailed")}</li>}
      {ticket.paper === "declined" && <li className="remark">{texts.t("panel.paperDeclined")}</li>}
      {ticket.paper === "unknown" && <li className="remark">{texts.t("panel.paperUnknown")}</li>}
      {voice !== null && (
        <li className="remark" data-loud={voice !== "voiceSuperseded"}>
          <output>{texts.t(`panel.${voice}`, { key: capOf(texts, "recall"), zone })}</output>
        </li>
      )}
    </ul>
  );
}
