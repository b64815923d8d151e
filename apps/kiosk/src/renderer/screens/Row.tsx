import type { ReactNode } from "react";
import { badgeColours } from "@giliran/shared/ui";
import { formatPersons, formatServiceDate, formatWait } from "@giliran/shared/i18n";
import type { TextKey, Texts } from "@giliran/shared/i18n";
import type { ServiceDate } from "@giliran/shared/domain";
import { useWording } from "../frame/wording.ts";
import type { Agency, Availability, ClosedState } from "../offers/offers.ts";
import { Pressable } from "../press/Pressable.tsx";

export interface RowProps {
  readonly name: string;
  readonly agency: Agency;
  /** The heading under which it stands; null: none. */
  readonly group: string | null;
  readonly head: string;
  readonly more: string | null;
  readonly availability: Availability;
  /** Today at the hall, to leave the year out of dates; null: not known. */
  readonly today: ServiceDate | null;
  readonly onPress: () => void;
}

/** One agency or service: what it is, who waits, and how long. What cannot be had now is no target. */
export function Row(props: RowProps): ReactNode {
  const { texts } = useWording();
  const open = props.availability.kind === "open";
  const content = (
    <>
      <Badge agency={props.agency} quiet={!open} />
      <span className="row-text">
        {props.group !== null && <span className="row-group">{props.group}</span>}
        <span className="row-head">{props.head}</span>
        {props.more !== null && <span className="row-more">{props.more}</span>}
      </span>
      <span className="row-end">{endOf(texts, props.availability, props.today)}</span>
    </>
  );
  if (!open) return <div className="row row-later">{content}</div>;
  return (
    <Pressable className="row" name={props.name} onPress={props.onPress}>
      {content}
    </Pressable>
  );
}

function Badge(props: { readonly agency: Agency; readonly quiet: boolean }): ReactNode {
  const { background, text } = badgeColours(props.agency.colour, 7);
  const style = props.quiet ? {} : { background, color: text };
  return (
    <span className="badge" style={style} aria-hidden="true">
      {props.agency.badge}
    </span>
  );
}

const closedWords = {
  closed: "kiosk.serviceClosed",
  day_closed: "kiosk.serviceClosed",
  full: "kiosk.serviceFull",
  contingent_used: "kiosk.serviceFull",
  queue_full: "kiosk.queueFull",
  outage: "kiosk.serviceOutage",
  outside_hours: "kiosk.serviceOutsideHours",
  break: "kiosk.serviceBreak",
} as const satisfies { readonly [Why in ClosedState]: TextKey };

function endOf(texts: Texts, availability: Availability, today: ServiceDate | null): ReactNode {
  switch (availability.kind) {
    case "open":
      return waitOf(texts, availability);
    case "later":
      return (
        <>
          <span className="row-count">{texts.t("kiosk.notYetOpen")}</span>
          {availability.opensOn !== null && (
            <span className="row-wait">
              {texts.t("kiosk.opensOn", { date: formatServiceDate(texts, availability.opensOn, today) })}
            </span>
          )}
        </>
      );
    case "closed":
      return <span className="row-count">{texts.t(closedWords[availability.why])}</span>;
    default:
      return availability satisfies never;
  }
}

function waitOf(texts: Texts, { waiting, wait, left }: Extract<Availability, { kind: "open" }>): ReactNode {
  const count = waiting === 0 ? texts.t("kiosk.noQueue") : formatPersons(texts, waiting);
  const straight = waiting === 0 && wait?.highMs === 0;
  const words = wait === null ? texts.t("kiosk.noCounterYet") : formatWait(texts, wait);
  return (
    <>
      <span className="row-count">{count}</span>
      {!straight && <span className="row-wait">{words}</span>}
      {left !== null && <span className="row-left">{texts.t("kiosk.numbersLeft", { left })}</span>}
    </>
  );
}
