import type { CommandOf } from "@giliran/shared/contract";
import type { CommandId } from "@giliran/shared/domain";
import type { HubPort } from "./hubPort.ts";
import { sha256Hex } from "./ids.ts";
import type { Ids } from "./ids.ts";
import { undecided } from "./issueNumbers.ts";
import type { Answer } from "./kioskState.ts";

type OwnTicketCommand = CommandOf<"letPass" | "pauseTicket" | "resumeTicket" | "leaveQueue">;
type WithoutHash<Command> = Command extends unknown ? Omit<Command, "secretHash"> : never;
/** What somebody may do with the number of a slip that they hold: the hub's command, but for whose it is. */
export type TicketDeed = WithoutHash<OwnTicketCommand>;

export interface OwnTicketWish {
  /** Of the slip. */
  readonly secret: string;
  readonly deed: TicketDeed;
}

/** Sends what a slip's holder wants; the same wish again after an answer that was never heard is the same command. */
export function createOwnTicket(hub: HubPort, ids: Ids): (wish: OwnTicketWish) => Promise<Answer<null>> {
  let unheard: { readonly wish: string; readonly id: CommandId } | null = null;
  return async ({ secret, deed }) => {
    const command: OwnTicketCommand = { ...deed, secretHash: sha256Hex(secret) };
    const wish = JSON.stringify(command);
    const id = unheard?.wish === wish ? unheard.id : ids.commandId();
    const answer = await hub.send(command, id);
    unheard = !answer.ok && undecided.has(answer.error) ? { wish, id } : null;
    return answer.ok ? { ok: true, value: null } : answer;
  };
}
