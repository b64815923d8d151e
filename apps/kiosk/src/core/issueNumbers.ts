import type { ErrorCode, IssuedTicket, Result } from "@giliran/shared/contract";
import { type PrintedSlip, regularClass } from "@giliran/shared/domain";
import type { Alone } from "./alone/alone.ts";
import type { Journal } from "./alone/journal.ts";
import { watchLink } from "./alone/watchLink.ts";
import type { Clock } from "./clock.ts";
import type { HubPort } from "./hubPort.ts";
import { sha256Hex } from "./ids.ts";
import type { Answer, KioskError } from "./kioskState.ts";
import type { Order } from "./order.ts";
import type { TouchRecord } from "./touchMemory.ts";

export interface IssuingParts {
  readonly hub: HubPort;
  readonly clock: Clock;
  readonly alone: Alone;
  readonly journal: Journal;
  readonly onPage: (ticketPage: string | null) => void;
  readonly onFault: (error: unknown) => void;
}

/** Answers after which the hub may still know the command: the same id may, and must, be sent again. */
export const undecided: ReadonlySet<KioskError> = new Set<ErrorCode>([
  "disconnected",
  "not_confirmed",
  "stopping",
]);

/** So long without a link is no hiccup: the visitor is not kept waiting for it, ms. */
const patienceMs = 2_500;

/** Why no number can be had for this order while the hub is away; null: it is there, or the kiosk gives one itself. */
export function whyNotNow({ hub, alone }: IssuingParts, { wish }: Order): KioskError | null {
  if (hub.state().status === "connected") return null;
  return wish === null ? "disconnected" : alone.whyNot(wish);
}

/** The hub does not answer; or it holds its series, since it was put back to a backup. */
function goesAlone(error: KioskError): boolean {
  return undecided.has(error) || error === "series_held";
}

/** The hub's numbers; or the kiosk's own, where the hub is away or its answer does not come. */
export async function issueNumbers(
  parts: IssuingParts,
  record: TouchRecord,
  order: Order,
  secrets: readonly string[],
): Promise<Answer<readonly IssuedTicket[]>> {
  const answer = await askHub(parts, record, order, secrets);
  if (answer.ok) note(parts, order, answer.value, secrets);
  if (answer.ok || !goesAlone(answer.error)) return answer;
  const { wish } = order;
  if (wish === null || parts.alone.whyNot(wish) !== null) return answer;
  return parts.alone.give(wish, secrets, record.unheard ? record.commandId : null);
}

/** Asks for as long as there is a link; whether something was sent and never answered stands in the record. */
async function askHub(
  { hub, clock }: IssuingParts,
  record: TouchRecord,
  order: Order,
  secrets: readonly string[],
): Promise<Result<readonly IssuedTicket[]>> {
  if (hub.state().status !== "connected") return { ok: false, error: "disconnected" };
  const lost = watchLink(hub, clock, patienceMs);
  const sent = order.send(hub, record.commandId, secrets);
  const heard = await (order.wish === null ? sent : Promise.race([sent, lost.gone]));
  lost.end();
  const answer = heard ?? ({ ok: false, error: "not_confirmed" } as const);
  if (!answer.ok && answer.error !== "disconnected" && undecided.has(answer.error)) record.unheard = true;
  return answer;
}

/** The journal holds what the hub gave, too: after a restored backup it knows which numbers are on paper. */
function note(
  { hub, journal, onPage, onFault }: IssuingParts,
  { wish }: Order,
  tickets: readonly IssuedTicket[],
  secrets: readonly string[],
): void {
  const serviceDate = hub.state().view?.serviceDate ?? null;
  onPage(tickets[0]?.ticketPage ?? null);
  if (serviceDate === null) return;
  try {
    tickets.forEach(({ ticketId, label, issuedAt }, i) =>
      journal.online({
        serviceDate,
        ticketId,
        label,
        issuedAt,
        secretHash: sha256Hex(secrets[i] ?? ""),
        ...wishOf(wish),
      }),
    );
  } catch (error) {
    // The hub has it: a journal that cannot be written is told, and the visitor has their paper.
    onFault(error);
  }
}

/** What a slip was taken for; a right says itself, to the hub alone. */
function wishOf(
  wish: Order["wish"],
): Pick<PrintedSlip, "serviceId" | "partySize" | "classId" | "needs" | "journey"> {
  if (wish === null)
    return { serviceId: null, partySize: 1, classId: regularClass.id, needs: [], journey: null };
  const { serviceId, classId, needs, separate } = wish;
  return {
    serviceId,
    classId,
    needs,
    partySize: separate ? 1 : wish.partySize,
    journey: separate ? null : wish.journey,
  };
}
