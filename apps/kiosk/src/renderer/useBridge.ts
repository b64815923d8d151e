import { useEffect, useState } from "react";

/** `undefined`: nothing was heard yet. `null`: the program behind the page is gone. */
export type Heard<State> = State | null | undefined;

/** The newest state of a bridge. */
export function useBridge<State>(bridge: {
  readonly subscribe: (listener: (state: State | null) => void) => () => void;
}): Heard<State> {
  const [heard, setHeard] = useState<Heard<State>>(undefined);
  useEffect(
    () =>
      bridge.subscribe((state) =>
        setHeard((before) => (state === null && before === undefined ? before : state)),
      ),
    [bridge],
  );
  return heard;
}
