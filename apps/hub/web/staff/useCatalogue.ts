import { publicCatalogue, type PublicCatalogue, resultFrame } from "@giliran/shared/contract";
import { useEffect, useState } from "react";

/** The hall's catalogue for the dialogues of the panel, fetched anew when it changes; null until it is here. */
export function useCatalogue(token: string, version: number): PublicCatalogue | null {
  const [catalogue, setCatalogue] = useState<PublicCatalogue | null>(null);
  useEffect(() => {
    const ending = new AbortController();
    const take = async (): Promise<void> => {
      const fetched = await fetchCatalogue(token, ending.signal);
      const fresh = fetched !== null && fetched.version >= version && !ending.signal.aborted;
      if (fresh) setCatalogue(fetched);
    };
    void take();
    return () => ending.abort();
  }, [token, version]);
  return catalogue;
}

async function fetchCatalogue(token: string, signal: AbortSignal): Promise<PublicCatalogue | null> {
  try {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch("/api/catalogue", { headers, signal });
    const result = resultFrame.parse(await answer.json());
    return result.ok ? publicCatalogue.parse(result.value) : null;
  } catch {
    // The hub is away, or another version has come: the effect runs again with the next one.
    return null;
  }
}
