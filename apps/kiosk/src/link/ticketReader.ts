import { visitorView } from "@giliran/shared/contract";
import type { TicketReader } from "../core/index.ts";
import { askHub } from "./askHub.ts";
import type { HubAddress } from "./askHub.ts";

/** `GET /api/ticket`: what the phone's page asks, too. The slip's secret stands for its bearer, so no token is needed. */
export function createTicketReader(hub: Omit<HubAddress, "token">): TicketReader {
  return {
    read: async (secret) => {
      const answer = await askHub({ ...hub, token: secret }, "/api/ticket", neverEnds());
      if (!answer.ok) return { ok: false, error: answer.error ?? "disconnected" };
      const view = visitorView.safeParse(answer.value);
      return view.success ? { ok: true, value: view.data } : { ok: false, error: "internal" };
    },
  };
}

/** The time limit of `askHub` alone ends it. */
function neverEnds(): AbortSignal {
  return new AbortController().signal;
}
