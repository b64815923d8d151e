import type { LanguagePack } from "../../pack.ts";
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
import { indonesianLanguage } from "./language.ts";
import { numberWords } from "./numberWords.ts";

export const indonesianTexts = {
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
} as const;

/** The default language: it defines the keys and is what every other pack falls back to. */
export const indonesian: LanguagePack = {
  ...indonesianLanguage,
  numberWords,
  texts: indonesianTexts,
};
