import type { Unsubscribe } from "./ports.ts";

/** Whoever wants to be told. A listener that throws harms nobody else. */
export interface Listeners {
  readonly add: (listener: () => void) => Unsubscribe;
  readonly tell: () => void;
  readonly clear: () => void;
}

/** @param report hears of a listener that threw */
export function createListeners(report: (error: unknown) => void): Listeners {
  const listeners = new Set<() => void>();
  return {
    add: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: () => {
      for (const listener of listeners) {
        try {
          listener();
        } catch (error) {
          report(error);
        }
      }
    },
    clear: () => listeners.clear(),
  };
}
