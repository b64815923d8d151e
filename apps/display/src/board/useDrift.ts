import { useEffect, useState } from "react";

/** A slow walk round the middle, so that nothing burns in; in tenths of 1 % of the screen's shorter side. */
const walk = [
  "0 0",
  "2 1",
  "4 0",
  "3 -2",
  "1 -4",
  "-1 -3",
  "-3 -2",
  "-4 0",
  "-3 2",
  "-1 4",
  "1 3",
  "3 2",
] as const;
const stepMs = 90_000;

/** Where the whole layout stands now, for CSS `translate`: a few pixels, a step every 90 s. */
export function useDrift(): string {
  const [step, setStep] = useState(0);
  useEffect(() => {
    const walking = setInterval(() => setStep((at) => (at + 1) % walk.length), stepMs);
    return () => clearInterval(walking);
  }, []);
  const [x, y] = (walk[step] ?? "0 0").split(" ").map((part) => `${Number(part) / 10}vmin`);
  return `${x} ${y}`;
}
