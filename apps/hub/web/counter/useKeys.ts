import { useEffect, useLayoutEffect, useRef } from "react";
import { focusOf, meaningOf, type KeyMeaning } from "./keys.ts";

/** Listens to the keyboard while it is shown; an open dialogue has the keyboard to itself. */
export function useKeys(take: (meaning: KeyMeaning) => void): void {
  const newest = useRef(take);
  // With the commit, not after it: a key that follows at once is taken by what the officer already sees.
  useLayoutEffect(() => {
    newest.current = take;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (document.querySelector("dialog[open]") !== null) return;
      const { key, repeat, ctrlKey, altKey, metaKey, defaultPrevented } = event;
      const focus = focusOf(event.target);
      const meaning = meaningOf({ key, repeat, ctrlKey, altKey, metaKey, defaultPrevented, focus });
      // A held Space would scroll the list.
      if (meaning !== null || (key === " " && focus === "elsewhere")) event.preventDefault();
      if (meaning !== null) newest.current(meaning);
    };
    globalThis.addEventListener("keydown", listen);
    return () => globalThis.removeEventListener("keydown", listen);
  }, []);
}
