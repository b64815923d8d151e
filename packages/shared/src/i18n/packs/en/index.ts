import type { LanguagePack, PackTexts } from "../../pack.ts";
import { admin } from "./admin.ts";
import { board } from "./board.ts";
import { common } from "./common.ts";
import { entrance } from "./entrance.ts";
import { errors } from "./errors.ts";
import { guard } from "./guard.ts";
import { health } from "./health.ts";
import { kiosk } from "./kiosk.ts";
import { landing } from "./landing.ts";
import { panel } from "./panel.ts";
import { report } from "./report.ts";
import { signIn } from "./signIn.ts";
import { slip } from "./slip.ts";
import { story } from "./story.ts";
import { technician } from "./technician.ts";
import { ticket } from "./ticket.ts";
import { englishLanguage } from "./language.ts";
import { numberWords } from "./numberWords.ts";

const englishTexts = {
  admin,
  board,
  common,
  entrance,
  errors,
  guard,
  health,
  kiosk,
  landing,
  panel,
  report,
  signIn,
  slip,
  story,
  technician,
  ticket,
} as const satisfies PackTexts;

/** Complete by compile-time check. */
export const english: LanguagePack = {
  ...englishLanguage,
  numberWords,
  texts: englishTexts,
};
