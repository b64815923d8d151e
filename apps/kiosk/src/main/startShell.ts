import { app, BrowserWindow, Menu, protocol, session } from "electron";
import { machineClock } from "../core/index.ts";
import type { Kiosk } from "../core/index.ts";
import { kioskChannels } from "../ipc/names.ts";
import type { KioskLog } from "../log.ts";
import { handleCalls } from "./handleCalls.ts";
import { pinContents, refusePermissions, silenceKeyboard } from "./hardening.ts";
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
  readonly log: KioskLog;
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
export async function startShell(parts: ShellParts): Promise<BrowserWindow> {
  const onFault = (error: unknown): void =>
    parts.log.error({ error: String(error) }, "A call of the kiosk's page failed.");
  Menu.setApplicationMenu(null);
  refusePermissions(session.defaultSession);
  protocol.handle(pageScheme, pageHandler(parts.pages));
  app.on("web-contents-created", (_event, contents) => pinContents(contents));
  handleCalls(parts.kiosk, onFault);
  const window = new BrowserWindow({
    kiosk: parts.locked,
    show: true,
    width: 540,
    height: 960,
    backgroundColor: "#faf7f1",
    autoHideMenuBar: true,
    webPreferences: {
      preload: parts.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !parts.locked,
    },
  });
  const { webContents } = window;
  if (parts.locked) silenceKeyboard(webContents);
  watchPage({ contents: webContents, clock: machineClock, log: parts.log });
  const end = parts.kiosk.subscribe(() => {
    if (!webContents.isDestroyed()) webContents.send(kioskChannels.state, parts.kiosk.state());
  });
  window.on("closed", end);
  // A page that did not load is the watchdog's business.
  await window.loadURL(pageUrl).catch(onFault);
  return window;
}
