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
 * @param refused told when the hub does not know the token any more; the screen goes on asking with it
 */
export function runScreen(name: string, token: string, refused: () => void): RunningScreen {
  const screenId = randomHex(12);
  const client = createHubClient({ url: "", token, screen: screenId });
  const player = createClipPlayer();
  const memory = browserVoiceMemory(name, globalThis.localStorage);
  const voice = createVoice({ client, player, memory, screenId, name });
  client.start();
  voice.start();
  const endings = [
    onTouch(player.touched),
    onTurningAway(voice.leave),
    client.subscribe(() => {
      const { status, refusal } = client.snapshot();
      if (status === "refused" && refusal === "unauthorised") refused();
    }),
    client.subscribe(reloadWhenAsked(client)),
  ];
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

/** Nobody stands at a call screen: its page loads itself anew as soon as somebody in the office wants it. */
function reloadWhenAsked(client: HubClient): () => void {
  let first: number | null | undefined;
  return () => {
    const { machine } = client.snapshot();
    if (machine === null) return;
    if (first === undefined) first = machine.reloadAt;
    if (machine.reloadAt !== first) globalThis.location.reload();
  };
}
