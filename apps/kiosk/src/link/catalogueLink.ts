import { noFurtherPacks } from "../core/index.ts";
import type { CatalogueSource, Clock, HubPort } from "../core/index.ts";
import type { HubAddress } from "./askHub.ts";
import { readCatalogue, readPacks } from "./hubReads.ts";
import { createShelf } from "./shelf.ts";
import type { Edition } from "./shelf.ts";

export interface CatalogueLinkOptions extends HubAddress {
  /** Says what is wanted: the version that its view names, in the run of the hub that it came from. */
  readonly hub: HubPort;
  readonly clock: Clock;
  /** Hears why something could not be read, in a sentence for the log. */
  readonly onTrouble: (sentence: string) => void;
}

const retryMs = { first: 500, largest: 10_000 } as const;

/**
 * Reads `GET /api/catalogue` and `GET /api/packs` whenever the hub's view names another version or comes from another
 * run of the hub, until both are here. One without the other is of use, and is taken.
 */
export function createCatalogueLink(options: CatalogueLinkOptions): CatalogueSource {
  const listeners = new Set<() => void>();
  const { onTrouble } = options;
  const onChange = (): void => {
    for (const listener of listeners) listener();
  };
  const catalogue = createShelf({
    read: (signal) => readCatalogue(options, signal),
    versionOf: ({ version }) => version,
    onChange,
    onTrouble,
  });
  const packs = createShelf({
    read: (signal) => readPacks(options, signal),
    versionOf: (_packs, asked) => asked,
    onChange,
    onTrouble,
  });
  let reading: AbortController | null = null;
  let callOffRetry: (() => void) | null = null;
  let wait: number = retryMs.first;
  let unsubscribe: (() => void) | null = null;

  /** The edition that the hub names, where anything of it is still to be read. */
  function wanted(): Edition | null {
    const { epoch, view } = options.hub.state();
    if (view === null) return null;
    const edition = { epoch, version: view.catalogueVersion };
    return catalogue.holds(edition) && packs.holds(edition) ? null : edition;
  }

  function ask(): void {
    void read();
  }

  async function read(): Promise<void> {
    const edition = wanted();
    if (unsubscribe === null || edition === null || reading !== null || callOffRetry !== null) return;
    const stop = new AbortController();
    reading = stop;
    await Promise.all([catalogue.fill(edition, stop.signal), packs.fill(edition, stop.signal)]);
    if (reading !== stop) return;
    reading = null;
    if (wanted() === null) wait = retryMs.first;
    else retryLater();
  }

  function retryLater(): void {
    callOffRetry = options.clock.after(wait, () => {
      callOffRetry = null;
      ask();
    });
    wait = Math.min(wait * 2, retryMs.largest);
  }

  return {
    start: () => {
      unsubscribe ??= options.hub.subscribe(ask);
      ask();
    },
    stop: () => {
      unsubscribe?.();
      unsubscribe = null;
      callOffRetry?.();
      callOffRetry = null;
      reading?.abort();
      reading = null;
    },
    current: catalogue.value,
    packs: () => packs.value() ?? noFurtherPacks,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
