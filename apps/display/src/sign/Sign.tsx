import type { HubClient } from "@giliran/shared/client";
import { sinceByHub } from "@giliran/shared/client";
import type { SignView } from "@giliran/shared/contract";
import type { ZoneName } from "@giliran/shared/domain";
import { formatTime, type Texts } from "@giliran/shared/i18n";
import { useHub, useHubNow, usePageLanguage, viewOf } from "@giliran/shared/ui";
import { AgencyBadge } from "../board/AgencyBadge.tsx";
import { isNamed, labelWidth } from "../board/arrange.ts";
import { Connecting } from "../board/Connecting.tsx";
import { useDrift } from "../board/useDrift.ts";
import { type ReadPacks, useTexts } from "../board/useTexts.ts";
import { arrangeSign, type SignShown } from "./arrangeSign.ts";

/** The sign over one counter: its label, the number that is called to it, and whose counter it is. */
export function Sign(props: { readonly client: HubClient; readonly readPacks: ReadPacks }): React.ReactNode {
  const hub = useHub(props.client);
  const view = viewOf(hub, "sign");
  const texts = useTexts(view?.language ?? null, hub.frame?.epoch ?? null, props.readPacks);
  const now = useHubNow(props.client);
  const drift = useDrift();
  usePageLanguage(texts.pack);
  if (view === null) return <Connecting hub={hub} texts={texts} />;
  const shown = arrangeSign(view, now);
  const time = formatTime(texts, sinceByHub(hub), view.hall.timeZone as ZoneName);
  return (
    <div className="sign" style={{ translate: drift }} data-state={shown.state}>
      <header className="sign-counter">
        {!isNamed(view.counter.label) && <span>{texts.t("board.counter")}</span>}
        <strong style={widthOf(view.counter.label)}>{view.counter.label}</strong>
      </header>
      <main className="sign-now" aria-live="assertive">
        <Shown shown={shown} texts={texts} />
      </main>
      <footer className="sign-foot">
        {hub.status === "connected" ? <Agencies view={view} /> : <p>{texts.t("board.stale", { time })}</p>}
      </footer>
    </div>
  );
}

function Shown({ shown, texts }: { readonly shown: SignShown; readonly texts: Texts }): React.ReactNode {
  const { state, labels } = shown;
  if (state === "closed") return <p className="sign-closed">{texts.t("board.signClosed")}</p>;
  if (state === "free") return null;
  return (
    <>
      {state === "serving" && <p className="sign-word">{texts.t("board.signServing")}</p>}
      <ul className="sign-numbers" data-many={labels.length > 1}>
        {labels.map((label) => (
          <li key={label} style={widthOf(label)}>
            {label}
          </li>
        ))}
      </ul>
    </>
  );
}

function Agencies({ view }: { readonly view: SignView }): React.ReactNode {
  return (
    <ul className="sign-agencies">
      {view.agencies.map(({ name, badge, colour }) => (
        <li key={name}>
          <AgencyBadge badge={badge} colour={colour} />
          {name}
        </li>
      ))}
    </ul>
  );
}

/** How wide a text stands, in shares of its size: as large as there is room. */
function widthOf(label: string): React.CSSProperties {
  return { "--width": labelWidth(label) } as React.CSSProperties;
}
