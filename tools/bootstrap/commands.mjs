/**
 * What a root script runs after the set-up.
 * @typedef {{ entry: string | null; needsBuild: boolean; about: string }} Command
 */

/** @type {Readonly<Record<string, Command>>} */
export const commands = {
  bootstrap: { entry: null, needsBuild: true, about: "set up only: packages and build" },
  build: { entry: "tools/build/main.ts", needsBuild: false, about: "build the pages and programs" },
  start: { entry: "tools/start/main.ts", needsBuild: true, about: "run the sample hall" },
  test: { entry: "tools/test/main.ts", needsBuild: false, about: "run every check and test" },
  dev: { entry: "tools/dev/main.ts", needsBuild: false, about: "work on the pages with hot reload" },
  kiosk: { entry: "tools/kiosk/main.ts", needsBuild: true, about: "run the kiosk in Electron" },
  package: { entry: "tools/package/main.ts", needsBuild: true, about: "package the kiosk with Electron" },
  capture: {
    entry: "apps/kiosk/src/devices/capture/main.ts",
    needsBuild: false,
    about: "record an unknown temperature scanner, and draft its row",
  },
  bench: { entry: "tools/bench/main.ts", needsBuild: true, about: "measure against the floor" },
  mutation: {
    entry: "tools/mutation/main.ts",
    needsBuild: true,
    about: "break five rules and see which tests notice",
  },
  "test:hardware": {
    entry: "tools/hardware/main.ts",
    needsBuild: false,
    about: "the kiosk's devices on real device files in an emulated machine",
  },
  "test:install": {
    entry: "tools/freshDebian/main.ts",
    needsBuild: true,
    about: "the installer on a fresh Debian",
  },
  pictures: { entry: "tools/pictures/main.ts", needsBuild: true, about: "renew docs/pictures" },
  simulate: {
    entry: "tools/simulate/main.ts",
    needsBuild: false,
    about: "live through simulated days and check every invariant",
  },
  voice: { entry: "tools/voice/main.ts", needsBuild: false, about: "renew the voice clips" },
};

/**
 * Finds the command by its name.
 * @param {string | undefined} name the first argument
 * @returns {{ ok: true; value: Command } | { ok: false; error: string }} the command, or one sentence
 */
export function findCommand(name) {
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return { ok: true, value: command };
  const known = Object.keys(commands).join(", ");
  return {
    ok: false,
    error: name ? `There is no command "${name}"; there are: ${known}.` : `Name a command: ${known}.`,
  };
}
