import { useEffect, useEffectEvent } from "react";
import type { Shown } from "../shown.ts";
import type { NoticeKey } from "../useNotice.ts";
import { type KeyStroke, noBurst, takeKey } from "./burst.ts";
import { type Code, codeOf } from "./code.ts";
import { welcomeOf } from "./welcome.ts";

export interface Scanning {
  readonly shown: Shown;
  /** @param code null: of no kind that is known */
  readonly onCode: (code: Code | null) => void;
  readonly say: (key: NoticeKey) => void;
}

/** A reader that is left alone with a slip reads it again and again: that is one reading, ms. */
const sameWithinMs = 2_000;

/** Listens for a reader of codes that types as a keyboard does; its keys are nobody else's. */
export function useScan({ shown, onCode, say }: Scanning): void {
  const read = useEffectEvent((readings: readonly string[]): boolean => {
    const welcome = welcomeOf(shown);
    if (welcome === "now") onCode(codeOf(readings));
    if (welcome === "later") say("kiosk.scanLater");
    return welcome === "now";
  });

  // Whoever types a PIN in haste is no reader.
  const isDeaf = useEffectEvent((): boolean => shown.name === "pinPad");

  useEffect(() => {
    let burst = noBurst;
    let last = { text: "", at: -Infinity };
    const press = (event: KeyboardEvent): void => {
      if (isDeaf()) {
        burst = noBurst;
        return;
      }
      const taken = takeKey(burst, strokeOf(event));
      ({ burst } = taken);
      if (!taken.isReaders) return;
      event.preventDefault();
      event.stopPropagation();
      if (taken.readings === null) return;
      const now = { text: taken.readings.join("\n"), at: event.timeStamp };
      const again = now.text === last.text && now.at - last.at <= sameWithinMs;
      if (again || read(taken.readings)) last = now;
    };
    addEventListener("keydown", press, { capture: true });
    return () => removeEventListener("keydown", press, { capture: true });
  }, []);
}

function strokeOf(event: KeyboardEvent): KeyStroke {
  const { key, code, repeat, timeStamp: at } = event;
  const command = event.ctrlKey || event.metaKey || event.altKey;
  // Some layouts have signs that need it, and some machines tell it as Control and Alt.
  const third = event.getModifierState("AltGraph");
  return { key, code, shift: event.shiftKey, command: command && !third, repeat, at };
}
