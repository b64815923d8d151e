import { denied, redeemed, resultFrame, type Redeemed, type Result } from "@giliran/shared/contract";

/** Who works in this window, with the token that says so. */
export type Session = Redeemed;

/** The part of the browser that a session needs. */
export interface Surroundings {
  readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
}

const place = "giliran.session";

/** The window's own: session storage, so that two windows may be two officers. */
export function ofThisWindow(): Surroundings {
  return { storage: globalThis.sessionStorage, fetch: (path, init) => globalThis.fetch(path, init) };
}

/** The one-time code of a link, taken from the fragment and out of the address at once; null where there is none. */
export function takeCode(
  address: Pick<Location, "hash" | "pathname" | "search">,
  history: Pick<History, "replaceState">,
): string | null {
  const code = new URLSearchParams(address.hash.slice(1)).get("code");
  if (code === null) return null;
  history.replaceState(null, "", address.pathname + address.search);
  return code.trim() === "" ? null : code.trim();
}

/** The session that this window kept, or null. */
export function keptSession({ storage }: Surroundings): Session | null {
  const kept = storage.getItem(place);
  if (kept === null) return null;
  const parsed = redeemed.safeParse(parseJson(kept));
  if (parsed.success) return parsed.data;
  storage.removeItem(place);
  return null;
}

export function keepSession({ storage }: Surroundings, session: Session): void {
  storage.setItem(place, JSON.stringify(session));
}

export function forgetSession({ storage }: Surroundings): void {
  storage.removeItem(place);
}

/**
 * Turns a one-time code into a session.
 * @returns `expired` where it was used or is too old, `disconnected` where the hub was not reached
 */
export async function redeemCode({ fetch }: Surroundings, code: string): Promise<Result<Session>> {
  let answer: unknown;
  try {
    const response = await fetch("/api/redeem", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code }),
    });
    answer = await response.json();
  } catch {
    return denied("disconnected");
  }
  const result = resultFrame.safeParse(answer);
  if (!result.success) return denied("internal");
  if (!result.data.ok) return denied(result.data.error);
  const session = redeemed.safeParse(result.data.value);
  return session.success ? { ok: true, value: session.data } : denied("internal");
}

/** Ends the session at the hub; where that is away, the token ends by its age. */
export async function signOut({ fetch }: Surroundings, session: Session): Promise<void> {
  try {
    await fetch("/api/sign-out", { method: "POST", headers: { authorization: `Bearer ${session.token}` } });
  } catch {
    // The window forgets it all the same: that is what the officer asked for.
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
