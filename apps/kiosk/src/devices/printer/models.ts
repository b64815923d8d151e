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
  /** Dots per module of the QR code: about 25-30 mm for an address of 70 characters. */
  readonly qrCell: 4 | 5 | 6;
}

/**
 * Rows marked "unverified" have not been held against the maker's table for their status bytes; where the
 * paper-out state proves wrong in the hall, choose the row without status.
 */
export const printerModels = {
  "epson-tm-t20": {
    name: "Epson TM-T20/T82",
    columns: 48,
    cut: "partial",
    feedBeforeCut: 4,
    status: "answers",
    clearsBuffer: true,
    qrCell: 6,
  },
  "epson-tm-t88": {
    name: "Epson TM-T88",
    columns: 42,
    cut: "partial",
    feedBeforeCut: 4,
    status: "answers",
    clearsBuffer: true,
    qrCell: 5,
  },
  // Unverified status.
  "xprinter-80": {
    name: "Xprinter 80 mm",
    columns: 48,
    cut: "partial",
    feedBeforeCut: 4,
    status: "answers",
    clearsBuffer: false,
    qrCell: 6,
  },
  // Unverified status.
  "generic-80": {
    name: "ESC/POS 80 mm",
    columns: 48,
    cut: "partial",
    feedBeforeCut: 4,
    status: "answers",
    clearsBuffer: false,
    qrCell: 6,
  },
  "generic-80-no-status": {
    name: "ESC/POS 80 mm",
    columns: 48,
    cut: "partial",
    feedBeforeCut: 4,
    status: "none",
    clearsBuffer: false,
    qrCell: 6,
  },
  // Unverified status.
  "generic-58": {
    name: "ESC/POS 58 mm",
    columns: 32,
    cut: "none",
    feedBeforeCut: 3,
    status: "answers",
    clearsBuffer: false,
    qrCell: 5,
  },
  "generic-58-no-status": {
    name: "ESC/POS 58 mm",
    columns: 32,
    cut: "none",
    feedBeforeCut: 3,
    status: "none",
    clearsBuffer: false,
    qrCell: 5,
  },
} as const satisfies Record<string, PrinterModel>;

export type PrinterModelId = keyof typeof printerModels;

/** The table's keys, for the configuration's schema and the settings page. */
export const printerModelIds = Object.keys(printerModels) as [PrinterModelId, ...PrinterModelId[]];
