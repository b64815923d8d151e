import { bundledPacks, bundledTexts, type Texts } from "@giliran/shared/i18n";
import { useEffect, useMemo, useState } from "react";

const place = "giliran.language";

export interface LanguageChoice {
  readonly texts: Texts;
  readonly choose: (tag: string) => void;
}

/** The language of this machine's staff pages: Indonesian until somebody chooses another. */
export function useLanguage(): LanguageChoice {
  const [tag, setTag] = useState(() => localStorage.getItem(place) ?? "id");
  const texts = useMemo(() => bundledTexts(tag), [tag]);
  useEffect(() => {
    document.documentElement.lang = texts.pack.tag;
    document.documentElement.dir = texts.pack.direction;
  }, [texts]);
  const choose = (wanted: string): void => {
    localStorage.setItem(place, wanted);
    setTag(wanted);
  };
  return { texts, choose };
}

/** One button per language that is not shown now. */
export const staffLanguages = bundledPacks.map(({ tag, name }) => ({ tag, name }));
