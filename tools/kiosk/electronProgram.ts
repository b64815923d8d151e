import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runForeground } from "../bootstrap/programs.mjs";

/** Where Electron's program may be; tests give their own. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

/** What a person can do where it cannot be fetched. */
export const advice =
  "Electron's program is not here and could not be fetched: run `npx install-electron` in apps/kiosk on a machine with the internet, or name the folder of an unpacked Electron in ELECTRON_OVERRIDE_DIST_PATH.";

const programs: Readonly<Record<string, string>> = {
  darwin: "Electron.app/Contents/MacOS/Electron",
  win32: "electron.exe",
};

/**
 * Finds Electron's program: in the folder that ELECTRON_OVERRIDE_DIST_PATH names, else in the npm package.
 * The package arrives without it, and importing the package would download it unasked.
 * @param folder of the npm package
 * @returns the path, or null when it is not there
 * @throws Error when ELECTRON_OVERRIDE_DIST_PATH names a folder without it
 */
export function findElectron(folder: string, machine: Machine = process): string | null {
  const program = programs[machine.platform] ?? "electron";
  const override = machine.env["ELECTRON_OVERRIDE_DIST_PATH"];
  if (override !== undefined && override !== "") {
    const path = join(override, program);
    if (existsSync(path)) return path;
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH is set to ${override}, and there is no ${program} in it.`);
  }
  const note = join(folder, "path.txt");
  const path = join(folder, "dist", existsSync(note) ? readFileSync(note, "utf8").trim() : program);
  return existsSync(path) ? path : null;
}

/**
 * Electron's program, fetched once where it is not here.
 * @param folder of the npm package
 * @returns null where it could not be fetched
 */
export async function provideElectron(
  folder: string,
  context: Parameters<typeof runForeground>[2],
): Promise<string | null> {
  const found = findElectron(folder);
  if (found !== null) return found;
  console.log("Electron's program is not here yet: fetching it (about 120 MB, once).");
  const code = await runForeground(process.execPath, [join(folder, "install.js")], context);
  return code === 0 ? findElectron(folder) : null;
}
