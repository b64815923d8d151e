import type { LanguageForm } from "../../pack.ts";

/** The language itself, without its texts. */
export const indonesianLanguage: LanguageForm = {
  tag: "id",
  name: "Indonesia",
  direction: "ltr",
  digits: "latn",
  font: null,
  months: [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
  ],
  days: ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"],
};
