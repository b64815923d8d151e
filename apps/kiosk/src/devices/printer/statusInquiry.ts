import type { PrinterStatus } from "../../core/ports.ts";
import { commands } from "./escpos/commands.ts";
import type { PrinterModel } from "./models.ts";
import type { PrinterLink } from "./printerLink.ts";
import { decodeOffline, decodeRoll, statusOf } from "./status.ts";
import type { PrinterTimeLimits } from "./timeLimits.ts";
import { TransportError } from "./transports/transport.ts";

/** Connects if need be and asks the printer how it is. Never rejects: what goes wrong is a status. */
export async function askStatus(
  link: PrinterLink,
  model: PrinterModel,
  limits: PrinterTimeLimits,
): Promise<PrinterStatus> {
  const statusKnown = model.status === "answers";
  try {
    const isNew = await link.connect();
    if (!statusKnown) return { state: "ready", paperLow: false, statusKnown };
    const status = await askRealtime(link, limits.status);
    if (status === null) {
      // A late answer must not be taken for that to a later question.
      await link.drop();
      return { state: "unreachable", paperLow: false, statusKnown };
    }
    if (isNew) await link.send(Uint8Array.from(commands.statusBackOn)).catch(() => null);
    return status;
  } catch (error) {
    const state = error instanceof TransportError ? error.failure : "unreachable";
    return { state, paperLow: false, statusKnown };
  }
}

async function askRealtime(link: PrinterLink, ms: number): Promise<PrinterStatus | null> {
  const offline = await link.ask(2, ms);
  const roll = offline === null ? null : await link.ask(4, ms);
  if (offline === null || roll === null) return null;
  const signals = decodeOffline(offline);
  const { paperLow, paperOut } = decodeRoll(roll);
  return statusOf({ ...signals, paperOut: signals.paperOut || paperOut }, paperLow);
}
