import type { Texts } from "@giliran/shared/i18n";
import type { Visitor } from "./visitor.ts";

/** What a phone can do to be noticed; each is null where the browser has it not. */
export interface Senses {
  readonly vibrate: ((pattern: number[]) => boolean) | null;
  readonly speak: ((text: string, language: string) => void) | null;
  /** Whether the page was touched: before that, browsers neither vibrate nor speak. */
  readonly touched: () => boolean;
}

/** `none`: this phone can only show. `asleep`: it must be touched once. */
export type Readiness = "none" | "asleep" | "awake";

export interface Attention {
  readonly readiness: () => Readiness;
  /** Called from a touch: lets the phone speak and vibrate later, and shows how it feels. */
  readonly wake: () => void;
  /** Vibrates and speaks once for every call and recall. */
  readonly notice: (visitor: Visitor, texts: Texts) => void;
}

/** Three long ones: it is felt through a bag. */
const pattern = [600, 200, 600, 200, 1000];

/** Which call this is, so that each is announced once; null: not called. */
export function callKey({ state, calls }: Visitor): string | null {
  return state === "called" ? String(calls) : null;
}

export function createAttention(senses: Senses): Attention {
  let announced: string | null = null;
  const readiness = (): Readiness => {
    if (senses.vibrate === null && senses.speak === null) return "none";
    return senses.touched() ? "awake" : "asleep";
  };
  return {
    readiness,
    wake: () => {
      senses.vibrate?.([120]);
      // iPhones let a page speak later only when it spoke during a touch.
      senses.speak?.(" ", "");
    },
    notice: (visitor, texts) => {
      const key = callKey(visitor);
      if (key === null || key === announced) return;
      announced = key;
      if (readiness() !== "awake") return;
      senses.vibrate?.(pattern);
      senses.speak?.(spokenCall(visitor, texts), texts.pack.tag);
    },
  };
}

/** What is spoken when called: the label sign by sign, for voices read "A012" as a word. */
export function spokenCall(visitor: Visitor, texts: Texts): string {
  return texts.t("ticket.callSpoken", {
    label: Array.from(visitor.label).join(" "),
    counter: visitor.counter ?? "",
  });
}

/** The senses of this browser. */
export function sensesOf(browser: Window & typeof globalThis): Senses {
  const { navigator } = browser;
  const speech = "speechSynthesis" in browser ? browser.speechSynthesis : null;
  return {
    vibrate: "vibrate" in navigator ? (wanted) => navigator.vibrate(wanted) : null,
    speak: speech === null ? null : (text, language) => speak(speech, text, language),
    touched: () => !("userActivation" in navigator) || navigator.userActivation.hasBeenActive,
  };
}

/** Speaks in a voice of the language, or not at all: another language's voice would read nonsense. */
function speak(speech: SpeechSynthesis, text: string, language: string): void {
  const voice = speech.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(language));
  if (voice === undefined) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  speech.speak(utterance);
}
