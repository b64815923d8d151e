import type { Clock } from "../clock.ts";
import type { HubPort } from "../hubPort.ts";

/** Tells once when the hub has been away without a break for `ms`; to be ended. */
export function watchLink(
  hub: HubPort,
  clock: Clock,
  ms: number,
): { readonly gone: Promise<null>; readonly end: () => void } {
  let callOff: (() => void) | null = null;
  let tell: () => void = () => {};
  const gone = new Promise<null>((resolve) => {
    tell = () => resolve(null);
  });
  const look = (): void => {
    if (hub.state().status === "connected") {
      callOff?.();
      callOff = null;
    } else callOff ??= clock.after(ms, tell);
  };
  const unsubscribe = hub.subscribe(look);
  look();
  return {
    gone,
    end: () => {
      unsubscribe();
      callOff?.();
    },
  };
}
