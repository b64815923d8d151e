import { useSyncExternalStore } from "react";
import type { Voice, VoiceStatus } from "../voice/createVoice.ts";

/** What the board knows of its voice, renewed at every change. */
export function useVoice(voice: Voice): VoiceStatus {
  return useSyncExternalStore(voice.subscribe, voice.status, voice.status);
}
