import type { HubClient } from "@giliran/shared/client";
import type { CommandOf, CommandType, ErrorCode } from "@giliran/shared/contract";
import type { TextKey } from "@giliran/shared/i18n";
import type { Deed } from "./deeds.ts";
import { useCallback, useRef, useState } from "react";

/** Commands that the panel sends. */
export type Sent = Extract<CommandType, "openCounter" | "answerHelp"> | PanelAction;
type PanelAction =
  | Exclude<Deed, "endJourney" | "story">
  | "returnTicket"
  | "callNext"
  | "recall"
  | "startService"
  | "markAbsent"
  | "finish"
  | "confirmClass"
  | "closeCounter";

/** What became of the last press; `label` is the ticket that it was about, or null. */
export type Notice =
  | { readonly kind: "none" }
  | { readonly kind: "sending"; readonly sent: Sent }
  | {
      readonly kind: "done";
      readonly sent: Sent;
      readonly label: string | null;
      /** How many others were called with it. */
      readonly more: number;
    }
  | { readonly kind: "refused"; readonly error: ErrorCode }
  | { readonly kind: "not_confirmed" };

export interface Sender {
  readonly notice: Notice;
  /** Sends one command; a press while another is on its way does nothing. */
  readonly send: (command: CommandOf<Sent>, label: string | null) => void;
}

/** The sentence for an accepted command; those about a ticket name it. */
export const doneKeys = {
  openCounter: "panel.doneOpenCounter",
  closeCounter: "panel.doneCloseCounter",
  callNext: "panel.doneCallNext",
  recall: "panel.doneRecall",
  startService: "panel.doneStartService",
  markAbsent: "panel.doneMarkAbsent",
  finish: "panel.doneFinish",
  confirmClass: "panel.doneConfirmClass",
  callTicket: "panel.doneCallNext",
  callWalkIn: "panel.doneCallNext",
  returnTicket: "panel.doneReturnTicket",
  park: "panel.donePark",
  transfer: "panel.doneTransfer",
  cancelTicket: "panel.doneCancelTicket",
  undo: "panel.doneUndo",
  setAutoCall: "panel.doneAutoCall",
  answerHelp: "panel.doneAnswerHelp",
} as const satisfies { readonly [S in Sent]: TextKey };

/** One command at a time, and what became of it. */
export function useSender(client: HubClient): Sender {
  const [notice, setNotice] = useState<Notice>({ kind: "none" });
  // The state is a render behind: two keys of one instant must not both find the way free.
  const underway = useRef(false);
  const send = useCallback(
    (command: CommandOf<Sent>, label: string | null): void => {
      if (underway.current) return;
      underway.current = true;
      setNotice({ kind: "sending", sent: command.type });
      void client
        .send(command)
        .then((result): Notice => {
          if (!result.ok) return refusalNotice(result.error);
          const called = result.value !== null && "label" in result.value ? result.value.label : label;
          const more = result.value !== null && "more" in result.value ? result.value.more : 0;
          return { kind: "done", sent: command.type, label: called, more };
        })
        .then(setNotice)
        .finally(() => {
          underway.current = false;
        });
    },
    [client],
  );
  return { notice, send };
}

function refusalNotice(error: ErrorCode): Notice {
  return error === "not_confirmed" ? { kind: "not_confirmed" } : { kind: "refused", error };
}
