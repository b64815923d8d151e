import type { Bitmap } from "../domain/index.ts";

/**
 * What the kiosk hands to a printer: plain data, every text already in the visitor's language and every
 * date and time already formatted in the hall's zone. A printer only lays it out.
 */
export interface Slip {
  /** What the hall's template adds. */
  readonly dress: SlipDress;
  /** Marks a reprint ("SALINAN"); null on the first slip of a ticket. */
  readonly copyMarker: string | null;
  readonly hallName: string;
  readonly agencyName: string;
  readonly serviceName: string;
  /** What the number is, printed small above it ("Nomor antrean"); null for none. */
  readonly caption: string | null;
  /** The number itself as it is called and shown: "A007"; null on a slip that gives none. */
  readonly label: string | null;
  /** What to bring, or the steps of a number that walks several, one element per point; empty for none. */
  readonly points: readonly string[];
  /** "Senin, 23 November 2026" and "09.14 WIB". */
  readonly issuedAt: { readonly date: string; readonly time: string };
  /** Where to wait; null when the hall has one zone. */
  readonly zoneLine: string | null;
  /** "5 orang di depan"; null when it is not known (the hub is away). */
  readonly aheadLine: string | null;
  /** "kira-kira 10–20 menit"; null when there is no estimate. */
  readonly estimateLine: string | null;
  /** Address of the ticket's page, printed as a QR code; null for none. */
  readonly qr: string | null;
  /** Free lines at the end, one element per paragraph. */
  readonly footer: readonly string[];
}

/** What the hall's template puts on a slip beside the ticket's own words, in the visitor's language. */
export interface SlipDress {
  readonly logo: Bitmap | null;
  /** Below the hall's name, one element per paragraph. */
  readonly header: readonly string[];
  /** What to bring, under its heading; null: not printed. */
  readonly requirements: { readonly heading: string; readonly points: readonly string[] } | null;
  readonly health: string | null;
}

/** A slip with nothing of a template on it. */
export const undressed: SlipDress = { logo: null, header: [], requirements: null, health: null };

/** Every text of a slip that is read as words: all but its address, and empty ones too. */
export function wordsOf(slip: Slip): readonly string[] {
  const { dress, issuedAt, points, footer } = slip;
  const said = [slip.copyMarker, slip.hallName, slip.agencyName, slip.serviceName, slip.caption];
  const told = [slip.zoneLine, slip.aheadLine, slip.estimateLine, dress.health];
  const bring = dress.requirements === null ? [] : [dress.requirements.heading, ...dress.requirements.points];
  const lines = [...said, ...told].filter((line) => line !== null);
  return [...lines, ...dress.header, ...bring, ...points, issuedAt.date, issuedAt.time, ...footer];
}
