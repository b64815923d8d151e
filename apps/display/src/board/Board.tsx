import type { HubClient, HubSnapshot } from "@giliran/shared/client";
import type { BoardView } from "@giliran/shared/contract";
import { alertWords, type Texts } from "@giliran/shared/i18n";
import { useHub, useHubNow, usePageLanguage, viewOf } from "@giliran/shared/ui";
import type { ZoneName } from "@giliran/shared/domain";
import type { Voice } from "../voice/createVoice.ts";
import { arrange } from "./arrange.ts";
import { Connecting } from "./Connecting.tsx";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import { LastCalls } from "./LastCalls.tsx";
import { CallTold } from "./CallTold.tsx";
import { Flash } from "./Flash.tsx";
import { Next } from "./Next.tsx";
import { NowCalling } from "./NowCalling.tsx";
import { Rest } from "./Rest.tsx";
import { useDrift } from "./useDrift.ts";
import { type ReadPacks, useTexts } from "./useTexts.ts";
import { useVoice } from "./useVoice.ts";
import { Waiting } from "./Waiting.tsx";

/** The call screen of one zone: who is called now and where to, who was called, who waits. */
export function Board(props: {
  readonly client: HubClient;
  readonly voice: Voice;
  readonly readPacks: ReadPacks;
}): React.ReactNode {
  const hub = useHub(props.client);
  const view = viewOf(hub, "board");
  const texts = useTexts(view?.language ?? null, hub.frame?.epoch ?? null, props.readPacks);
  usePageLanguage(texts.pack);

  if (view === null) return <Connecting hub={hub} texts={texts} />;
  return <Layout client={props.client} voice={props.voice} hub={hub} view={view} texts={texts} />;
}

/** Drawn from the first view on: before it the hub's time is not known. */
function Layout(props: {
  readonly client: HubClient;
  readonly voice: Voice;
  readonly hub: HubSnapshot;
  readonly view: BoardView;
  readonly texts: Texts;
}): React.ReactNode {
  const { hub, view, texts } = props;
  const hubNow = useHubNow(props.client);
  const voice = useVoice(props.voice);
  const drift = useDrift();
  const zone = view.hall.timeZone as ZoneName;
  const { now, last, rest } = arrange(view, hubNow);
  return (
    <div className="board" style={{ translate: drift }} data-others={Math.max(0, now.length - 1)}>
      <Header view={view} texts={texts} hubNow={hubNow} zone={zone} />
      <CallTold call={now[0] ?? null} texts={texts} />
      <Flash call={now[0] ?? null} hubNow={hubNow} />
      <main className="now">
        {now.length > 0 ? (
          <NowCalling calls={now} texts={texts} hubNow={hubNow} />
        ) : (
          <Rest
            rest={isPaused(view) ? "paused" : rest}
            texts={texts}
            silent={!voice.audible && voice.trouble.length > 0}
          />
        )}
      </main>
      <aside className="side">
        <LastCalls calls={last} texts={texts} zone={zone} />
        <Next labels={view.next} texts={texts} />
        <Waiting waiting={view.waiting} texts={texts} />
      </aside>
      <Footer
        alerts={view.alerts.map((alert) => alertWords(texts, alert, zone, hubNow))}
        notices={view.notices}
        hub={hub}
        voice={voice}
        texts={texts}
        zone={zone}
      />
    </div>
  );
}

function isPaused({ alerts }: BoardView): boolean {
  return alerts.some(({ kind }) => kind === "pause");
}
