import type { Confirmed, Crowd } from "../crowd.ts";
import type { Prepared } from "../programs/order.ts";

/** What the hub has sent in this round, for its floor to send. */
export function preparedFrom(crowd: Crowd, issued: Confirmed, called: Confirmed | null): Prepared {
  const board = crowd.newest("screens");
  const kiosk = crowd.newest("kiosks");
  if (board === null || kiosk === null) throw new Error("the hub has shown nothing");
  const answer = (confirmed: Confirmed): object => ({ ok: true, value: confirmed.value });
  return {
    board,
    kiosk,
    panel: crowd.newest("officers"),
    issued: answer(issued),
    called: answer(called ?? issued),
  };
}
