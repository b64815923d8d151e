import { createHash } from "node:crypto";
import type { CommandId } from "@giliran/shared/domain";
import type { Browser, BrowserContext } from "playwright-core";
import { type HallWish, openHall, type TestHall } from "../e2e/hall.ts";
import { morning, standingClock } from "../e2e/hallClock.ts";
import {
  enter,
  type LandingLink,
  openScreen,
  type Screen,
  type ScreenWish,
  type SizeName,
} from "../e2e/screens.ts";
import { makeStill } from "./still.ts";

/** What kind of screen a picture shows: each has rules of its own (ux.md). */
export type ScreenKind = "kiosk" | "board" | "panel" | "admin" | "landing" | "simulators" | "phone";

/** A picture that is about to be taken: nothing moves on the page. */
export interface Subject {
  /** Name of the file, without its ending. */
  readonly name: string;
  readonly kind: ScreenKind;
  readonly screen: Screen;
}

/** A hall that a story is told in. */
export interface Studio {
  readonly hall: TestHall;
  readonly enter: (link: LandingLink, wish: ScreenWish) => Promise<Screen>;
  readonly visit: (address: string, wish: ScreenWish) => Promise<Screen>;
  /** Takes the picture of this moment. */
  readonly show: (name: string, kind: ScreenKind, screen: Screen) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How pictures are taken. */
export interface StudioWish {
  /** Device pixels for one CSS pixel of a screen of this size. */
  readonly scale: (size: SizeName) => number;
  readonly printerPort: number;
  /** So long nothing on a page may change before its picture is taken, ms. */
  readonly quietMs: number;
  readonly take: (subject: Subject) => Promise<void>;
}

/** Opens a hall of its own for one story, in which time stands still until the story advances it. */
export async function openStudio(
  browser: Browser,
  wish: StudioWish,
  hallWish: HallWish = {},
): Promise<Studio> {
  const hall = await openHall({
    clock: standingClock(),
    kioskIds: seededIds(),
    printerPort: wish.printerPort,
    publicAddress: "http://giliran.magetan.example",
    ...hallWish,
  });
  const screens: Screen[] = [];
  const posed = (wanted: ScreenWish): ScreenWish => ({
    scale: wish.scale(wanted.size),
    ...wanted,
    // A kiosk shows no clock, and its settling and idling are timed.
    ...(!wanted.size.startsWith("kiosk") && { prepare: stopClock }),
  });
  const keep = (screen: Screen): Screen => {
    screens.push(screen);
    return screen;
  };
  return {
    hall,
    enter: async (link, wanted) => keep(await enter(browser, hall, link, posed(wanted))),
    visit: async (address, wanted) => {
      const screen = keep(await openScreen(browser, posed(wanted)));
      await screen.page.goto(address);
      return screen;
    },
    show: async (name, kind, screen) => {
      await makeStill(screen.page, wish.quietMs);
      await wish.take({ name, kind, screen });
    },
    close: async () => {
      for (const screen of screens.splice(0)) await screen.close();
      await hall.stop();
    },
  };
}

/** The machine's date stands on the hall's morning; timers go on, and pages count from the hub's frames. */
async function stopClock(context: BrowserContext): Promise<void> {
  await context.clock.setFixedTime(morning);
}

/** The same ids and secrets at each run. */
function seededIds(): NonNullable<HallWish["kioskIds"]> {
  let count = 0;
  const draw = (): string => {
    count += 1;
    return createHash("sha256")
      .update(`pictures ${String(count)}`)
      .digest("hex")
      .slice(0, 32);
  };
  return { commandId: () => draw() as CommandId, secret: draw };
}
