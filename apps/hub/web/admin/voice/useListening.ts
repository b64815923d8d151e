import { useEffect, useRef, useState } from "react";
import type { Recording } from "./recordings.ts";

export interface Listening {
  /** The address of what is heard now; null: nothing. */
  readonly heard: string | null;
  /** A recording could not be played. */
  readonly failed: boolean;
  /** Plays one after the other, and ends what is heard. */
  readonly play: (recordings: readonly Recording[]) => void;
  readonly stop: () => void;
}

/** One loudspeaker for the page: what is begun ends what was heard before. */
export function useListening(): Listening {
  const element = useRef<HTMLAudioElement | null>(null);
  const [heard, setHeard] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => () => element.current?.pause(), []);

  function stop(): void {
    element.current?.pause();
    element.current = null;
    setHeard(null);
  }

  function play([first, ...rest]: readonly Recording[]): void {
    stop();
    setFailed(false);
    if (first === undefined) return;
    const audio = new Audio(first.address);
    element.current = audio;
    setHeard(first.address);
    audio.addEventListener("ended", () => {
      if (element.current === audio) play(rest);
    });
    audio.play().catch(() => {
      if (element.current !== audio) return;
      stop();
      setFailed(true);
    });
  }

  return { heard, failed, play, stop };
}
