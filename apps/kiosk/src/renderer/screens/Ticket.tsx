import type { CSSProperties, ReactNode } from "react";
import { Dotted } from "@giliran/shared/ui";
import type { TicketFacts } from "../../core/index.ts";
import { useWording } from "../frame/wording.ts";
import type { Walk } from "../walk/walk.ts";
import { sitWords } from "./slipWords.ts";
import { ticketFacts } from "./ticketFacts.ts";
import { TimeLeft, ticketStaysMs } from "./TimeLeft.tsx";
import { PaperCard, type PaperCardProps } from "./PaperCard.tsx";

export interface TicketProps extends PaperCardProps {
  readonly ticket: TicketFacts;
  readonly walk: Walk;
  /** The screen has stood long enough. */
  readonly onEnd: () => void;
}

/** The number, as large as the screen allows, and what to do now. */
export function Ticket(props: TicketProps): ReactNode {
  const { texts, say } = useWording();
  const { ticket } = props;
  const last = ticket.labels.length > 1 ? ticket.labels.at(-1) : undefined;
  const label = last === undefined ? ticket.label : `${ticket.label}–${last}`;
  const style = { "--characters": Math.max(4, label.length) } as CSSProperties;
  return (
    <div className="ticket" style={style} data-paper={props.paper ?? "printing"}>
      <div className="ticket-number">
        <p className="ticket-caption">
          {last === undefined
            ? texts.t("kiosk.ticketCaption")
            : texts.t("kiosk.ticketCaptions", { numbers: ticket.labels.length })}
        </p>
        <h1 className="ticket-label">{label}</h1>
        <p className="ticket-service">
          <Dotted parts={[ticket.agencyName, say(ticket.serviceName)]} />
        </p>
        {ticket.steps !== null && (
          <p className="ticket-steps">
            {ticket.steps.map(({ serviceName }) => say(serviceName)).join(" → ")}
          </p>
        )}
        <p className="ticket-sit" data-outside={ticket.outside !== null}>
          {sitWords(texts, ticket.outside)}
        </p>
      </div>
      <div className="ticket-rest">
        <ul className="facts">
          {ticketFacts(texts, say, ticket).map((fact) => (
            <li key={fact.name} className="fact">
              <span className="fact-head">{fact.head}</span>
              {fact.more !== null && <span className="fact-more">{fact.more}</span>}
            </li>
          ))}
        </ul>
        <PaperCard {...props} />
      </div>
      {props.paper !== null && (
        <TimeLeft
          ms={ticketStaysMs(props.walk, props.paper)}
          counted={props.paper === "declined"}
          onEnd={props.onEnd}
        />
      )}
    </div>
  );
}
