import type { ErrorCode } from "@giliran/shared/contract";
import type { CommandId, TicketId } from "@giliran/shared/domain";
import { pause } from "./clock.ts";
import type { Clock } from "./clock.ts";
import type { HubPort } from "./hubPort.ts";
import type { Paper } from "./kioskState.ts";
import type { PrintOutcome } from "./ports.ts";

/** The hub gives up on a report after so long and makes the paper "unknown" by itself (domain.md 3a). */
const reportWithinMs = 15_000;
const retryEveryMs = 500;

/** Answers that say nothing about the report itself: it may be sent again, with the same id. */
const passing: ReadonlySet<ErrorCode> = new Set([
  "disconnected",
  "not_confirmed",
  "rate_limited",
  "stopping",
]);

/** Of a slip, or of a copy. */
export type PrintReport = { readonly commandId: CommandId; readonly ticketId: TicketId } & (
  | { readonly type: "reportPrint"; readonly outcome: Paper }
  | { readonly type: "reportCopy"; readonly outcome: PrintOutcome["outcome"] }
);

/**
 * Tells the hub what became of the paper: one command id, sent again until the hub has answered it or 15 s have
 * passed.
 * @returns whether the hub took it
 */
export async function reportPrint(hub: HubPort, clock: Clock, report: PrintReport): Promise<boolean> {
  const deadline = clock.now() + reportWithinMs;
  const { commandId, ...command } = report;
  for (;;) {
    const answer = await hub.send(command, commandId);
    if (answer.ok) return true;
    if (!passing.has(answer.error) || clock.now() + retryEveryMs >= deadline) return false;
    await pause(clock, retryEveryMs);
  }
}
