export { listCounters } from "./counterList.ts";
export { dressOf, type SlipStyle } from "./dress.ts";
export { largestSize, layout, type PaperForm } from "./layout.ts";
export type { DrawnLook, Letters } from "./letters.ts";
export { type Align, fontA, type PictureLine, type Scale, type SlipLine, type TextLine } from "./lines.ts";
export { isPrintable, printableAddress, printableText } from "./printableText.ts";
export { type Slip, type SlipDress, undressed, wordsOf } from "./slip.ts";
export { legibleSlip, type SlipWish, writeSlip, zoneAbbreviation } from "./writeSlip.ts";
