import { useEffect, useEffectEvent, useMemo } from "react";
import type { Texts } from "@giliran/shared/i18n";
import type { KioskBridge } from "../../ipc/kioskTable.ts";
import { backStop, helpStop, keypadKey, stopBeside, stopsOf } from "./keypad.ts";
import type { KeypadKey } from "./keypad.ts";
import { readable, watchScreen } from "./screenReader.ts";
import { createSpeaker } from "./speaker.ts";
import { asSentence, buttonLanguage, buttonWords, pronounced } from "./words.ts";
import type { Spoken } from "./words.ts";

export interface Guided {
  readonly bridge: KioskBridge;
  readonly texts: Texts;
  /** The screen is read aloud. */
  readonly speaks: boolean;
  /** Somebody goes through the screens with the keypad. */
  readonly guided: boolean;
  /** Nothing is said and no key guides: a voice would tell a PIN to the hall. */
  readonly silent: boolean;
  /** The first key of the keypad. */
  readonly onBegin: () => void;
}

/** The voice for whoever asks for it, beside what it says by itself. */
export interface Voice {
  /** Reads the screen aloud, as it is now. */
  readonly readScreen: () => void;
  readonly hush: () => void;
}

/** The whole kiosk by six keys and a voice, and its screens aloud for whoever chose the easy mode. */
export function useGuide(guide: Guided): Voice {
  const { bridge, texts, silent } = guide;
  const speaks = guide.speaks && !silent;
  const speaker = useMemo(
    () =>
      createSpeaker(async (words) => {
        const answer = await bridge.calls.speak(words);
        return answer.ok ? answer.value : null;
      }),
    [bridge],
  );
  const language = texts.pack.tag;
  const say = useEffectEvent((sentences: readonly string[]): void => speaker.say(spokenIn(texts, sentences)));
  const add = useEffectEvent((sentences: readonly string[]): void => speaker.add(spokenIn(texts, sentences)));
  const press = useEffectEvent((event: KeyboardEvent): void => {
    const key = keypadKey(event.key, texts.pack.direction);
    if (key === null || event.repeat || guide.silent) return;
    if (!guide.guided) {
      // A keyboard's Enter presses what somebody has gone to by Tab: it alone does not begin the guide.
      if (key === "select") return;
      event.preventDefault();
      guide.onBegin();
      return;
    }
    if (key === "select" && focusedStop() !== null) return;
    event.preventDefault();
    steps[key](say, (button) =>
      speaker.say([
        { text: spoken(texts, buttonSaid(texts, button)), language: buttonLanguage(button, language) },
      ]),
    );
  });
  const greeting = useEffectEvent((): readonly string[] =>
    guide.guided ? [texts.t("kiosk.guideWelcome")] : [],
  );
  const choices = useEffectEvent((): readonly string[] =>
    guide.guided ? [texts.t("kiosk.guideChoices", { choices: stopsOf(document).length })] : [],
  );

  useEffect(() => {
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  useEffect(() => {
    if (!speaks) return undefined;
    let greeted = false;
    const end = watchScreen(document.body, ({ another, sentences }) => {
      const first = greeted ? [] : greeting();
      greeted ||= first.length > 0;
      if (another) say([...first, ...sentences, ...choices()]);
      else add(sentences);
    });
    return () => {
      end();
      speaker.stop();
    };
  }, [speaks, speaker]);
  return {
    readScreen: () => speaker.say(spokenIn(texts, readable(document.body))),
    hush: speaker.stop,
  };
}

type SaySentences = (sentences: readonly string[]) => void;
type SayButton = (button: HTMLButtonElement) => void;

/** What each key does. */
const steps: { readonly [Key in KeypadKey]: (say: SaySentences, sayButton: SayButton) => void } = {
  next: (_say, sayButton) => go(1, sayButton),
  previous: (_say, sayButton) => go(-1, sayButton),
  again: (say) => say(readable(document.body)),
  back: (say) => pressOr(backStop(stopsOf(document)), () => say(readable(document.body))),
  // Nothing is in focus: it says where the visitor is.
  select: (say) => say(readable(document.body)),
  help: (say) => pressOr(helpStop(stopsOf(document)), () => say(readable(document.body))),
};

function go(by: 1 | -1, sayButton: SayButton): void {
  const stop = stopBeside(stopsOf(document), document.activeElement, by);
  if (stop === null) return;
  stop.focus();
  sayButton(stop);
}

function pressOr(stop: HTMLButtonElement | null, otherwise: () => void): void {
  if (stop === null) otherwise();
  else stop.click();
}

function focusedStop(): HTMLButtonElement | null {
  return stopsOf(document).find((stop) => stop === document.activeElement) ?? null;
}

function buttonSaid(texts: Texts, button: HTMLButtonElement): string {
  const words = buttonWords(button);
  return button.getAttribute("aria-pressed") === "true" ? `${words}, ${texts.t("kiosk.guideChosen")}` : words;
}

function spoken(texts: Texts, text: string): string {
  return asSentence(pronounced(text, (from, to) => texts.t("kiosk.guideRange", { from, to })));
}

function spokenIn(texts: Texts, sentences: readonly string[]): readonly Spoken[] {
  return sentences.map((sentence) => ({ text: spoken(texts, sentence), language: texts.pack.tag }));
}
