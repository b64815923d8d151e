import { type Debian, installPackages, thisMachine } from "../debian/packages.ts";
import { findChromium } from "./findChromium.ts";

/** What a person must do where nothing can be installed by itself. */
export const advice =
  "No Chromium was found: install it (Debian: `apt-get install chromium`; elsewhere Chromium or Google Chrome), or name its program in GILIRAN_CHROMIUM.";

/** The facts and powers that the decision needs; tests give their own. */
export interface Installer extends Debian {
  readonly find: () => string | null;
}

/**
 * Finds a Chromium, installing Debian's package where that is possible. It needs no fonts beside it: every
 * page brings its own.
 * @returns its path, or one sentence that says what to install
 */
export function provideChromium(
  installer: Installer = { ...thisMachine, find: findChromium },
): { ok: true; value: string } | { ok: false; error: string } {
  const present = installer.find();
  if (present !== null) return { ok: true, value: present };
  if (!installer.mayInstall()) return { ok: false, error: advice };
  installer.say("No Chromium here: installing Debian's package (about 100 MB).");
  const found = installPackages(installer, ["chromium"]) ? installer.find() : null;
  if (found !== null) return { ok: true, value: found };
  return { ok: false, error: `Debian's package chromium could not be installed. ${advice}` };
}
