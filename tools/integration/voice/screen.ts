import { type ClipPlayer, createVoice, type Voice, type VoiceMemoryStore } from "@giliran/display/testing";
import { createHubClient, type HubClient, randomHex } from "@giliran/shared/client";

/** One announcement that a loudspeaker began, by this machine's monotonic clock. */
export interface Heard {
  readonly screen: string;
  /** The clips, which name number and counter. */
  readonly words: string;
  readonly from: number;
  until: number;
  /** To its end. */
  whole: boolean;
}

/** A call screen with the real voice and the real line, and a loudspeaker that keeps a record. */
export interface Screen {
  readonly start: () => void;
  /** The page is loaded anew; `orderly`: it could say good-bye. */
  readonly reload: (orderly: boolean) => void;
  readonly stop: () => void;
}

/** Short clips: a sentence takes two seconds with its silences. */
const clipMs = 60;

export function openScreen(name: string, url: string, token: string, heard: Heard[]): Screen {
  let memory: ReturnType<VoiceMemoryStore["read"]> = null;
  const store: VoiceMemoryStore = {
    read: () => memory,
    write: (next) => {
      memory = next;
    },
  };
  let page: { readonly client: HubClient; readonly voice: Voice; readonly player: ClipPlayer } | null = null;

  function load(): void {
    const screenId = randomHex(12);
    const client = createHubClient({ url, token, screen: screenId });
    const player = recorder(screenId, heard);
    const voice = createVoice({ client, player, memory: store, screenId, name });
    page = { client, voice, player };
    client.start();
    voice.start();
  }

  function leave(orderly: boolean): void {
    if (page === null) return;
    const { client, voice } = page;
    page = null;
    // A page that is ended by force says nothing, and nothing more is heard of it.
    if (orderly) voice.leave();
    else client.stop();
    voice.stop();
    client.stop();
  }

  return {
    start: load,
    reload: (orderly) => {
      leave(orderly);
      load();
    },
    stop: () => leave(true),
  };
}

/** Plays nothing for as long as it would take. */
function recorder(screen: string, heard: Heard[]): ClipPlayer {
  const loaded = new Set<string>();
  let cut: (() => void) | null = null;
  return {
    start: () => undefined,
    stop: () => undefined,
    sound: () => "running",
    subscribe: () => () => undefined,
    touched: () => undefined,
    load: async (name) => {
      await Promise.resolve();
      loaded.add(name);
    },
    lengthMs: (name) => (loaded.has(name) ? clipMs : null),
    play: async (clips) => {
      const ms = clips.reduce((sum, { pauseMs }) => sum + clipMs + pauseMs, 0);
      const entry: Heard = {
        screen,
        words: clips.map(({ clip }) => clip).join(" "),
        from: performance.now(),
        until: Number.POSITIVE_INFINITY,
        whole: false,
      };
      heard.push(entry);
      await new Promise<void>((resolve, reject) => {
        const end = setTimeout(() => {
          cut = null;
          Object.assign(entry, { until: performance.now(), whole: true });
          resolve();
        }, ms);
        cut = () => {
          clearTimeout(end);
          entry.until = performance.now();
          reject(new Error("hushed"));
        };
      });
    },
    hush: () => {
      cut?.();
      cut = null;
    },
  };
}
