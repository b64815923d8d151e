import type { Texts } from "@giliran/shared/i18n";
import type { VoiceStatus } from "../voice/createVoice.ts";

/** Says that the screen cannot be heard; nothing while it can. What lacks of its clips is told to the technician. */
export function SoundNotice(props: { readonly voice: VoiceStatus; readonly texts: Texts }): React.ReactNode {
  const { voice, texts } = props;
  if (voice.audible || voice.trouble.length === 0) return null;
  const blocked = voice.trouble.includes("sound_blocked");
  return (
    <output className="sound">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 9v6h4l5 4V5L8 9H4Z" fill="currentColor" />
        <path d="m16 9 6 6m0-6-6 6" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />
      </svg>
      {texts.t(blocked ? "board.soundBlocked" : "board.noVoice")}
    </output>
  );
}
