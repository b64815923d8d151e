import type { CommandId, DeviceId, Instant, Prefix, ServiceDate, TicketId } from "./brand.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Actor, HallCommandOf, HallCommandType } from "./command.ts";
import type { HallEvent } from "./event.ts";
import type { Hall } from "./hall.ts";
import type { Refusal } from "./refusal.ts";
import { park, returnTicket } from "./rules/aside.ts";
import { callNext, callTicket, callWalkIn } from "./rules/callNext.ts";
import { cancelTicket } from "./rules/cancel.ts";
import { confirmClass } from "./rules/class.ts";
import { answerClosure, closeTarget, moveQueue, reopenTarget } from "./rules/closure.ts";
import { askCopy, reportCopy, takeCopy } from "./rules/copy.ts";
import { closeCounter, openCounter } from "./rules/counter.ts";
import { closeDay, openDay } from "./rules/day.ts";
import { admitNext, admitTicket, countDoor, countPeople, setCrowding } from "./rules/crowding.ts";
import { countGate, overrideGate, setGate } from "./rules/gate.ts";
import { handOver } from "./rules/handOver.ts";
import { setHours } from "./rules/hours.ts";
import { issueBlock, issueTicket, redeemRight } from "./rules/issue.ts";
import { declareOutage, endOutage } from "./rules/outage.ts";
import { enterPad } from "./rules/pad.ts";
import { pauseHall, resumeHall, standStill } from "./rules/pause.ts";
import { beginRecovery, endRecovery, tellSlips } from "./rules/recovery.ts";
import { endTicketPause, leaveQueue, letPass, pauseTicket, resumeTicket } from "./rules/ownTicket.ts";
import { reportPrint } from "./rules/print.ts";
import { recall } from "./rules/recall.ts";
import { finish, markAbsent, setAutoCall, startService } from "./rules/serve.ts";
import { settleTickets } from "./rules/settle.ts";
import { transfer } from "./rules/transfer.ts";
import { undo } from "./rules/undo.ts";
import { setWeight } from "./rules/weight.ts";

/** What a rule may know besides the hall: the time, who asks, and where ids come from. */
export interface Circumstances {
  readonly now: Instant;
  /** The date of `now` in the hall's zone. */
  readonly today: ServiceDate;
  readonly actor: Actor;
  readonly newTicketId: () => TicketId;
  /** For anything else that needs a name. */
  readonly newId: () => string;
  /** Short, for people to type. */
  readonly newCode: () => string;
  /** The letter of what this kiosk gives alone; null: it has none. */
  readonly letterOf: (kioskId: DeviceId) => Prefix | null;
  /** The numbers that an earlier command was given. */
  readonly ticketsOf: (commandId: CommandId) => readonly TicketId[];
  /** The ticket whose slip has the secret of this hash, of any day; null: there is none. */
  readonly ticketOf: (secretHash: string) => TicketId | null;
}

/** Either what happened, in order, or the name of the reason why nothing did. */
export type Decision =
  | { readonly ok: true; readonly events: readonly HallEvent[] }
  | { readonly ok: false; readonly error: Refusal };

export type Rule<Type extends HallCommandType> = (
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  command: HallCommandOf<Type>,
  circumstances: Circumstances,
) => Decision;

const rules: { readonly [Type in HallCommandType]: Rule<Type> } = {
  openDay,
  closeDay,
  issueTicket,
  issueBlock,
  redeemRight,
  reportPrint,
  askCopy,
  takeCopy,
  reportCopy,
  openCounter,
  closeCounter,
  callNext,
  callTicket,
  callWalkIn,
  recall,
  startService,
  finish,
  markAbsent,
  returnTicket,
  park,
  transfer,
  letPass,
  pauseTicket,
  resumeTicket,
  endTicketPause,
  leaveQueue,
  cancelTicket,
  settleTickets,
  enterPad,
  undo,
  setAutoCall,
  confirmClass,
  setWeight,
  closeTarget,
  answerClosure,
  reopenTarget,
  moveQueue,
  declareOutage,
  endOutage,
  pauseHall,
  standStill,
  resumeHall,
  setHours,
  setCrowding,
  countPeople,
  countDoor,
  admitNext,
  admitTicket,
  handOver,
  beginRecovery,
  tellSlips,
  endRecovery,
  setGate,
  countGate,
  overrideGate,
};

/**
 * Decides what a command does to the hall. Pure and reading only: the hall is changed by `evolve` alone.
 * Refuses with a named code; never throws for anything a sender can send.
 */
export function decide<Type extends HallCommandType>(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  command: HallCommandOf<Type>,
  circumstances: Circumstances,
): Decision {
  const rule: Rule<Type> = rules[command.type];
  return rule(hall, catalogue, command, circumstances);
}
