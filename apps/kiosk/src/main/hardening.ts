import type { Session, WebContents } from "electron";
import { isShellKey } from "../shellKeys.ts";
import { pageUrl } from "./ownPage.ts";

/** Nobody is granted anything: the kiosk's page needs no permission at all. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, grant) => grant(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on("will-download", (event) => event.preventDefault());
}

/** Pins a page to where it is: no navigation elsewhere, redirect, new window or webview leads away from it. It may load itself anew. */
export function pinContents(contents: WebContents): void {
  const stay = (event: WillNavigate): void => {
    if (!event.isMainFrame || event.url !== pageUrl) event.preventDefault();
  };
  contents.on("will-navigate", stay);
  contents.on("will-frame-navigate", stay);
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  // A page that wants to be asked before it leaves would hold up the watchdog: here this event means "go on".
  contents.on("will-prevent-unload", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
}

/** What both events of Electron tell of a navigation that a page wants. */
interface WillNavigate {
  readonly url: string;
  readonly isMainFrame: boolean;
  readonly preventDefault: () => void;
}

/**
 * Takes from a keyboard, should one be plugged in, what only a technician needs: developer tools, reload, zoom, closing.
 * Developer tools that are opened in another way are closed at once.
 */
export function lockKeyboard(contents: WebContents): void {
  contents.on("before-input-event", (event, input) => {
    if (isShellKey(input)) event.preventDefault();
  });
  contents.on("devtools-opened", () => contents.closeDevTools());
  contents.setVisualZoomLevelLimits(1, 1).catch(() => {
    // The page went away meanwhile; the next one sets its own.
  });
}
