import type { ErrorCode, Result } from "@giliran/shared/contract";
import { useCallback, useEffect, useState } from "react";
import {
  forgetSession,
  keepSession,
  keptSession,
  redeemCode,
  signOut,
  type Session,
  type Surroundings,
} from "./session.ts";

/** Where a staff page stands with its visitor. */
export type SessionState =
  | { readonly phase: "working" }
  /** `error`: why the last attempt failed; null before the first. */
  | { readonly phase: "signed_out"; readonly error: ErrorCode | null }
  | { readonly phase: "signed_in"; readonly session: Session };

export interface SessionControl {
  readonly state: SessionState;
  readonly redeem: (code: string) => void;
  /** Signs out by wish (null) or because the hub no longer takes the token. */
  readonly end: (because: ErrorCode | null) => void;
}

/** @param code of the link that opened the page; it goes before a kept session, for somebody clicked it just now */
export function useSession(around: Surroundings, code: string | null): SessionControl {
  const [state, setState] = useState<SessionState>(() => begin(around, code));

  const take = useCallback(
    (result: Result<Session>): void => {
      if (result.ok) keepSession(around, result.value);
      setState(
        result.ok
          ? { phase: "signed_in", session: result.value }
          : { phase: "signed_out", error: result.error },
      );
    },
    [around],
  );

  const redeem = useCallback(
    (wanted: string): void => {
      setState({ phase: "working" });
      void redeemCode(around, wanted).then(take);
    },
    [around, take],
  );

  useEffect(() => {
    if (code !== null) void redeemCode(around, code).then(take);
  }, [around, code, take]);

  const end = useCallback(
    (because: ErrorCode | null): void => {
      const session = keptSession(around);
      forgetSession(around);
      if (session !== null && because === null) void signOut(around, session);
      setState({ phase: "signed_out", error: because });
    },
    [around],
  );

  return { state, redeem, end };
}

function begin(around: Surroundings, code: string | null): SessionState {
  if (code !== null) return { phase: "working" };
  const session = keptSession(around);
  return session === null ? { phase: "signed_out", error: null } : { phase: "signed_in", session };
}
