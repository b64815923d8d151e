import type { PrinterStatus } from "../../core/ports.ts";
import { commands } from "./escpos/commands.ts";
import type { PrinterLink } from "./printerLink.ts";
import { statusOf } from "./status.ts";

/** How the printer's side of one job ended. */
export type JobEnd =
  | { readonly kind: "confirmed" }
  /** Status back said that the printer stopped before it came to the end of the job. */
  | { readonly kind: "stopped"; readonly status: PrinterStatus }
  | { readonly kind: "lost" }
  | { readonly kind: "silent" };

/**
 * Hands the bytes of one job over, once, and waits for its end: the answer to GS r 1, a stop, the loss of
 * the connection, or `ms` of silence. Never sends anything a second time.
 */
export function runJob(link: PrinterLink, bytes: Uint8Array, ms: number): Promise<JobEnd> {
  return new Promise((resolve) => {
    const end = (how: JobEnd): void => {
      clearTimeout(timer);
      unsubscribe();
      resolve(how);
    };
    const timer = setTimeout(() => end({ kind: "silent" }), ms);
    const unsubscribe = link.subscribe((event) => {
      if (event.kind === "lost") end({ kind: "lost" });
      if (event.kind === "paperSensor") end({ kind: "confirmed" });
      if (event.kind === "statusBack") {
        const status = statusOf(event.signals, event.paperLow);
        if (status.state !== "ready") end({ kind: "stopped", status });
      }
    });
    link.send(bytes).catch(() => end({ kind: "lost" }));
  });
}

/**
 * Waits until answers that an earlier, unconfirmed job may still cause have gone by: asks GS r 1 (answered
 * after them, since the printer works in order) and then for `quietMs` without another answer.
 * False when the printer did not answer within `ms`.
 */
export async function outwaitOldAnswers(link: PrinterLink, ms: number, quietMs: number): Promise<boolean> {
  const first = await link.exchange(Uint8Array.from(commands.paperSensor), "paperSensor", ms);
  if (first === null) return false;
  const nothing = new Uint8Array();
  while ((await link.exchange(nothing, "paperSensor", quietMs)) !== null);
  return true;
}
