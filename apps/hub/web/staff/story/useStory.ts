import { story, type Story } from "@giliran/shared/contract";
import { useCallback, useState } from "react";
import { read, type Reading } from "../read.ts";

/** Asks what became of a number; an empty date is today. The last question's answer is the one that is shown. */
export function useStory(token: string): {
  readonly reading: Reading<Story>;
  readonly ask: (number: string, date: string) => void;
} {
  const [reading, setReading] = useState<Reading<Story>>({ kind: "none" });
  const ask = useCallback(
    (number: string, date: string): void => {
      setReading({ kind: "reading" });
      const query = new URLSearchParams({ number: number.trim(), ...(date === "" ? {} : { date }) });
      void read(`/api/story?${query.toString()}`, token, story).then(setReading);
    },
    [token],
  );
  return { reading, ask };
}
