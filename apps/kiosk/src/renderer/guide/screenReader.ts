import { asSentence, screenSentences } from "./words.ts";

/** A screen's sentences; those that are new where the screen is the same. */
export interface Read {
  /** It is another screen than before. */
  readonly another: boolean;
  readonly sentences: readonly string[];
}

/** Changes within this time are one: a screen is read when it stands. */
const standsAfterMs = 250;
const watched = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ["hidden", "data-shown", "data-guided"],
};

/**
 * Tells what is new to read on the page, the whole screen at first.
 * @param page holds the kiosk's frame and what lies over it
 * @returns ends it
 */
export function watchScreen(page: HTMLElement, tell: (read: Read) => void): () => void {
  let before: { readonly screen: string; readonly sentences: readonly string[] } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const look = (): void => {
    timer = null;
    const now = { screen: screenOf(page), sentences: readable(page) };
    const known = before;
    const another = known?.screen !== now.screen;
    const fresh = another ? now.sentences : now.sentences.filter((one) => !known.sentences.includes(one));
    before = now;
    if (fresh.length > 0) tell({ another, sentences: fresh });
  };
  const soon = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(look, standsAfterMs);
  };
  const observer = new MutationObserver(soon);
  observer.observe(page, watched);
  soon();
  return () => {
    observer.disconnect();
    if (timer !== null) clearTimeout(timer);
  };
}

/** What can be read now; a question over the screen alone, where there is one. */
export function readable(page: HTMLElement): readonly string[] {
  const veil = page.querySelector(".veil");
  const places = veil === null ? [".title", ".main", ".notice"] : [".veil"];
  return places
    .flatMap((place) => [...page.querySelectorAll(place)])
    .flatMap((place) => screenSentences(place))
    .map(asSentence);
}

/** Another language and another way of going through the screens make another screen of it. */
function screenOf(page: HTMLElement): string {
  const frame = page.querySelector<HTMLElement>(".frame");
  return JSON.stringify([
    frame?.dataset["shown"],
    frame?.dataset["guided"],
    document.documentElement.lang,
    page.querySelector(".title")?.textContent,
    page.querySelector(".veil") !== null,
  ]);
}
