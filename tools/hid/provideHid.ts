import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Debian, installPackages, thisMachine } from "../debian/packages.ts";

/** What a person must do where nothing can be installed by itself. */
export const advice =
  "The thermometer's library does not load: install libusb and libudev (Debian: `apt-get install libusb-1.0-0 libudev1`).";

export interface HidMachine extends Debian {
  /** Whether node-hid loads here and lists devices. */
  readonly loads: () => boolean;
}

/** The libraries that node-hid needs, installed where that is possible; else one sentence that says what to install. */
export function provideHid(machine: HidMachine = here): { ok: true } | { ok: false; error: string } {
  if (machine.loads()) return { ok: true };
  if (!machine.mayInstall()) return { ok: false, error: advice };
  machine.say("No libusb here: installing Debian's package.");
  const installed = installPackages(machine, ["libusb-1.0-0", "libudev1"]) && machine.loads();
  return installed ? { ok: true } : { ok: false, error: `Debian's packages did not help. ${advice}` };
}

const here: HidMachine = {
  ...thisMachine,
  // In a process of its own: what failed to load once is not tried again in the same one.
  loads: () => {
    const cwd = join(import.meta.dirname, "..", "..", "apps", "kiosk");
    const asking = "import('node-hid').then((hid) => hid.default.devicesAsync())";
    return spawnSync(process.execPath, ["--input-type=module", "-e", asking], { cwd }).status === 0;
  },
};
