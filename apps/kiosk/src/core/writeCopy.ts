import type { IssuedTicket, PublicCatalogue } from "@giliran/shared/contract";
import type { ServiceId, TicketId } from "@giliran/shared/domain";
import type { LanguagePack } from "@giliran/shared/i18n";
import { legibleSlip } from "@giliran/shared/slip";
import type { Clock } from "./clock.ts";
import type { HubPort } from "./hubPort.ts";
import type { Ids } from "./ids.ts";
import type { Answer } from "./kioskState.ts";
import { printerCodes } from "./obstacle.ts";
import { reportPrint } from "./reportPrint.ts";
import { canPrint, type PrintOutcome, type TicketPrinter } from "./ports.ts";

export interface CopyParts {
  readonly hub: HubPort;
  readonly printer: TicketPrinter;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly known: () => PublicCatalogue | null;
  readonly packs: () => readonly LanguagePack[];
  readonly onFault: (error: unknown) => void;
}

/** What this kiosk still knows of a slip that it printed; a copy of another's has no QR code. */
export interface CopyFacts {
  readonly ticketId: TicketId;
  readonly language: string;
  readonly partySize: number;
  readonly serviceId: ServiceId | null;
  readonly page: string | null;
}

/**
 * Prints one marked copy: looks at the printer, takes the copy at the hub, which grants it once, prints, and reports. Never
 * tries again by itself: whoever wants another asks again.
 */
export async function writeCopy(parts: CopyParts, facts: CopyFacts): Promise<Answer<PrintOutcome>> {
  const { hub, printer, ids } = parts;
  const status = await printer.status();
  if (!canPrint(status)) return { ok: false, error: printerCodes[status.state] };
  const { ticketId } = facts;
  const taken = await hub.send({ type: "takeCopy", ticketId }, ids.commandId());
  if (!taken.ok) return taken;
  const end = await print(parts, taken.value, facts);
  const { outcome } = end;
  await reportPrint(hub, parts.clock, { type: "reportCopy", commandId: ids.commandId(), ticketId, outcome });
  return { ok: true, value: end };
}

async function print(parts: CopyParts, ticket: IssuedTicket, facts: CopyFacts): Promise<PrintOutcome> {
  try {
    const wish = { ...facts, style: parts.known(), copy: true, alone: false };
    const slip = await legibleSlip(ticket, wish, parts.packs(), (texts) => parts.printer.canWrite(texts));
    return await parts.printer.print(slip);
  } catch (error) {
    parts.onFault(error);
    return { outcome: "unknown", reason: "printer_error" };
  }
}
