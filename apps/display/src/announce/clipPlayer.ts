import type { SpokenClip } from "./phrases.ts";

/** `starting`: it is not known yet whether the browser lets this page be heard. */
export type SoundState = "starting" | "running" | "blocked";

/** The loudspeaker of the page: the only place that touches audio. */
export interface ClipPlayer {
  readonly start: () => void;
  readonly stop: () => void;
  readonly sound: () => SoundState;
  /** Calls back when the state of the sound changes; returns how to end it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Somebody touched the screen: browsers let a page be heard after that. */
  readonly touched: () => void;
  /** Fetches and decodes a clip. Rejects when it is not there or no sound. */
  readonly load: (name: string, url: string) => Promise<void>;
  /** Length in ms of a loaded clip; null: it is not loaded. */
  readonly lengthMs: (name: string) => number | null;
  /**
   * Plays loaded clips one after another with exactly their pauses, and resolves after the last pause. Rejects when
   * it cannot be sure that it was heard: sound blocked or lost on the way, hushed, a clip that is not loaded, and as
   * `SilentOutput` where all of it was played and nothing sounded.
   * @param percent of the clips' own height
   */
  readonly play: (clips: readonly SpokenClip[], percent: number) => Promise<void>;
  readonly hush: () => void;
}

/** What was played did not sound: the player listens to its own output. */
export class SilentOutput extends Error {}

/** The name under which a clip is loaded. */
export function clipKey(language: string | null, clip: string): string {
  return `${language ?? ""}/${clip}`;
}

/** A page that is not let in at once is let in within this, ms; after it, it is blocked. */
const graceMs = 1_500;
/** Scheduled this much ahead, so that the first clip is not cut, s. */
const leadS = 0.08;
/** So many samples are listened to at once: more than pass between two looks, up to 96 kHz. */
const listenedSamples = 32_768;
/** Quieter than this is silence, of full scale: the softest clip at a tenth of its height is ten times louder. */
const silence = 0.000_5;
/** A sound card that is this late has stopped, ms. */
const stalledMs = 2_500;

interface Playing {
  readonly sources: readonly AudioBufferSourceNode[];
  readonly fail: (reason: string) => void;
}

/** A player over WebAudio. Nothing sounds and nothing is asked of the browser before `start`. */
export function createClipPlayer(): ClipPlayer {
  const buffers = new Map<string, AudioBuffer>();
  const listeners = new Set<() => void>();
  let context: AudioContext | null = null;
  let playing: Playing | null = null;
  let state: SoundState = "starting";
  let grace: ReturnType<typeof setTimeout> | undefined;

  function changed(next: SoundState): void {
    if (next === state) return;
    state = next;
    if (state !== "running") playing?.fail("the sound was blocked");
    for (const listener of new Set(listeners)) listener();
  }

  function open(): void {
    const opened = new AudioContext({ latencyHint: "interactive" });
    context = opened;
    opened.addEventListener("statechange", () => {
      if (context === opened) look(opened);
    });
    clearTimeout(grace);
    grace = setTimeout(() => look(opened, true), graceMs);
    void opened.resume().catch(() => undefined);
    look(opened);
  }

  function look(opened: AudioContext, patienceIsOver = false): void {
    if (opened.state === "running") changed("running");
    else if (state !== "starting" || patienceIsOver) changed("blocked");
  }

  /** A sound card that stopped is not heard of any more; a new context finds the one that works now. */
  function reopen(): void {
    const stalled = context;
    open();
    void stalled?.close().catch(() => undefined);
  }

  function schedule(
    at: AudioContext,
    clips: readonly SpokenClip[],
    percent: number,
  ): { sources: AudioBufferSourceNode[]; volume: GainNode; ear: AnalyserNode; end: number } {
    let time = at.currentTime + leadS;
    const volume = new GainNode(at, { gain: percent / 100 });
    const ear = new AnalyserNode(at, { fftSize: listenedSamples });
    volume.connect(ear).connect(at.destination);
    const sources: AudioBufferSourceNode[] = [];
    for (const { language, clip, pauseMs } of clips) {
      const buffer = buffers.get(clipKey(language, clip));
      if (buffer === undefined) throw new Error(`the clip ${clipKey(language, clip)} is not loaded`);
      const source = new AudioBufferSourceNode(at, { buffer });
      source.connect(volume);
      source.start(time);
      sources.push(source);
      time += buffer.duration + pauseMs / 1000;
    }
    return { sources, volume, ear, end: time };
  }

  async function sound(at: AudioContext, clips: readonly SpokenClip[], percent: number): Promise<void> {
    const { sources, volume, ear, end } = schedule(at, clips, percent);
    const isAudible = listenTo(ear);
    const leftMs = (): number => (end - at.currentTime) * 1000;
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        const began = performance.now();
        const limitMs = leftMs() + stalledMs;
        const watch = (): void => {
          const audible = isAudible();
          if (leftMs() <= 0) return audible ? resolve() : reject(new SilentOutput("nothing sounded"));
          if (performance.now() - began > limitMs) {
            reject(new Error("the sound card stopped"));
            return reopen();
          }
          timer = setTimeout(watch, Math.min(250, Math.max(5, leftMs())));
        };
        playing = { sources, fail: (reason) => reject(new Error(reason)) };
        watch();
      });
    } finally {
      clearTimeout(timer);
      playing = null;
      for (const source of sources) {
        source.stop();
        source.disconnect();
      }
      volume.disconnect();
      ear.disconnect();
    }
  }

  return {
    start: () => {
      if (context === null) open();
    },
    stop: () => {
      clearTimeout(grace);
      listeners.clear();
      playing?.fail("stopped");
      void context?.close().catch(() => undefined);
      context = null;
    },
    sound: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    touched: () => {
      if (context !== null && context.state !== "running") void context.resume().catch(() => undefined);
    },
    load: async (name, url) => {
      if (context === null) throw new Error("the player was not started");
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url} answered ${response.status}`);
      buffers.set(name, await context.decodeAudioData(await response.arrayBuffer()));
    },
    lengthMs: (name) => {
      const buffer = buffers.get(name);
      return buffer === undefined ? null : buffer.duration * 1000;
    },
    play: async (clips, percent) => {
      if (context === null || state !== "running") throw new Error("the sound is blocked");
      if (playing !== null) throw new Error("something else is spoken");
      await sound(context, clips, percent);
    },
    hush: () => playing?.fail("hushed"),
  };
}

/** Whether anything has sounded since the beginning, by each look so far. */
function listenTo(ear: AnalyserNode): () => boolean {
  const samples = new Float32Array(ear.fftSize);
  let audible = false;
  return () => {
    if (!audible) {
      ear.getFloatTimeDomainData(samples);
      audible = samples.some((sample) => Math.abs(sample) > silence);
    }
    return audible;
  };
}
