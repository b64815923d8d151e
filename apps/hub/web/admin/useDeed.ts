import type { HubClient } from "@giliran/shared/client";
import type { Command, ErrorCode, Result } from "@giliran/shared/contract";
import { useCallback, useRef, useState } from "react";

/** What became of the last press. */
export type DeedState =
  | { readonly kind: "none" }
  | { readonly kind: "sending" }
  /** `words`: what to say of it, already in the page's language. */
  | { readonly kind: "done"; readonly words: string }
  | { readonly kind: "refused"; readonly error: ErrorCode };

export interface Deed {
  readonly state: DeedState;
  /**
   * Sends one command; a press while another is on its way does nothing.
   * @param words said once it is done
   * @returns whether it was accepted
   */
  readonly run: (command: Command, words: string) => Promise<boolean>;
  /** As `run`, for what is more, or other, than one command. */
  readonly ask: (work: () => Promise<Result>, words: string) => Promise<boolean>;
}

/** One command at a time, and what became of it: for every form and button of the supervisor's page. */
export function useDeed(client: HubClient): Deed {
  const [state, setState] = useState<DeedState>({ kind: "none" });
  // The state is a render behind: two presses of one instant must not both find the way free.
  const underway = useRef(false);
  const ask = useCallback(async (work: () => Promise<Result>, words: string): Promise<boolean> => {
    if (underway.current) return false;
    underway.current = true;
    setState({ kind: "sending" });
    const result = await work();
    underway.current = false;
    setState(result.ok ? { kind: "done", words } : { kind: "refused", error: result.error });
    return result.ok;
  }, []);
  const run = useCallback(
    async (command: Command, words: string) => await ask(async () => await client.send(command), words),
    [ask, client],
  );
  return { state, run, ask };
}
