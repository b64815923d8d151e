import type { Spoken } from "./words.ts";

/** Says one thing at a time, in the order of telling. */
export interface Speaker {
  /** Ends what is being said and says this instead. */
  readonly say: (parts: readonly Spoken[]) => void;
  /** Says this when everything else was said. */
  readonly add: (parts: readonly Spoken[]) => void;
  readonly stop: () => void;
}

export type Speak = (words: Spoken) => Promise<Uint8Array | null>;

/** The kiosk takes so many signs at once. */
const longest = 500;

/** @param speak makes a WAV file of words; null: they are passed over */
export function createSpeaker(speak: Speak): Speaker {
  let turn = 0;
  let waiting: Spoken[] = [];
  let speaking = false;
  let playing: HTMLAudioElement | null = null;

  function stop(): void {
    turn += 1;
    waiting = [];
    speaking = false;
    playing?.pause();
    playing = null;
  }

  function add(parts: readonly Spoken[]): void {
    waiting.push(...parts.filter(({ text }) => text !== ""));
    if (!speaking) void sayWaiting();
  }

  /** Whoever is stopped meanwhile says nothing more. */
  async function sayWaiting(): Promise<void> {
    const mine = turn;
    speaking = true;
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const bytes = await speak({ ...part, text: part.text.slice(0, longest) });
      if (mine !== turn) return;
      if (bytes === null) continue;
      playing = new Audio();
      await played(playing, bytes);
      if (mine !== turn) return;
    }
    speaking = false;
  }

  return {
    say: (parts) => {
      stop();
      add(parts);
    },
    add,
    stop,
  };
}

/** Resolves when it was heard, was stopped, or cannot be played; never rejects. */
async function played(audio: HTMLAudioElement, bytes: Uint8Array): Promise<void> {
  // The bytes came over a bridge: they stand in memory of their own.
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "audio/wav" }));
  const over = new Promise<void>((resolve) => {
    for (const name of ["ended", "error", "pause"] as const)
      audio.addEventListener(name, () => resolve(), { once: true });
  });
  audio.src = address;
  try {
    await audio.play();
    await over;
  } catch {
    // It was ended before it began, or this browser may not play.
  }
  URL.revokeObjectURL(address);
}
