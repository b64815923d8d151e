import { useSyncExternalStore } from "react";
import { type Tab, tabOf } from "./tabs.ts";

/** The part of the page that the address names; the browser's own keys go back and forth. */
export function useTab(): Tab {
  return useSyncExternalStore(listen, () => tabOf(globalThis.location.hash));
}

function listen(changed: () => void): () => void {
  globalThis.addEventListener("hashchange", changed);
  return () => globalThis.removeEventListener("hashchange", changed);
}
