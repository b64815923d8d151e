import type { Command, IssuedTicket, Result } from "@giliran/shared/contract";
import type { ClassId, CommandId, JourneyWish, NeedId, RightCode, ServiceId } from "@giliran/shared/domain";
import type { HubPort } from "./hubPort.ts";
import { sha256Hex } from "./ids.ts";

/** What a visitor asks for with their second touch. */
export interface TicketWish {
  /** Made by the screen once per walk: the same one again means the same ticket. */
  readonly touchId: string;
  readonly serviceId: ServiceId;
  readonly partySize: number;
  /** Each of the party has a number of their own. */
  readonly separate: boolean;
  /** Several services under one number; null: the one service. */
  readonly journey: JourneyWish | null;
  /** The class that they claim: the catalogue's regular one where they claim none. */
  readonly classId: ClassId;
  readonly needs: readonly NeedId[];
  /** They were told of a long queue and want the number all the same. */
  readonly acceptWait: boolean;
  /** They follow their number on their phone. */
  readonly noPaper: boolean;
  readonly language: string;
}

/** Somebody who was left over on a day before. */
export interface RightWish {
  readonly touchId: string;
  readonly code: RightCode;
  readonly noPaper: boolean;
  readonly language: string;
}

/** What is asked of the hub for one touch, and what the slip needs of it. */
export interface Order {
  readonly touchId: string;
  /** Null: the right says it. */
  readonly serviceId: ServiceId | null;
  readonly language: string;
  readonly noPaper: boolean;
  /** What the visitor wants, where the kiosk may give it alone; null: only the hub can. */
  readonly wish: TicketWish | null;
  /** Persons on each slip. */
  readonly partySize: number;
  /** How many numbers it comes to. */
  readonly numbers: number;
  /** @param secrets of the slips, one for each number */
  readonly send: (
    hub: HubPort,
    commandId: CommandId,
    secrets: readonly string[],
  ) => Promise<Result<readonly IssuedTicket[]>>;
}

export function ticketOrder(wish: TicketWish): Order {
  const { touchId, serviceId, language, noPaper, classId, needs, acceptWait, journey } = wish;
  const said = { serviceId, classId, needs, acceptWait };
  if (wish.separate && wish.partySize > 1) {
    const send: Order["send"] = async (hub, commandId, secrets) => {
      const secretHashes = secrets.map(sha256Hex);
      const answer = await hub.send({ type: "issueBlock", ...said, secretHashes }, commandId);
      return answer.ok ? { ok: true, value: answer.value.tickets } : answer;
    };
    return { touchId, serviceId, language, noPaper, wish, partySize: 1, numbers: wish.partySize, send };
  }
  const { partySize } = wish;
  return single({ touchId, serviceId, language, noPaper, wish, partySize }, (secretHash) => {
    return { type: "issueTicket", ...said, partySize, journey, secretHash };
  });
}

export function rightOrder({ touchId, code, language, noPaper }: RightWish): Order {
  const facts = { touchId, serviceId: null, language, noPaper, wish: null, partySize: 1 };
  return single(facts, (secretHash) => ({ type: "redeemRight", code, secretHash }));
}

type OneTicket = Extract<Command, { type: "issueTicket" | "redeemRight" }>;

function single(
  facts: Omit<Order, "numbers" | "send">,
  commandFor: (secretHash: string) => OneTicket,
): Order {
  return {
    ...facts,
    numbers: 1,
    send: async (hub, commandId, [secret = ""]) => {
      const answer = await hub.send(commandFor(sha256Hex(secret)), commandId);
      return answer.ok ? { ok: true, value: [answer.value] } : answer;
    },
  };
}
