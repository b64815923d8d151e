import { type PrinterModelId, printerModelIds, printerNames } from "@giliran/shared/contract";

/** What the driver must know of a printer. Sources: the maker's ESC/POS tables and receipt-printer-encoder's profiles. */
export interface PrinterModel {
  readonly name: string;
  /** Characters of font A (12 x 24 dots) in one line. */
  readonly columns: 32 | 42 | 48;
  readonly cut: "partial" | "full" | "none";
  /** Empty lines that bring the last printed line past the cutter, or past the tear bar. */
  readonly feedBeforeCut: number;
  /**
   * `answers`: DLE EOT, GS a and GS r are answered as Epson describes them.
   * `none`: never answers, or not believably; then no slip can be confirmed.
   */
  readonly status: "answers" | "none";
  /** DLE DC4 8 empties the printer's buffers in real time (Epson TM specification, "Clear buffer(s)"). */
  readonly clearsBuffer: boolean;
  /** Whether the status bytes were held against the maker's own table, or are taken to be Epson's. */
  readonly statusBytes: "maker" | "assumed";
  /** Where columns, cutter and feed are from. Letters are those of code page 437, which each of them has as page 0. */
  readonly source: string;
  /** Dots per module of the QR code: about 25-30 mm for an address of 70 characters. */
  readonly qrCell: 4 | 5 | 6;
}

const profiles = "profile of receipt-printer-encoder 4.0";
const epson = "Epson ESC/POS command reference";
const form = "the usual form of its kind";

/**
 * Where the status bytes are assumed and the paper-out state proves wrong in the hall, choose the row without status: then
 * the kiosk asks its visitors.
 */
const forms = {
  "epson-tm-t20": {
    columns: 48,
    cut: "partial",
    feedBeforeCut: 4,
    status: "answers",
    clearsBuffer: true,
    statusBytes: "maker",
    source: epson,
    qrCell: 6,
  },
  "epson-tm-t88": {
    columns: 42,
    cut: "partial",
    feedBeforeCut: 4,
    status: "answers",
    clearsBuffer: true,
    statusBytes: "maker",
    source: epson,
    qrCell: 5,
  },
  "xprinter-80": {
    columns: 48,
    cut: "partial",
    feedBeforeCut: 4,
    status: "answers",
    clearsBuffer: false,
    statusBytes: "assumed",
    source: `${profiles} of XP-T80Q and XP-N160II`,
    qrCell: 6,
  },
  "epson-tm-t82x": {
    columns: 48,
    cut: "partial",
    feedBeforeCut: 4,
    status: "answers",
    clearsBuffer: false,
    statusBytes: "assumed",
    source: "as the TM-T20 of its family",
    qrCell: 6,
  },
  "epson-tm-m30": {
    columns: 48,
    cut: "partial",
    feedBeforeCut: 4,
    status: "answers",
    clearsBuffer: false,
    statusBytes: "assumed",
    source: `${profiles} of TM-m30II and TM-m30III`,
    qrCell: 6,
  },
  "bixolon-srp-350iii": {
    columns: 42,
    cut: "partial",
    feedBeforeCut: 4,
    status: "answers",
    clearsBuffer: false,
    statusBytes: "assumed",
    source: `${profiles}; the older SRP-350 prints no QR codes`,
    qrCell: 5,
  },
  "star-tsp650ii": {
    columns: 48,
    cut: "partial",
    feedBeforeCut: 3,
    status: "answers",
    clearsBuffer: false,
    statusBytes: "assumed",
    source: `${profiles}; must be set to ESC/POS mode (Star, ESC/POS command specifications)`,
    qrCell: 6,
  },
  "xprinter-58": {
    columns: 32,
    cut: "none",
    feedBeforeCut: 3,
    status: "answers",
    clearsBuffer: false,
    statusBytes: "assumed",
    source: form,
    qrCell: 5,
  },
  "zjiang-5890": {
    columns: 32,
    cut: "none",
    feedBeforeCut: 3,
    // Says nothing that could be believed until somebody has seen it: the visitor is asked.
    status: "none",
    clearsBuffer: false,
    statusBytes: "assumed",
    source: `${profiles} of POS-5890`,
    qrCell: 5,
  },
  "sunmi-58": {
    columns: 32,
    cut: "none",
    feedBeforeCut: 3,
    status: "none",
    clearsBuffer: false,
    statusBytes: "assumed",
    source: `${profiles} of P2SE and P3H`,
    qrCell: 5,
  },
  "sunmi-80": {
    columns: 48,
    cut: "none",
    feedBeforeCut: 3,
    status: "none",
    clearsBuffer: false,
    statusBytes: "assumed",
    source: `${profiles} of P3 MIX`,
    qrCell: 6,
  },
  "generic-80": {
    columns: 48,
    cut: "partial",
    feedBeforeCut: 4,
    status: "answers",
    clearsBuffer: false,
    statusBytes: "assumed",
    source: form,
    qrCell: 6,
  },
  "generic-80-no-status": {
    columns: 48,
    cut: "partial",
    feedBeforeCut: 4,
    status: "none",
    clearsBuffer: false,
    statusBytes: "assumed",
    source: form,
    qrCell: 6,
  },
  "generic-58": {
    columns: 32,
    cut: "none",
    feedBeforeCut: 3,
    status: "answers",
    clearsBuffer: false,
    statusBytes: "assumed",
    source: form,
    qrCell: 5,
  },
  "generic-58-no-status": {
    columns: 32,
    cut: "none",
    feedBeforeCut: 3,
    status: "none",
    clearsBuffer: false,
    statusBytes: "assumed",
    source: form,
    qrCell: 5,
  },
} as const satisfies Readonly<Record<PrinterModelId, Omit<PrinterModel, "name">>>;

export const printerModels = named(forms);

function named<Forms extends Readonly<Record<PrinterModelId, Omit<PrinterModel, "name">>>>(
  all: Forms,
): { readonly [Id in PrinterModelId]: Forms[Id] & { readonly name: string } } {
  const entries = printerModelIds.map((id) => [id, { ...all[id], name: printerNames[id] }]);
  return Object.fromEntries(entries);
}
