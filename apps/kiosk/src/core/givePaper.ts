import type { IssuedTicket, PublicCatalogue } from "@giliran/shared/contract";
import type { LanguagePack } from "@giliran/shared/i18n";
import { legibleSlip } from "@giliran/shared/slip";
import { isAlone } from "./alone/alone.ts";
import type { Paper } from "./kioskState.ts";
import type { Order } from "./order.ts";
import { canPrint, type PrinterStatus, type PrintOutcome, type TicketPrinter } from "./ports.ts";

export interface PaperParts {
  readonly printer: TicketPrinter;
  /** The hall's template for slips, among all else; null before it was read. */
  readonly known: () => PublicCatalogue | null;
  /** Languages that a slip may be written in beside the bundled ones. */
  readonly packs: () => readonly LanguagePack[];
  /** A driver or port broke its promise never to reject. */
  readonly onFault: (error: unknown) => void;
}

export interface PaperFacts {
  /** Addresses of the tickets' pages; null: phones have none. */
  readonly pages: readonly (string | null)[];
  /** The printer's word of just now; null: the visitor wants no paper, so that nobody asked it. */
  readonly status: PrinterStatus | null;
}

/** Whether the visitor wants no paper. Of several numbers the screen could show one code alone: they are printed. */
export function declinesPaper({ noPaper, numbers }: Order): boolean {
  return noPaper && numbers === 1;
}

/** Prints the slips where the visitor wants them, and where their number is on no phone otherwise. Never rejects. */
export async function givePaper(
  parts: PaperParts,
  tickets: readonly IssuedTicket[],
  order: Order,
  { pages, status }: PaperFacts,
): Promise<Paper> {
  if (status === null && !pages.includes(null)) return "declined";
  if (status !== null && !canPrint(status)) return "failed";
  return (await print(parts, tickets, order, pages)).outcome;
}

/** A driver that throws after all must not lose the visitor the number that the hub has given. */
async function print(
  parts: PaperParts,
  tickets: readonly IssuedTicket[],
  { language, partySize, serviceId }: Order,
  pages: readonly (string | null)[],
): Promise<PrintOutcome> {
  try {
    const written = tickets.map((ticket, i) =>
      legibleSlip(
        ticket,
        {
          language,
          partySize,
          serviceId,
          page: pages[i] ?? null,
          style: parts.known(),
          copy: false,
          alone: isAlone(ticket),
        },
        parts.packs(),
        (texts) => parts.printer.canWrite(texts),
      ),
    );
    const slips = await Promise.all(written);
    return await parts.printer.print(...slips);
  } catch (error) {
    parts.onFault(error);
    return { outcome: "unknown", reason: "printer_error" };
  }
}
