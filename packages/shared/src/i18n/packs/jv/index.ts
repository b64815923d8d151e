import type { LanguagePack } from "../../pack.ts";
import { common } from "./common.ts";
import { kiosk } from "./kiosk.ts";
import { numberWords } from "./numberWords.ts";
import { slip } from "./slip.ts";

/**
 * Javanese (krama, in Latin letters) for slips and the visitor's way at the kiosk; the rest is in Indonesian. It comes with
 * the hub as a pack of the hall: a file of the data folder with the same tag takes its place. No native reader has
 * reviewed it (docs/not-observed.md).
 */
export const javanese: LanguagePack = {
  tag: "jv",
  name: "Basa Jawa",
  direction: "ltr",
  digits: "latn",
  font: null,
  months: [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mèi",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
  ],
  days: ["Ngahad", "Senèn", "Selasa", "Rebo", "Kemis", "Jemuwah", "Setu"],
  numberWords,
  texts: { common, kiosk, slip },
};
