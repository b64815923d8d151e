import type { VisitorView } from "@giliran/shared/contract";
import type { DeviceId, ServiceId } from "@giliran/shared/domain";
import { alonePadding, ticketLabel } from "@giliran/shared/domain";
import type { Prefix } from "@giliran/shared/domain";
import type { Journal } from "./alone/journal.ts";
import type { Knowledge } from "./alone/known.ts";
import type { TicketReader } from "./hubPort.ts";
import { sha256Hex } from "./ids.ts";
import type { Answer } from "./kioskState.ts";

/** What is known of a slip that somebody held before the reader. */
export type ReadSlip =
  | { readonly kind: "told"; readonly view: VisitorView }
  /** The hub cannot tell of it now, and this kiosk printed it: its number, and nobody knows its place. */
  | { readonly kind: "own"; readonly label: string; readonly serviceId: ServiceId | null };

export interface SlipReadingParts {
  readonly deviceId: DeviceId;
  readonly tickets: TicketReader;
  readonly journal: Journal;
  readonly knowledge: Knowledge;
}

/**
 * Where a number stands, by the secret of its slip: `not_found` where no number of today has it, `disconnected` where the
 * hub cannot be asked and the slip is not of this kiosk.
 */
export function createSlipReading(parts: SlipReadingParts): (secret: string) => Promise<Answer<ReadSlip>> {
  return async (secret) => {
    const answer = await parts.tickets.read(secret);
    if (answer.ok) return { ok: true, value: { kind: "told", view: answer.value } };
    const hash = sha256Hex(secret);
    const unknown = answer.error === "not_found";
    // What was given alone is not handed over at once; all else the hub would know.
    const own = givenAlone(parts, hash) ?? (unknown ? null : printedHere(parts, hash));
    if (own !== null) return { ok: true, value: own };
    return { ok: false, error: unknown ? "not_found" : "disconnected" };
  };
}

function givenAlone({ deviceId, journal, knowledge }: SlipReadingParts, hash: string): ReadSlip | null {
  const slip = journal.pending().find(({ secretHash }) => secretHash === hash);
  const series = knowledge.known()?.view.alone.kiosks.find((one) => one.deviceId === deviceId);
  if (slip === undefined || series === undefined) return null;
  const label = ticketLabel(series.letter as Prefix, slip.number, alonePadding);
  return { kind: "own", label, serviceId: slip.serviceId };
}

function printedHere({ journal, knowledge }: SlipReadingParts, hash: string): ReadSlip | null {
  const date = knowledge.known()?.view.serviceDate ?? null;
  const slip = date && journal.printed(date).find(({ secretHash }) => secretHash === hash);
  return slip ? { kind: "own", label: slip.label, serviceId: slip.serviceId } : null;
}
