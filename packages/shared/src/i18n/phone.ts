import type { LanguagePack } from "./pack.ts";
import { common as englishCommon } from "./packs/en/common.ts";
import { englishLanguage } from "./packs/en/language.ts";
import { ticket as englishTicket } from "./packs/en/ticket.ts";
import { common } from "./packs/id/common.ts";
import { indonesianLanguage } from "./packs/id/language.ts";
import { ticket } from "./packs/id/ticket.ts";
import { createTexts, type Texts } from "./texts.ts";

const indonesian: LanguagePack = { ...indonesianLanguage, numberWords: null, texts: { common, ticket } };
const english: LanguagePack = {
  ...englishLanguage,
  numberWords: null,
  texts: { common: englishCommon, ticket: englishTicket },
};

/** The bundled languages with the texts of the phone page alone, which is to be small. */
export const phonePacks: readonly LanguagePack[] = [indonesian, english];

/** The phone page's texts in a bundled language; Indonesian where it is not bundled. */
export function phoneTexts(tag: string): Texts {
  return createTexts(phonePacks.find((pack) => pack.tag === tag) ?? indonesian, indonesian);
}
