import { useEffect, useState, useSyncExternalStore } from "react";
import type { HubClient, HubSnapshot } from "../client/index.ts";
import type { ViewKind, ViewOf } from "../contract/index.ts";
import type { Instant } from "../domain/index.ts";

/** What the page knows of the hub, renewed at every change. */
export function useHub(client: HubClient): HubSnapshot {
  return useSyncExternalStore(client.subscribe, client.snapshot, client.snapshot);
}

/** The newest view of one kind, kept while the hub is away; null before the first, or when another kind came. */
export function useView<Kind extends ViewKind>(client: HubClient, kind: Kind): ViewOf<Kind> | null {
  return viewOf(useHub(client), kind);
}

/** The view of a snapshot where it is of this kind. */
export function viewOf<Kind extends ViewKind>(snapshot: HubSnapshot, kind: Kind): ViewOf<Kind> | null {
  const view = snapshot.frame?.view;
  // The discriminator was just compared, which the compiler does not follow through the parameter.
  return view?.kind === kind ? (view as ViewOf<Kind>) : null;
}

/**
 * The hub's time, ticking with its seconds; never behind the newest view, so that nothing in it lies ahead. When the
 * difference between the clocks turns out to be another one, the newest view's time holds until the next tick.
 */
export function useHubNow(client: HubClient): Instant {
  const { frame, clockOffsetMs } = useHub(client);
  const [ticked, setTicked] = useState(() => ({ at: client.hubNow(), offset: clockOffsetMs }));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = (): void => {
      const at = client.hubNow();
      setTicked({ at, offset: client.snapshot().clockOffsetMs });
      timer = setTimeout(tick, 1000 - (at % 1000));
    };
    tick();
    return () => clearTimeout(timer);
  }, [client]);
  if (frame === null || frame === undefined) return ticked.at;
  const outdated = Math.abs(ticked.offset - clockOffsetMs) > 1000;
  return outdated || frame.hubTime > ticked.at ? frame.hubTime : ticked.at;
}
