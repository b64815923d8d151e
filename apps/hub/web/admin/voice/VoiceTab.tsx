import { packOf, type TextKey, type Texts } from "@giliran/shared/i18n";
import type { Chime } from "@giliran/shared/domain";
import { useEffect, useState } from "react";
import type { TabProps } from "../tabs.ts";
import { fetchRecordings, type Recording, type Recordings } from "./recordings.ts";
import { type Listening, useListening } from "./useListening.ts";
import "./voice.css";

const chimeNames = {
  "two-tones": "admin.voiceTwoTones",
  "three-tones": "admin.voiceThreeTones",
  bell: "admin.voiceBell",
} as const satisfies { readonly [Name in Chime]: TextKey };

/** Every recording of the voice to be listened to, the bundled ones and the hall's own. */
export function VoiceTab({ texts }: TabProps): React.ReactNode {
  const [recordings, setRecordings] = useState<Recordings | "reading" | null>("reading");
  const listening = useListening();
  useEffect(() => void fetchRecordings().then(setRecordings), []);
  const lost = recordings === null || listening.failed;
  return (
    <main className="admin-hall admin-voice">
      <h1>{texts.t("admin.tabVoice")}</h1>
      <p>{texts.t("admin.voiceMore")}</p>
      {lost && (
        <p className="admin-error" role="alert">
          {texts.t("admin.voiceLost")}
        </p>
      )}
      {recordings !== null && recordings !== "reading" && <Groups {...{ texts, recordings, listening }} />}
    </main>
  );
}

interface GroupsProps {
  readonly texts: Texts;
  readonly recordings: Recordings;
  readonly listening: Listening;
}

function Groups({ texts, recordings, listening }: GroupsProps): React.ReactNode {
  const chimes = recordings.chimes.map((one) => ({ ...one, text: texts.t(chimeNames[one.name]) }));
  return (
    <>
      <Group {...{ texts, listening }} title={texts.t("admin.voiceChimes")} recordings={chimes} />
      {recordings.languages.map(({ tag, recordings: spoken }) => (
        <Group
          key={tag}
          {...{ texts, listening }}
          title={packOf(tag, [])?.name ?? tag}
          lang={tag}
          recordings={spoken}
        />
      ))}
    </>
  );
}

interface GroupProps {
  readonly texts: Texts;
  readonly title: string;
  readonly lang?: string;
  readonly recordings: readonly Recording[];
  readonly listening: Listening;
}

function Group({ texts, title, lang, recordings, listening }: GroupProps): React.ReactNode {
  const all = recordings.some(({ address }) => address === listening.heard);
  return (
    <section aria-label={title}>
      <header className="voice-head">
        <h2>{title}</h2>
        <button type="button" onClick={() => (all ? listening.stop() : listening.play(recordings))}>
          {texts.t(all ? "admin.voiceStop" : "admin.voiceAll")}
        </button>
      </header>
      <ul className="voice-recordings">
        {recordings.map((recording) => (
          <li key={recording.name}>
            <button
              type="button"
              className="voice-recording"
              aria-pressed={recording.address === listening.heard}
              onClick={() => listening.play([recording])}
            >
              <strong lang={lang}>{recording.text}</strong>
              {(recording.ending || recording.own) && <small>{about(recording, texts)}</small>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function about({ ending, own }: Recording, texts: Texts): string {
  const more = [
    ...(ending ? [texts.t("admin.voiceEnding")] : []),
    ...(own ? [texts.t("admin.voiceOwn")] : []),
  ];
  return more.join(" · ");
}
