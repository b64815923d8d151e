import type { IssuedTicket } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";
import { isAlone } from "./alone/alone.ts";
import { declinesPaper, givePaper, type PaperParts } from "./givePaper.ts";
import type { Ids } from "./ids.ts";
import { issueNumbers, type IssuingParts, undecided, whyNotNow } from "./issueNumbers.ts";
import type { Answer, KioskError, Paper, TakenTicket, TicketFacts, Touch } from "./kioskState.ts";
import { printerCodes } from "./obstacle.ts";
import type { WithoutPaper } from "./obstacle.ts";
import type { Order } from "./order.ts";
import { canPrint, type PrinterStatus } from "./ports.ts";
import { reportPrint } from "./reportPrint.ts";
import type { CopyFacts } from "./writeCopy.ts";
import { createTouchMemory } from "./touchMemory.ts";
import type { TouchRecord } from "./touchMemory.ts";

export interface TicketTakingParts extends IssuingParts, PaperParts {
  readonly ids: Ids;
  readonly withoutPaper: WithoutPaper;
  /** Whether visitors may do without paper. */
  readonly paperChoice: () => boolean;
  /** Two touches closer than this were not made by a hand, ms. */
  readonly touchGapMs: number;
  readonly show: (touch: Touch) => void;
  /** What a copy of this touch's slips would need. */
  readonly remember: (touchId: string, slips: readonly CopyFacts[]) => void;
  /** Whether the health protocol lets a number be taken now; it begins where it does not. */
  readonly mayTake: (language: string) => boolean;
}

export interface TicketTaking {
  readonly take: (order: Order) => Promise<Answer<TakenTicket>>;
  /** Resolves when the walk in hand and its report have ended. */
  readonly settled: () => Promise<void>;
}

function refused(error: KioskError): Answer<never> {
  return { ok: false, error };
}

/** One walk at a time from touch to paper; each touch leads to at most one number. */
export function createTicketTaking(parts: TicketTakingParts): TicketTaking {
  const memory = createTouchMemory();
  const reports = new Set<Promise<unknown>>();
  let inHand: TouchRecord | null = null;
  let begunAt: Instant | null = null;

  function begin(order: Order): Answer<TouchRecord> {
    const known = memory.find(order.touchId);
    if (inHand !== null) return refused("busy");
    const now = parts.clock.now();
    // A clock set back must not lock the kiosk.
    const gap = begunAt === null || now < begunAt ? Infinity : now - begunAt;
    if (gap < parts.touchGapMs) return refused("too_soon");
    begunAt = now;
    const record = known ?? newRecord(order, parts.ids);
    if (known === null) memory.add(record);
    return { ok: true, value: record };
  }

  async function finish(record: TouchRecord, order: Order): Promise<Answer<TakenTicket>> {
    inHand = record;
    const answer = await walk(parts, record, order, reports).catch((error: unknown) => {
      parts.onFault(error);
      return refused("internal");
    });
    if (!answer.ok) {
      const { touchId, serviceId } = order;
      parts.show({ phase: "failed", touchId, serviceId, error: answer.error });
    }
    inHand = null;
    // Whoever was asked a question may answer it as fast as they read it.
    if (!answer.ok && (answer.error === "long_queue" || answer.error === "gate_required")) begunAt = null;
    record.running = null;
    if (answer.ok || isFinal(answer.error)) record.final = answer;
    return answer;
  }

  return {
    take: (order) => {
      const known = memory.find(order.touchId);
      const standing = known?.running ?? known?.final ?? null;
      if (standing !== null) return Promise.resolve(standing);
      const begun = begin(order);
      if (!begun.ok) return Promise.resolve(begun);
      const running = finish(begun.value, order);
      begun.value.running = running;
      return running;
    },
    settled: async () => {
      await inHand?.running;
      await Promise.all(reports);
    },
  };
}

function newRecord({ touchId, numbers }: Order, ids: Ids): TouchRecord {
  const drawn = Array.from({ length: numbers }, () => ({ reportId: ids.commandId(), secret: ids.secret() }));
  return { touchId, commandId: ids.commandId(), numbers: drawn, unheard: false, running: null, final: null };
}

/** The gate's and the printer's refusals came before the hub was asked, so the same touch may try again once it is well. */
function isFinal(error: KioskError): boolean {
  return !undecided.has(error) && error !== "gate_required" && !error.startsWith("printer_");
}

async function walk(
  parts: TicketTakingParts,
  record: TouchRecord,
  order: Order,
  reports: Set<Promise<unknown>>,
): Promise<Answer<TakenTicket>> {
  const { touchId, serviceId } = order;
  if (!parts.mayTake(order.language)) return refused("gate_required");
  const why = whyNotNow(parts, order);
  if (why !== null) return refused(why);
  parts.show({ phase: "checking", touchId, serviceId });
  const status = await lookAtPrinter(parts, order);
  if (stops(parts, status)) return refused(printerCodes[status.state]);

  parts.show({ phase: "issuing", touchId, serviceId });
  const secrets = record.numbers.map(({ secret }) => secret);
  const issued = await issueNumbers(parts, record, order, secrets);
  if (!issued.ok) return issued;
  const [ticket] = issued.value;
  if (ticket === undefined) return refused("internal");
  const alone = isAlone(ticket);
  const facts = factsOf(ticket, issued.value);
  const pages = issued.value.map(({ ticketPage }, i) => ticketPage && `${ticketPage}#${secrets[i] ?? ""}`);

  parts.show({ phase: "printing", touchId, ticket: facts });
  const paper = await givePaper(parts, issued.value, order, { pages, status });
  if (alone) parts.alone.paper(issued.value, paper);
  else reportPaper(parts, record, issued.value, paper, reports);
  const page = paper === "printed" ? null : (pages[0] ?? null);
  const { language, partySize } = order;
  parts.remember(
    touchId,
    issued.value.map(({ ticketId }, i) => {
      return { ticketId, language, partySize, serviceId, page: pages[i] ?? null };
    }),
  );
  // A copy is the hub's to allow.
  const aid = alone ? "none" : aids[paper];
  parts.show({ phase: "ticket", touchId, ticket: facts, paper, aid, page });
  return { ok: true, value: { ticketId: ticket.ticketId, label: ticket.label, paper } };
}

/** Null: who wants no paper does not wait for a printer, and is not turned away by one. */
async function lookAtPrinter(parts: TicketTakingParts, order: Order): Promise<PrinterStatus | null> {
  return parts.paperChoice() && declinesPaper(order) ? null : await parts.printer.status();
}

/** No number is spent on paper that will not come out. */
function stops(parts: TicketTakingParts, status: PrinterStatus | null): status is PrinterStatus {
  return status !== null && !canPrint(status) && parts.withoutPaper === "refuse";
}

/** One report for each of the numbers, kept until the hub has it. */
function reportPaper(
  parts: TicketTakingParts,
  record: TouchRecord,
  tickets: readonly IssuedTicket[],
  outcome: Paper,
  reports: Set<Promise<unknown>>,
): void {
  tickets.forEach(({ ticketId }, i) => {
    const commandId = record.numbers[i]?.reportId;
    if (commandId === undefined) return;
    const report = { type: "reportPrint", commandId, ticketId, outcome } as const;
    keepUntilDone(reports, reportPrint(parts.hub, parts.clock, report).catch(parts.onFault));
  });
}

/** Whoever stands before the printer knows best whether paper came out; whoever wanted none may change their mind. */
const aids = { printed: "none", failed: "copy", unknown: "question", declined: "copy" } as const;

function factsOf(ticket: IssuedTicket, all: readonly IssuedTicket[]): TicketFacts {
  const { label, hallName, agencyName, serviceName, personsAhead, wait, outside, zone, counters, steps } =
    ticket;
  const labels = all.map((one) => one.label);
  return {
    label,
    labels,
    alone: isAlone(ticket),
    hallName,
    agencyName,
    serviceName,
    personsAhead,
    wait,
    outside,
    zone,
    counters,
    steps,
  };
}

function keepUntilDone(running: Set<Promise<unknown>>, one: Promise<unknown>): void {
  running.add(one);
  void one.finally(() => running.delete(one));
}
