import { useEffect } from "react";
import type { LanguagePack } from "../i18n/index.ts";

/** The page speaks this language: its `lang`, its direction, and the pack's own font before the interface's. */
export function usePageLanguage(pack: LanguagePack): void {
  useEffect(() => {
    const { documentElement: page } = document;
    page.lang = pack.tag;
    page.dir = pack.direction;
    if (pack.font === null) page.style.removeProperty("--pack-font");
    else page.style.setProperty("--pack-font", JSON.stringify(pack.font));
  }, [pack]);
}
