/**
 * What the kiosk hands to a printer: plain data, every text already in the visitor's language and every
 * date and time already formatted in the hall's zone. A printer only lays it out.
 */
export interface Slip {
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
