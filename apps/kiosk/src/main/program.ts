import { join } from "node:path";
import { app, BrowserWindow } from "electron";
import { machineClock } from "../core/index.ts";
import { type KioskLife, openLife } from "../identity/openLife.ts";
import type { KioskLog } from "../log.ts";
import { readProgramOptions } from "../programOptions.ts";
import { beginWithSession } from "./autostart.ts";
import { beginAgain } from "./restart.ts";
import { prepareApp, type Shell, startShell } from "./startShell.ts";
import { forbiddenSwitch } from "./switches.ts";

export interface ProgramParts {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of the built program, with `renderer` and `preload` in it. */
  readonly built: string;
  readonly log: KioskLog;
}

/**
 * The kiosk in Electron, until it ends. A second start brings the first one's window to the front and ends itself.
 * @returns null where it does not begin: a sentence in the log says why
 */
export async function runProgram({ env, built, log }: ProgramParts): Promise<Shell | null> {
  prepareApp();
  const forbidden = app.isPackaged ? forbiddenSwitch((name) => app.commandLine.hasSwitch(name)) : null;
  if (forbidden !== null) return refuse(log, `A kiosk does not begin with --${forbidden}.`);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return null;
  }
  app.on("second-instance", showFirst);
  const options = readProgramOptions({ GILIRAN_TOKEN_FILE: join(app.getPath("userData"), "token"), ...env });
  if (!options.ok) return refuse(log, options.error);
  if (app.isPackaged) beginWithSession({ app, env, platform: process.platform, log });
  const { withoutPaper, night, ...rest } = options.value;
  const leave = { by: "program", go: () => app.quit() } as const;
  const { assembled, turned } = openLife({ ...rest, settings: { withoutPaper, night }, log, leave });
  void nextLife(turned, env, log);
  let stopped = false;
  app.on("before-quit", (event) => {
    if (stopped) return;
    stopped = true;
    event.preventDefault();
    void assembled.stop().finally(() => app.quit());
  });
  app.on("window-all-closed", () => app.quit());
  await app.whenReady();
  await assembled.start();
  return await startShell({
    kiosk: assembled.kiosk,
    pages: join(built, "renderer"),
    preload: join(built, "preload", "preload.cjs"),
    locked: app.isPackaged,
    clock: machineClock,
    log,
  });
}

function refuse(log: KioskLog, sentence: string): null {
  log.error({}, sentence);
  app.exit(1);
  return null;
}

function showFirst(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** The program is its own next life: nothing of the last one is left in it. */
async function nextLife(turned: KioskLife["turned"], env: ProgramParts["env"], log: KioskLog): Promise<void> {
  log.info({ turn: await turned }, "The kiosk begins anew.");
  beginAgain(app, env);
}
