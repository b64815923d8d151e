import { resultFrame } from "@giliran/shared/contract";
import type { ErrorCode } from "@giliran/shared/contract";

/** A read of the hub over HTTP, with the kiosk's token. */
export interface HubAddress {
  readonly url: string;
  readonly token: string;
  /** For tests; the platform's own otherwise. */
  readonly fetch?: typeof fetch;
}

export type HubAnswer =
  | { readonly ok: true; readonly value: unknown }
  /** `error` where it was the hub that refused; `reason` for the log. */
  | { readonly ok: false; readonly error: ErrorCode | null; readonly reason: string };

const answerWithinMs = 8_000;

/** Asks for one of the hub's reads. Never rejects. */
export async function askHub(hub: HubAddress, path: string, signal: AbortSignal): Promise<HubAnswer> {
  try {
    const response = await (hub.fetch ?? fetch)(new URL(path, hub.url), {
      headers: { authorization: `Bearer ${hub.token}` },
      redirect: "error",
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]),
    });
    const frame = resultFrame.safeParse(await response.json());
    if (!frame.success)
      return unheard(`the hub's answer was not understood (HTTP ${String(response.status)})`);
    if (frame.data.ok) return frame.data;
    return { ok: false, error: frame.data.error, reason: `the hub refused it: ${frame.data.error}` };
  } catch (error) {
    return unheard(error instanceof Error ? error.message : "the hub was not reached");
  }
}

function unheard(reason: string): HubAnswer {
  return { ok: false, error: null, reason };
}
