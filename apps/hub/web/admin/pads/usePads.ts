import { pads, type Pads } from "@giliran/shared/contract";
import { useCallback, useEffect, useState } from "react";
import { read, type Reading } from "../../staff/read.ts";

/** The pads of a date, asked for anew when the date is another or `again` is called. */
export function usePads(
  token: string,
  date: string,
): { readonly reading: Reading<Pads>; readonly again: () => void } {
  const [reading, setReading] = useState<Reading<Pads>>({ kind: "none" });
  const again = useCallback(() => {
    if (date !== "") void read(`/api/pads?date=${date}`, token, pads).then(setReading);
  }, [token, date]);
  useEffect(again, [again]);
  return { reading, again };
}
