import { app, BrowserWindow, Menu, powerSaveBlocker, protocol, session } from "electron";
import type { Clock, Kiosk } from "../core/index.ts";
import { kioskChannels } from "../ipc/names.ts";
import type { KioskLog } from "../log.ts";
import { handleCalls } from "./handleCalls.ts";
import { lockKeyboard, pinContents, refusePermissions } from "./hardening.ts";
import { pageScheme, pageUrl } from "./ownPage.ts";
import { pageHandler } from "./pageProtocol.ts";
import { watchPage } from "./watchdog.ts";

export interface ShellParts {
  readonly kiosk: Kiosk;
  /** Folder of the built pages. */
  readonly pages: string;
  /** The built preload, CommonJS. */
  readonly preload: string;
  /** A public machine: full screen, no developer tools, no way out by keyboard. */
  readonly locked: boolean;
  readonly clock: Clock;
  readonly log: KioskLog;
}

/** The kiosk on the screen. */
export interface Shell {
  readonly window: BrowserWindow;
}

/** What has to be said before Electron is ready. */
export function prepareApp(): void {
  app.enableSandbox();
  // Guidance is spoken without a touch.
  app.commandLine.appendSwitch("autoplay-policy", "no-user-gesture-required");
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Opens the kiosk's one window on its own page, once Electron is ready. */
export async function startShell(parts: ShellParts): Promise<Shell> {
  const onFault = (error: unknown): void =>
    parts.log.error({ error: String(error) }, "A call of the kiosk's page failed.");
  Menu.setApplicationMenu(null);
  refusePermissions(session.defaultSession);
  protocol.handle(pageScheme, pageHandler(parts.pages));
  app.on("web-contents-created", (_event, contents) => pinContents(contents));
  handleCalls(parts.kiosk, onFault);
  const window = openWindow(parts);
  const { webContents } = window;
  if (parts.locked) lockKeyboard(webContents);
  watchPage({ contents: webContents, clock: parts.clock, log: parts.log });
  const end = parts.kiosk.subscribe(() => {
    if (!webContents.isDestroyed()) webContents.send(kioskChannels.state, parts.kiosk.state());
  });
  // The panel stays lit for as long as the program runs; by night the page is dark.
  const lit = powerSaveBlocker.start("prevent-display-sleep");
  window.on("closed", () => {
    end();
    powerSaveBlocker.stop(lit);
  });
  // A page that did not load is the watchdog's business.
  await window.loadURL(pageUrl).catch(onFault);
  return { window };
}

function openWindow({ preload, locked }: ShellParts): BrowserWindow {
  return new BrowserWindow({
    kiosk: locked,
    show: true,
    width: 540,
    height: 960,
    backgroundColor: "#faf7f1",
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // A page's `alert` would be a window of the system, and hold the page up.
      disableDialogs: true,
      // Hidden or not, it answers the watchdog.
      backgroundThrottling: false,
      devTools: !locked,
    },
  });
}
