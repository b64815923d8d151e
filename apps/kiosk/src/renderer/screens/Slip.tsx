import { useState } from "react";
import type { CSSProperties, ReactNode } from "react";
import type { VisitorView } from "@giliran/shared/contract";
import { formatTime } from "@giliran/shared/i18n";
import type { TextKey } from "@giliran/shared/i18n";
import { Dotted } from "@giliran/shared/ui";
import type { KioskState, ReadSlip, TicketDeed } from "../../core/index.ts";
import { Icon } from "../frame/Icon.tsx";
import { useWording } from "../frame/wording.ts";
import type { Voice } from "../guide/useGuide.ts";
import { useSlip } from "../scan/useSlip.ts";
import type { SlipNews } from "../scan/useSlip.ts";
import type { Visit } from "../useVisit.ts";
import { Message } from "./Message.tsx";
import { SlipDeeds } from "./SlipDeeds.tsx";
import { slipWords } from "./slipWords.ts";
import { ticketFacts } from "./ticketFacts.ts";

export interface SlipProps {
  readonly secret: string;
  readonly state: KioskState;
  readonly visit: Visit;
  readonly voice: Voice;
}

/** What was done, in words. */
const done = {
  letPass: "kiosk.slipPassed",
  pauseTicket: null,
  resumeTicket: "kiosk.slipResumed",
  leaveQueue: "kiosk.slipLeft",
} as const satisfies { readonly [Type in TicketDeed["type"]]: TextKey | null };
type Said = (typeof done)[TicketDeed["type"]] | "kiosk.slipDeedFailed";

/** Where the number of a slip stands that somebody held before the reader. Another slip mounts it anew. */
export function Slip({ secret, state, visit, voice }: SlipProps): ReactNode {
  const { texts } = useWording();
  const { news, askNow } = useSlip(async () => await visit.readSlip(secret));
  const [said, setSaid] = useState<Said>(null);
  const { slip, lacks } = news;
  if (slip === null) return <NoSlip lacks={lacks} />;
  const onDeed = async (deed: TicketDeed): Promise<void> => {
    setSaid(null);
    const worked = await visit.askForTicket(secret, deed);
    await askNow();
    setSaid(worked ? done[deed.type] : "kiosk.slipDeedFailed");
  };
  const told = slip.kind === "told" ? slip.view : null;
  return (
    <div className="ticket slip" style={signsOf(slip)}>
      <div className="ticket-number">
        <p className="ticket-caption">{texts.t("kiosk.ticketCaption")}</p>
        <h1 className="ticket-label">{labelOf(slip)}</h1>
        {slip.kind === "told" ? <Told view={slip.view} /> : <Own slip={slip} state={state} />}
        {said !== null && (
          <p className="slip-more slip-said" aria-live="polite">
            {texts.t(said)}
          </p>
        )}
      </div>
      <div className="ticket-rest">
        <SlipDeeds view={lacks === null ? told : null} voice={speaks(state) ? voice : null} onDeed={onDeed}>
          {told !== null && <Facts view={told} />}
          <Away news={news} />
        </SlipDeeds>
      </div>
    </div>
  );
}

function labelOf(slip: ReadSlip): string {
  return slip.kind === "told" ? slip.view.label : slip.label;
}

function signsOf(slip: ReadSlip): CSSProperties {
  return { "--characters": Math.max(4, labelOf(slip).length) } as CSSProperties;
}

/** Nothing can be shown of it: why, and what to do. */
function NoSlip({ lacks }: Pick<SlipNews, "lacks">): ReactNode {
  const { texts } = useWording();
  switch (lacks) {
    case null:
      return <Message icon="paper" tone="plain" head={texts.t("kiosk.slipReading")} more={null} />;
    case "gone": {
      const [head, more] = [texts.t("kiosk.scanGone"), texts.t("kiosk.scanGoneMore")];
      return <Message icon="paper" tone="plain" head={head} more={more} />;
    }
    case "away": {
      const [head, more] = [texts.t("kiosk.scanAway"), texts.t("kiosk.scanAwayMore")];
      return <Message icon="halt" tone="plain" head={head} more={more} />;
    }
    default:
      return lacks satisfies never;
  }
}

function Told({ view }: { readonly view: VisitorView }): ReactNode {
  const { texts, say } = useWording();
  const { head, more, tone } = slipWords(texts, view);
  return (
    <>
      <p className="ticket-service">
        <Dotted parts={[view.agencyName, say(view.serviceName)]} />
      </p>
      {view.journey !== null && (
        <p className="ticket-steps">
          {view.journey.steps.map(({ serviceName }) => say(serviceName)).join(" → ")}
        </p>
      )}
      <p className="slip-state" data-tone={tone} data-outside={view.outside !== null} aria-live="polite">
        {head}
      </p>
      {more !== null && <p className="slip-more">{more}</p>}
    </>
  );
}

function Own(props: {
  readonly slip: Extract<ReadSlip, { kind: "own" }>;
  readonly state: KioskState;
}): ReactNode {
  const { texts, say } = useWording();
  const { catalogue } = props.state;
  const service = catalogue?.services.find(({ id }) => id === props.slip.serviceId);
  const agency = catalogue?.agencies.find(({ id }) => id === service?.agencyId);
  return (
    <>
      {service !== undefined && (
        <p className="ticket-service">
          <Dotted parts={[agency?.shortName ?? null, say(service.name)]} />
        </p>
      )}
      <p className="slip-state" data-tone="over" aria-live="polite">
        {texts.t("kiosk.slipOwn")}
      </p>
    </>
  );
}

/** Its place, while it waits. */
function Facts({ view }: { readonly view: VisitorView }): ReactNode {
  const { texts, say } = useWording();
  if (slipWords(texts, view).tone !== "wait") return null;
  const { personsAhead, wait, zoneName } = view;
  const zone = zoneName && { name: zoneName };
  return (
    <ul className="facts">
      {ticketFacts(texts, say, { alone: false, personsAhead, wait, zone, counters: [] }).map((fact) => (
        <li key={fact.name} className="fact">
          <span className="fact-head">{fact.head}</span>
          {fact.more !== null && <span className="fact-more">{fact.more}</span>}
        </li>
      ))}
    </ul>
  );
}

/** How old the truth is, where nobody can be asked. */
function Away({ news }: { readonly news: SlipNews }): ReactNode {
  const { texts } = useWording();
  if (news.lacks !== "away" || news.slip === null) return null;
  const { slip } = news;
  return (
    <p className="slip-away" aria-live="polite">
      <Icon name="halt" />
      <span>
        {slip.kind === "own"
          ? texts.t("kiosk.slipAwayNow")
          : texts.t("kiosk.slipAway", { time: formatTime(texts, slip.view.hubTime, slip.view.timeZone) })}
      </span>
    </p>
  );
}

/** Whether anything would be heard. */
function speaks({ devices }: KioskState): boolean {
  return devices.some(({ kind, severity }) => kind === "voice" && severity === "good");
}
