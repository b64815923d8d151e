import { useEffect, useMemo, useState } from "react";
import { indonesian, type LanguagePack, packOf, type Texts, textsOf } from "@giliran/shared/i18n";

/** Asks the hub for the language packs of its hall; null: not to be had now, ask again later. Never rejects. */
export type ReadPacks = () => Promise<readonly LanguagePack[] | null>;

const retryMs = { first: 1_000, largest: 15_000 } as const;

/**
 * The texts of the board's language. One that is not bundled is asked for once in each run of the hub, which reads
 * packs at its start; the board speaks Indonesian until it is there.
 * @param language of the view; null before the first
 * @param epoch names the run of the hub
 */
export function useTexts(language: string | null, epoch: string | null, readPacks: ReadPacks): Texts {
  const [further, setFurther] = useState<readonly LanguagePack[]>([]);
  const bundled = language === null || packOf(language, []) !== null;
  useEffect(() => {
    if (bundled || epoch === null) return undefined;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (wait: number): Promise<void> => {
      const packs = await readPacks();
      if (over) return;
      if (packs !== null) return setFurther(packs);
      timer = setTimeout(() => void ask(Math.min(wait * 2, retryMs.largest)), wait);
    };
    void ask(retryMs.first);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [bundled, epoch, readPacks]);
  return useMemo(() => textsOf(language ?? indonesian.tag, further), [language, further]);
}
