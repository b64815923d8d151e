import type { Unsubscribe } from "../core/ports.ts";

/** Receives what a listener threw, so that it can be logged; must not throw itself. */
export type ListenerFailure = (error: unknown) => void;

/** A list of listeners in which one that throws cannot keep the others from hearing. */
export class Subscribers<T> {
  readonly #listeners = new Set<{ readonly call: (value: T) => void }>();
  readonly #onFailure: ListenerFailure;

  constructor(onFailure: ListenerFailure) {
    this.#onFailure = onFailure;
  }

  add(listener: (value: T) => void): Unsubscribe {
    const entry = { call: listener };
    this.#listeners.add(entry);
    return () => {
      this.#listeners.delete(entry);
    };
  }

  tell(value: T): void {
    // A copy: a listener may end its own or another subscription while being told.
    for (const entry of Array.from(this.#listeners)) {
      try {
        entry.call(value);
      } catch (error) {
        this.#onFailure(error);
      }
    }
  }
}
