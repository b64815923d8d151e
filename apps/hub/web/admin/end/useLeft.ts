import { leftovers, type Leftovers } from "@giliran/shared/contract";
import { useCallback, useEffect, useState } from "react";
import { read, type Reading } from "../../staff/read.ts";

/**
 * Who is left, asked for anew whenever the hub counts differently, or `again` is called.
 * @param counts what the hub counts, as a text to be compared
 */
export function useLeft(
  token: string,
  counts: string,
): { readonly reading: Reading<Leftovers>; readonly again: () => void } {
  const [asked, setAsked] = useState<{ readonly of: string; readonly reading: Reading<Leftovers> }>({
    of: "",
    reading: { kind: "none" },
  });
  const ask = useCallback(
    (of: string): void => {
      void read("/api/left", token, leftovers).then((reading) => setAsked({ of, reading }));
    },
    [token],
  );
  useEffect(() => ask(counts), [ask, counts]);
  return { reading: asked.reading, again: () => ask(counts) };
}
