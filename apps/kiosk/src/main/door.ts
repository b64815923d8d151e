import { app } from "electron";
import type { BrowserWindow } from "electron";
import type { KeyboardLock } from "./hardening.ts";

/** The technician's way out of the kiosk, for whoever has shown that they may: nothing here asks. */
export interface Door {
  /** Leaves full screen and gives keys and desktop back; the page goes on. */
  readonly leaveKioskMode: () => void;
  readonly enterKioskMode: () => void;
  /** Ends the program, and it is not begun again before the next session. */
  readonly quit: () => void;
}

/** @param keyboard null: it was never locked, as on a developer's machine */
export function createDoor(window: BrowserWindow, keyboard: KeyboardLock | null): Door {
  const be = (locked: boolean): void => {
    keyboard?.set(locked);
    window.setKiosk(locked);
  };
  return {
    leaveKioskMode: () => be(false),
    enterKioskMode: () => {
      if (keyboard !== null) be(true);
    },
    quit: () => app.quit(),
  };
}
