import { accessSync, constants, readFileSync, realpathSync, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/** What the search looks at; tests give their own. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge-stable",
];
const fixedPlaces: Readonly<Record<string, readonly string[]>> = {
  linux: ["/usr/bin/chromium", "/usr/lib/chromium/chromium", "/opt/google/chrome/chrome"],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: ["C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"],
};
const largestScript = 64_000;

/**
 * Finds a Chromium that playwright-core can drive: the one that GILIRAN_CHROMIUM names, else the usual names
 * on the PATH, else the usual places.
 * @returns the path of the program, or null when there is none
 * @throws Error when GILIRAN_CHROMIUM names no program: a wish is never passed over in silence
 */
export function findChromium(machine: Machine = process): string | null {
  const wished = machine.env["GILIRAN_CHROMIUM"];
  if (wished !== undefined && wished !== "") {
    if (isProgram(wished)) return wished;
    throw new Error(`GILIRAN_CHROMIUM is set to ${wished}, and there is no program of that name.`);
  }
  const folders = (machine.env["PATH"] ?? "").split(delimiter).filter((folder) => isAbsolute(folder));
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const places = [...onPath, ...(fixedPlaces[machine.platform] ?? [])];
  return places.find((path) => isProgram(path) && !isSnapStub(path)) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Ubuntu's package of that name is a script that asks for the snap, or leads into it: the snap cannot see the
 * temporary profile, and starts nothing in a container.
 */
function isSnapStub(path: string): boolean {
  const real = realpathSync(path);
  if (real.startsWith("/snap/") || real.endsWith("/bin/snap")) return true;
  if (statSync(real).size > largestScript) return false;
  return /\/snap\/|snap install/.test(readFileSync(real, "utf8"));
}
