import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { App } from "electron";
import type { KioskLog } from "../log.ts";

export interface AutostartParts {
  readonly app: Pick<App, "setLoginItemSettings" | "getPath">;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly log: KioskLog;
}

/**
 * Has a packaged kiosk begin with the desktop's session: a login item on Windows, an entry of the user's own for an
 * AppImage. The .deb brings an entry for every user, and a unit that keeps it alive.
 */
export function beginWithSession({ app, env, platform, log }: AutostartParts): void {
  if (platform === "win32") app.setLoginItemSettings({ openAtLogin: true });
  const image = env["APPIMAGE"];
  if (platform !== "linux" || image === undefined) return;
  const file = join(app.getPath("appData"), "autostart", "giliran-kiosk.desktop");
  try {
    keepFile(file, entryFor(image));
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    log.error({}, `The kiosk does not begin by itself with the next session: ${sentence}`);
  }
}

/** Quoted as the Desktop Entry Specification wants it: in quotes, and `%` doubled. */
function entryFor(program: string): string {
  const quoted = program.replaceAll(/[\\"$`]/g, String.raw`\\$&`).replaceAll("%", "%%");
  return `[Desktop Entry]\nType=Application\nName=Giliran kiosk\nExec="${quoted}"\n`;
}

function keepFile(file: string, text: string): void {
  if (readOr(file) === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function readOr(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
