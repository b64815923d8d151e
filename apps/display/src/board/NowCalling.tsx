import { useState } from "react";
import type { BoardCall } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";
import type { Texts } from "@giliran/shared/i18n";
import { Dotted } from "@giliran/shared/ui";
import { CallPicture } from "./CallPicture.tsx";
import { AgencyBadge } from "./AgencyBadge.tsx";
import { counterSize, isFresh, labelSize, labelWidth } from "./arrange.ts";

/** The newest call large, the others of the same moment beside each other below it, newest first. */
export function NowCalling(props: {
  readonly calls: readonly BoardCall[];
  readonly texts: Texts;
  readonly hubNow: Instant;
}): React.ReactNode {
  const { calls, texts, hubNow } = props;
  const [newest, ...others] = calls;
  if (newest === undefined) return null;
  return (
    <>
      <h1 className="now-heading">
        <CallPicture />
        {texts.t("board.nowCalling")}
      </h1>
      <div className="now-cards" data-others={others.length}>
        <NewestCall key={newest.announcementId} call={newest} texts={texts} hubNow={hubNow} />
        {others.length > 0 && (
          <ul className="other-calls">
            {others.map((call) => (
              <OtherCall key={call.announcementId} call={call} texts={texts} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function NewestCall(props: {
  readonly call: BoardCall;
  readonly texts: Texts;
  readonly hubNow: Instant;
}): React.ReactNode {
  const { call, texts, hubNow } = props;
  // Decided once: a card that becomes the newest since a newer call is over has not just been called.
  const [fresh] = useState(() => isFresh(call, hubNow));
  return (
    <section className="newest" data-fresh={fresh}>
      <Called call={call} word={texts.t("board.toCounter")} />
      <p className="purpose">
        <AgencyBadge badge={call.badge} colour={call.colour} />
        <span>
          <Dotted parts={[call.zone, call.agency, call.service]} />
        </span>
      </p>
    </section>
  );
}

function OtherCall(props: { readonly call: BoardCall; readonly texts: Texts }): React.ReactNode {
  const { call, texts } = props;
  return (
    <li className="other">
      <Called call={call} word={texts.t("board.counter")} />
      {call.zone !== null && <p className="other-zone">{call.zone}</p>}
    </li>
  );
}

/** A number and the counter that calls it. */
function Called(props: { readonly call: BoardCall; readonly word: string }): React.ReactNode {
  const { label, counter } = props.call;
  const width = { "--width": labelWidth(label) } as React.CSSProperties;
  return (
    <div className="called" data-label={labelSize(label)} data-counter={counterSize(counter)} style={width}>
      <p className="number">{label}</p>
      <p className="desk">
        <span className="desk-word">{props.word}</span>
        <span className="desk-label">{counter}</span>
      </p>
    </div>
  );
}
