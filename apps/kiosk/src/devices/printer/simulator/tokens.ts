/** One command or piece of text, as the simulated printer understood it. */
export type Token =
  | { readonly kind: "text"; readonly bytes: readonly number[] }
  | { readonly kind: "lineFeed" }
  | { readonly kind: "feed"; readonly lines: number }
  | { readonly kind: "initialize" }
  | { readonly kind: "ignored"; readonly name: string }
  | { readonly kind: "codePage"; readonly page: number }
  | { readonly kind: "emphasis"; readonly on: boolean }
  | { readonly kind: "align"; readonly align: PrintedAlign }
  | { readonly kind: "size"; readonly width: number; readonly height: number }
  | { readonly kind: "statusBack"; readonly on: boolean }
  | { readonly kind: "paperSensor" }
  | { readonly kind: "cut"; readonly mode: "partial" | "full" }
  | { readonly kind: "qr"; readonly step: QrStep }
  /** One band of dots: `bytes` wide, rows from the top. */
  | { readonly kind: "raster"; readonly bytes: number; readonly dots: readonly number[] }
  | { readonly kind: "realtimeStatus"; readonly question: number }
  | { readonly kind: "clearBuffer" }
  /** Bytes that are no command this printer knows; a slip that causes one is wrong. */
  | { readonly kind: "fault"; readonly bytes: readonly number[]; readonly reason: string };

export type PrintedAlign = "left" | "center" | "right";

export type QrStep =
  | { readonly name: "model"; readonly model: number }
  | { readonly name: "cell"; readonly dots: number }
  | { readonly name: "level"; readonly level: QrLevel }
  | { readonly name: "store"; readonly data: string }
  | { readonly name: "print" };

export type QrLevel = "L" | "M" | "Q" | "H";
