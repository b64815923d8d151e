import { rightToLeftPack } from "@giliran/shared/testing";
import type { HallWish } from "../../e2e/hall.ts";
import type { Studio } from "../studio.ts";
import { tellOfTheBoard } from "./board.ts";
import { tellOfTheCrowd, tellOfTheDay } from "./crowd.ts";
import { tellOfTheGate } from "./gate.ts";
import { staffed } from "./history.ts";
import {
  tellOfTheIdleKiosk,
  tellOfTheKiosk,
  tellOfTheKioskFromTheRight,
  tellOfTheKiosksTroubles,
  tellOfTheOtherKiosks,
} from "./kiosk.ts";
import { tellOfThePhone } from "./phone.ts";
import { tellOfVisits } from "./visits.ts";
import { tellOfTheLanding, tellOfTheOffice, tellOfThePanel } from "./staff.ts";

/** How a hall came into the states that its pictures show; each is told in a hall of its own. */
export interface Story {
  readonly about: string;
  readonly hall: HallWish;
  readonly tell: (studio: Studio) => Promise<void>;
}

/** A small hall, so that few fill it. */
function fullAt(capacity: number): HallWish {
  return { edit: (file) => file.replace("capacity: 100", `capacity: ${String(capacity)}`) };
}

/** A language of the hall's own, written from the right. */
const inArabic: HallWish = {
  packs: [rightToLeftPack],
  edit: (file) => staffed.edit(file).replace("\n  languages: [id, en]\n", "\n  languages: [id, en, ar]\n"),
};

export const stories: readonly Story[] = [
  { about: "the kiosk", hall: staffed, tell: tellOfTheKiosk },
  { about: "the kiosk in easy mode, and lying", hall: staffed, tell: tellOfTheOtherKiosks },
  { about: "the kiosk from right to left", hall: inArabic, tell: tellOfTheKioskFromTheRight },
  { about: "the kiosk's troubles", hall: staffed, tell: tellOfTheKiosksTroubles },
  { about: "the idle kiosk", hall: {}, tell: tellOfTheIdleKiosk },
  { about: "the call screen", hall: staffed, tell: tellOfTheBoard },
  { about: "the panel", hall: staffed, tell: tellOfThePanel },
  { about: "the start page", hall: {}, tell: tellOfTheLanding },
  { about: "the office", hall: staffed, tell: tellOfTheOffice },
  { about: "the phone", hall: staffed, tell: tellOfThePhone },
  { about: "a full hall", hall: fullAt(3), tell: tellOfTheCrowd },
  { about: "the health gate", hall: { gate: true }, tell: tellOfTheGate },
  { about: "the supervisor's day", hall: staffed, tell: tellOfTheDay },
  { about: "visits of several steps, and groups", hall: staffed, tell: tellOfVisits },
];
