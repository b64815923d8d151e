import { createContext, useContext } from "react";
import type { LocalText } from "@giliran/shared/domain";
import type { Texts } from "@giliran/shared/i18n";

/** How the present visitor is spoken to. */
export interface Wording {
  readonly texts: Texts;
  /** A name from the catalogue in their language. */
  readonly say: (text: LocalText) => string;
}

export const WordingContext = createContext<Wording | null>(null);

export function useWording(): Wording {
  const wording = useContext(WordingContext);
  if (wording === null) throw new Error("A screen stands outside of the kiosk's frame.");
  return wording;
}
