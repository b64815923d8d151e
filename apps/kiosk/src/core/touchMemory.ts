import type { CommandId } from "@giliran/shared/domain";
import type { Answer, TakenTicket } from "./kioskState.ts";

/** One touch and everything that was drawn for it, so that the same touch again is the same ticket. */
export interface TouchRecord {
  readonly touchId: string;
  readonly commandId: CommandId;
  /** What is drawn for each of its numbers: more than one for a group where each has their own. */
  readonly numbers: readonly { readonly reportId: CommandId; readonly secret: string }[];
  /** The command was sent and nothing was heard of it: the hub may have given a number. */
  unheard: boolean;
  /** The walk in hand; null when it has ended. */
  running: Promise<Answer<TakenTicket>> | null;
  /** The answer that stands for good; null while another try may still lead to a number. */
  final: Answer<TakenTicket> | null;
}

const remembered = 32;

/** The last touches of this kiosk. */
export interface TouchMemory {
  readonly find: (touchId: string) => TouchRecord | null;
  readonly add: (record: TouchRecord) => void;
}

export function createTouchMemory(): TouchMemory {
  const records = new Map<string, TouchRecord>();
  return {
    find: (touchId) => records.get(touchId) ?? null,
    add: (record) => {
      records.set(record.touchId, record);
      const [oldest] = records.keys();
      if (records.size > remembered && oldest !== undefined) records.delete(oldest);
    },
  };
}
