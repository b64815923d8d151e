import type { SpokenLanguage } from "@giliran/display/announce";

/**
 * What espeak-ng must be given where its own reading is wrong or the clip's name is no text. In double brackets:
 * its phonemes, stress before the vowel; `@` is the pepet (the e of "enam"), `E` the taling (the e of "loket").
 * Pepet and taling after KBBI: empat, enam, belas, sebelas with pepet; loket, antrean with taling.
 */
export const spellings: Readonly<Record<SpokenLanguage, Readonly<Record<string, string>>>> = {
  id: {
    "panggilan-ulang": "panggilan ulang",
    "nomor-antrean": "[[n'omOR antR2'Ean]]",
    "nomor-antrian": "[[n'omOR antR2'ian]]",
    "silakan-menuju-loket": "[[sil'akan m@n'udZu l'okEt]]",
    empat: "[[@mp'at]]",
    enam: "[[@n'am]]",
    belas: "[[b@l'as]]",
    sebelas: "[[s@b@l'as]]",
  },
  // espeak-ng has no Javanese.
  jv: {},
  en: {
    "calling-again": "calling again",
    "please-go-to-counter": "please go to counter",
  },
};
