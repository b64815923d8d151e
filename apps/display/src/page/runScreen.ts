import { createHubClient, type HubClient, randomHex } from "@giliran/shared/client";
import type { ReadPacks } from "../board/useTexts.ts";
import { createClipPlayer } from "../announce/clipPlayer.ts";
import { createVoice, type Voice } from "../voice/createVoice.ts";
import { browserVoiceMemory } from "../voice/voiceMemory.ts";
import { onTouch, onTurningAway } from "./attention.ts";
import { packReader } from "./readPacks.ts";

/** A paired screen at work: one hub client and one voice, for one token. */
export interface RunningScreen {
  readonly client: HubClient;
  readonly voice: Voice;
  /** For a board whose language is not bundled. */
  readonly readPacks: ReadPacks;
  readonly stop: () => void;
}

/**
 * Starts everything that a call screen does.
 * @param name of the display, as its address has it
 */
export function runScreen(name: string, token: string): RunningScreen {
  const screenId = randomHex(12);
  const client = createHubClient({ url: "", token, screen: screenId });
  const player = createClipPlayer();
  const memory = browserVoiceMemory(name, globalThis.localStorage);
  const voice = createVoice({ client, player, memory, screenId, name });
  client.start();
  voice.start();
  const endings = [onTouch(player.touched), onTurningAway(voice.leave)];
  return {
    client,
    voice,
    readPacks: packReader(token),
    stop: () => {
      for (const ending of endings) ending();
      voice.stop();
      player.stop();
      client.stop();
    },
  };
}
