import { useMemo } from "react";
import type { ReactNode } from "react";
import { localText } from "@giliran/shared/domain";
import { type LanguagePack, textsOf } from "@giliran/shared/i18n";
import { usePageLanguage } from "@giliran/shared/ui";
import type { KioskState } from "../core/index.ts";
import type { KioskBridge } from "../ipc/kioskTable.ts";
import { footActions } from "./footActions.ts";
import { Frame } from "./frame/Frame.tsx";
import { idleMs, IdleWatch } from "./frame/IdleWatch.tsx";
import { useMillimetre } from "./frame/useMillimetre.ts";
import { WordingContext } from "./frame/wording.ts";
import type { Wording } from "./frame/wording.ts";
import { useGuide } from "./guide/useGuide.ts";
import type { Voice } from "./guide/useGuide.ts";
import { languagesOf } from "./languages.ts";
import { useScan } from "./scan/useScan.ts";
import { Shows } from "./Shows.tsx";
import { useTechnicianKey } from "./screens/technician/useTechnicianKey.ts";
import { isBetweenVisitors, nameOf, shownOf } from "./shown.ts";
import type { Shown } from "./shown.ts";
import { Night } from "./night/Night.tsx";
import { titleOf } from "./titles.ts";
import { useBridge } from "./useBridge.ts";
import type { Heard } from "./useBridge.ts";
import { useReload } from "./useReload.ts";
import { usePacks } from "./usePacks.ts";
import { useNotice } from "./useNotice.ts";
import { useVisit } from "./useVisit.ts";
import type { Visit } from "./useVisit.ts";
import { isFresh } from "./walk/walk.ts";

/** The kiosk's one page: a screen chosen by the kiosk's state and the visitor's walk, in one frame. */
export function App(props: { readonly bridge: KioskBridge }): ReactNode {
  const heard = useBridge(props.bridge);
  const [notice, say] = useNotice();
  const packs = usePacks(props.bridge, heard);
  const visit = useVisit(props.bridge, heard, packs, say);
  useReload(heard, heard?.touch.phase === "idle" && isFresh(visit.walk, visit.language));
  const wording = useMemo(() => wordingOf(visit.walk.language, packs), [visit.walk.language, packs]);
  usePageLanguage(wording.texts.pack);
  useMillimetre(heard?.screenInches ?? null);
  useScan({ shown: shownOf(heard, visit.walk), onCode: visit.openCode, say });
  const voice = useGuide({
    bridge: props.bridge,
    texts: wording.texts,
    speaks: visit.walk.easy,
    guided: visit.walk.guided,
    silent: visit.walk.screen.name === "pinPad" || heard?.technician.open === true,
    onBegin: () => visit.step({ type: "beGuided" }),
  });
  const enter = (): void => {
    if (heard && heard.pairing === null && !heard.technician.open && isBetweenVisitors(heard))
      visit.step({ type: "openPinPad" });
  };
  useTechnicianKey(enter);
  return (
    <WordingContext value={wording}>
      <Stage
        heard={heard}
        bridge={props.bridge}
        onHeld={enter}
        visit={visit}
        voice={voice}
        languages={languagesOf(heard ?? null, packs)}
        wording={wording}
        notice={notice === null ? null : wording.texts.t(notice)}
      />
    </WordingContext>
  );
}

interface StageProps {
  readonly heard: Heard<KioskState>;
  readonly bridge: KioskBridge;
  readonly onHeld: () => void;
  readonly visit: Visit;
  readonly voice: Voice;
  readonly languages: readonly LanguagePack[];
  readonly wording: Wording;
  readonly notice: string | null;
}

function Stage(props: StageProps): ReactNode {
  const { heard, bridge, onHeld, visit, voice, languages, wording, notice } = props;
  const state = heard ?? null;
  const shown = shownOf(heard, visit.walk);
  const name = nameOf(shown);
  const limitMs = visit.walk.easy ? idleMs.easy : idleMs.normal;
  return (
    <>
      <Frame
        state={state}
        walk={visit.walk}
        languages={languages}
        step={visit.step}
        shown={name}
        title={titleOf(shown, state, wording)}
        actions={footActions(shown, state, visit, wording.texts)}
        notice={notice}
        onHeld={onHeld}
      >
        <Shows shown={shown} state={state} visit={visit} voice={voice} bridge={bridge} />
      </Frame>
      {idles(shown, visit) && <IdleWatch key={`${name}/${limitMs}`} limitMs={limitMs} onEnd={visit.leave} />}
      <Night state={state} />
    </>
  );
}

/** Somebody was here. A ticket has a time of its own, and a walk in hand is waited for. */
function idles(shown: Shown, visit: Visit): boolean {
  // A technician's menu closes by itself, later.
  if (shown.name === "technician") return false;
  if (shown.name === "working" || shown.name === "ticket" || shown.name === "pairing") return false;
  return shown.name === "failed" || !isFresh(visit.walk, visit.language);
}

function wordingOf(language: string, packs: readonly LanguagePack[]): Wording {
  const texts = textsOf(language, packs);
  return { texts, say: (text) => localText(text, texts.pack.tag) };
}
