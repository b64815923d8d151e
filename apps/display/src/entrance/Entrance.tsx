import type { HubClient } from "@giliran/shared/client";
import type { EntranceView } from "@giliran/shared/contract";
import { localText, type ZoneName } from "@giliran/shared/domain";
import { alertWords, formatDate, formatTime, formatWait, type Texts } from "@giliran/shared/i18n";
import { useHub, useHubNow, usePageLanguage, viewOf } from "@giliran/shared/ui";
import { Connecting } from "../board/Connecting.tsx";
import { useDrift } from "../board/useDrift.ts";
import { type ReadPacks, useTexts } from "../board/useTexts.ts";

/** The screen at the entrance: which numbers may come in, how full the hall is, and what to do when it is. */
export function Entrance(props: {
  readonly client: HubClient;
  readonly readPacks: ReadPacks;
}): React.ReactNode {
  const hub = useHub(props.client);
  const view = viewOf(hub, "entrance");
  const texts = useTexts(view?.language ?? null, hub.frame?.epoch ?? null, props.readPacks);
  const now = useHubNow(props.client);
  const drift = useDrift();
  usePageLanguage(texts.pack);
  if (view === null) return <Connecting hub={hub} texts={texts} />;
  const zone = view.hall.timeZone as ZoneName;
  const stale = hub.status !== "connected";
  const words = view.alerts.map((alert) => alertWords(texts, alert, zone, now));
  return (
    <div className="entrance" style={{ translate: drift }} data-full={view.crowd?.full ?? false}>
      <header className="head">
        <p className="identity">
          <strong>{view.hall.name}</strong>
          <span className="zone">{texts.t("entrance.title")}</span>
        </p>
        <p className="date">{formatDate(texts, now, zone)}</p>
        <p className="clock">{formatTime(texts, now, zone)}</p>
      </header>
      <main className="door">
        <Door view={view} texts={texts} />
      </main>
      <Fill view={view} texts={texts} />
      <footer className="foot" data-alert={!stale && words.length > 0} data-stale={stale}>
        {stale ? texts.t("entrance.stale") : [...words, spacingOf(view, texts)].filter(Boolean).join(" · ")}
      </footer>
    </div>
  );
}

function spacingOf({ crowd }: EntranceView, texts: Texts): string {
  return crowd === null || crowd.spacing === null ? "" : localText(crowd.spacing, texts.pack.tag);
}

/** Numbers that may come in now, or that everybody may. */
function Door({ view, texts }: { readonly view: EntranceView; readonly texts: Texts }): React.ReactNode {
  if (!view.open) return <h1>{texts.t("board.closed")}</h1>;
  const full = view.crowd?.full ?? false;
  if (view.admitted.length === 0) {
    return (
      <>
        <h1>{texts.t(full ? "entrance.full" : "entrance.comeIn")}</h1>
        <p>{texts.t(full ? "entrance.fullMore" : "entrance.comeInMore")}</p>
        <Next view={view} texts={texts} />
      </>
    );
  }
  return (
    <>
      <h1>{texts.t("entrance.mayComeIn")}</h1>
      <ul className="admitted">
        {view.admitted.slice(0, 8).map(({ label }) => (
          <li key={label}>{label}</li>
        ))}
      </ul>
      {view.upTo.length > 0 && <p>{texts.t("entrance.upTo", { labels: view.upTo.join(", ") })}</p>}
      <Next view={view} texts={texts} />
    </>
  );
}

function Next({ view, texts }: { readonly view: EntranceView; readonly texts: Texts }): React.ReactNode {
  if (view.next.length === 0) return null;
  return (
    <p className="next">
      {texts.t("entrance.next")} <strong>{view.next.join(", ")}</strong>
    </p>
  );
}

/** How many are in the hall of how many, as a bar and in numbers; who waits outside, and for how long. */
function Fill({ view, texts }: { readonly view: EntranceView; readonly texts: Texts }): React.ReactNode {
  const { crowd } = view;
  if (crowd === null) return <aside className="fill" />;
  const share = Math.min(1, crowd.present / Math.max(1, crowd.capacity));
  return (
    <aside className="fill">
      <p className="fill-count">
        <strong>{texts.number(crowd.present)}</strong>
        <span>{texts.t("entrance.ofCapacity", { capacity: crowd.capacity })}</span>
      </p>
      <div className="fill-bar" aria-hidden="true">
        <div style={{ inlineSize: `${String(share * 100)}%` }} />
      </div>
      {crowd.outside > 0 && <p>{texts.t("entrance.outside", { persons: crowd.outside })}</p>}
      {crowd.full && crowd.comeIn !== null && (
        <p>{texts.t("entrance.about", { wait: formatWait(texts, crowd.comeIn) })}</p>
      )}
    </aside>
  );
}
