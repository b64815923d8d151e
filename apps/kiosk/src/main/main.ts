// The kiosk in Electron. The settings are those of the browser host's program: README.md names them.
import { join } from "node:path";
import { app } from "electron";
import { pino } from "pino";
import { type KioskLife, openLife } from "../identity/openLife.ts";
import { remembering } from "../log.ts";
import { readProgramOptions } from "../programOptions.ts";
import { prepareApp, startShell } from "./startShell.ts";

const log = remembering(pino({ name: "kiosk" }));
const built = join(import.meta.dirname, "..");

prepareApp();
if (app.requestSingleInstanceLock()) await main();
else app.quit();

async function main(): Promise<void> {
  const options = readProgramOptions(process.env);
  if (!options.ok) {
    log.error({}, options.error);
    app.exit(1);
    return;
  }
  const { withoutPaper, ...rest } = options.value;
  const leave = { by: "program", go: () => app.quit() } as const;
  const { assembled, turned } = openLife({ ...rest, settings: { withoutPaper }, log, leave });
  void beginAnew(turned);
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
  await startShell({
    kiosk: assembled.kiosk,
    pages: join(built, "renderer"),
    preload: join(built, "preload", "preload.cjs"),
    locked: app.isPackaged,
    log,
  });
}

/** The program is its own next life: nothing of the last one is left in it. */
async function beginAnew(turned: KioskLife["turned"]): Promise<void> {
  log.info({ turn: await turned }, "The kiosk begins anew.");
  app.relaunch();
  app.quit();
}
