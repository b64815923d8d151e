import { readFileSync } from "node:fs";
import { EventEmitter } from "node:events";
import type { Browser, BrowserContext, Frame, Page, Route } from "playwright-core";

/**
 * A stand-in for the module `electron`: the few parts that the kiosk's shell uses, over a real Chromium. It is not
 * Electron. What it cannot show stands in docs/not-observed.md.
 *
 * A scheme of `protocol.handle` becomes `https://<host>.<scheme>.test`, a secure context, answered by the real handler
 * with its real headers; the real preload runs before the page's scripts with a `require("electron")` of its own.
 */

type Invoke = (event: unknown, argument: unknown) => unknown;
type SchemeHandler = (request: Request) => Promise<Response>;
type Grant = (granted: boolean) => void;

interface PreventableEvent {
  readonly isMainFrame: boolean;
  readonly url: string;
  readonly preventDefault: () => void;
  readonly prevented: () => boolean;
}

function preventable(url: string, isMainFrame: boolean): PreventableEvent {
  let prevented = false;
  return { url, isMainFrame, preventDefault: () => void (prevented = true), prevented: () => prevented };
}

const shared: { browser: Browser | null; window: BrowserWindow | null } = { browser: null, window: null };
const schemes = new Map<string, SchemeHandler>();
const invokes = new Map<string, Invoke>();
const permissions: { request: ((contents: unknown, name: string, grant: Grant) => void) | null } = {
  request: null,
};

/** Tells the stand-in which Chromium to stand on. */
export function standOn(browser: Browser): void {
  shared.browser = browser;
}

/** The window that the shell has opened. */
export function openedWindow(): BrowserWindow {
  if (shared.window === null) throw new Error("The shell has opened no window.");
  return shared.window;
}

/** What a caller that is not the page gets: an invocation whose sender says to be at `url`. */
export async function invokeFrom(url: string, channel: string, argument: unknown): Promise<unknown> {
  return await invokes.get(channel)?.({ senderFrame: { url, parent: null } }, argument);
}

export class App extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = { appendSwitch: (): void => {} };
  enableSandbox(): void {}
  requestSingleInstanceLock(): boolean {
    return true;
  }
  async whenReady(): Promise<void> {}
  quit(): void {}
  exit(): void {}
}
export const app = new App();

export const protocol = {
  registerSchemesAsPrivileged: (): void => {},
  handle: (scheme: string, handler: SchemeHandler): void => void schemes.set(scheme, handler),
};

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: (contents: unknown, name: string, grant: Grant) => void): void =>
      void (permissions.request = handler),
    setPermissionCheckHandler: (): void => {},
    setDevicePermissionHandler: (): void => {},
    on: (): void => {},
  },
};

export const ipcMain = {
  handle: (channel: string, handler: Invoke): void => void invokes.set(channel, handler),
};

export const Menu = { setApplicationMenu: (): void => {} };

interface WindowOptions {
  readonly webPreferences: { readonly preload: string };
}
type OpenHandler = (details: { readonly url: string }) => { readonly action: "deny" | "allow" };

export class WebContents extends EventEmitter {
  page: Page | null = null;
  openHandler: OpenHandler = () => ({ action: "allow" });
  readonly #reload: () => Promise<void>;

  constructor(reload: () => Promise<void>) {
    super();
    this.#reload = reload;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  async setVisualZoomLevelLimits(): Promise<void> {}
  isDestroyed(): boolean {
    return this.page === null || this.page.isClosed();
  }
  /** As in Electron: fire and forget; nobody hears it where there is no page. */
  send(channel: string, message: unknown): void {
    this.page
      ?.evaluate(
        ([name, value]) => globalThis.dispatchEvent(new CustomEvent(`ipc:${name}`, { detail: value })),
        [channel, message] as const,
      )
      .catch(() => {});
  }
  reload(): void {
    void this.#reload();
  }
  forcefullyCrashRenderer(): void {
    this.page?.goto("chrome://crash").catch(() => {});
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly options: WindowOptions;
  #address = "";
  #context: BrowserContext | null = null;

  constructor(options: WindowOptions) {
    super();
    this.options = options;
    this.webContents = new WebContents(() => this.#load());
    shared.window = this;
    app.emit("web-contents-created", {}, this.webContents);
  }

  async loadURL(address: string): Promise<void> {
    this.#address = address;
    await this.#load();
  }

  async close(): Promise<void> {
    await this.#context?.close();
    this.emit("closed");
  }

  async #load(): Promise<void> {
    const context = this.#context ?? (await this.#open());
    const page = await context.newPage();
    const before = this.webContents.page;
    this.webContents.page = page;
    page.on("crash", () => this.webContents.emit("render-process-gone", {}, { reason: "crashed" }));
    await page.goto(toHttps(this.#address));
    await before?.close();
  }

  async #open(): Promise<BrowserContext> {
    if (shared.browser === null) throw new Error("The stand-in stands on no browser.");
    const context = await shared.browser.newContext({ viewport: { width: 540, height: 960 } });
    this.#context = context;
    await context.route("**/*", (route) => this.#answer(route));
    await context.exposeBinding("standInInvoke", async ({ frame }, channel: string, argument: unknown) => {
      const handler = invokes.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      return await handler(
        { senderFrame: { url: toScheme(frame.url()), parent: frame.parentFrame() } },
        argument,
      );
    });
    await context.exposeBinding("standInPermission", async (_source, name: string) => mayHave(name));
    await context.addInitScript(preloadScript(this.options.webPreferences.preload));
    context.on("page", (page) => this.#popup(page));
    return context;
  }

  /** Chromium opens first and asks here; a denied window is closed before it has loaded anything. */
  #popup(page: Page): void {
    void this.#judge(page);
  }

  async #judge(page: Page): Promise<void> {
    if ((await page.opener()) === null) return;
    const { action } = this.webContents.openHandler({ url: page.url() });
    if (action === "deny") await page.close();
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const frame = frameOf(route);
    // The first request of a popup arrives before it has a frame.
    if (frame === null) return await route.abort();
    const address = toScheme(request.url());
    const leads = request.isNavigationRequest() && frame.page() === this.webContents.page;
    if (leads) {
      const isMain = frame.parentFrame() === null;
      const event = preventable(address, isMain);
      if (isMain) this.webContents.emit("will-navigate", event);
      this.webContents.emit("will-frame-navigate", event);
      if (event.prevented()) return await route.fulfill({ status: 204 });
    }
    const handler = schemes.get(new URL(address).protocol.slice(0, -1));
    if (handler === undefined) return await route.abort();
    const response = await handler(new Request(address, { method: request.method() }));
    return await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }
}

function frameOf(route: Route): Frame | null {
  try {
    return route.request().frame();
  } catch {
    return null;
  }
}

async function mayHave(name: string): Promise<boolean> {
  const { request } = permissions;
  if (request === null) return true;
  return await new Promise((resolve) => request(shared.window?.webContents, name, resolve));
}

/** kiosk://app/x to https://app.kiosk.test/x. */
export function toHttps(address: string): string {
  const [, scheme, host, rest] = /^([a-z]+):\/\/([^/]*)(.*)$/.exec(address) ?? [];
  return `https://${host ?? ""}.${scheme ?? ""}.test${rest ?? ""}`;
}

/** And back, without touching how the path is encoded. Other addresses stay as they are. */
export function toScheme(address: string): string {
  const [, host, scheme, rest] = /^https:\/\/([^/]*)\.([a-z]+)\.test(\/.*)?$/.exec(address) ?? [];
  return host === undefined || scheme === undefined ? address : `${scheme}://${host}${rest ?? ""}`;
}

/** The built preload with what Electron gives it. Both worlds are one here: isolation is not to be seen. */
function preloadScript(file: string): string {
  return `(() => {
    const electron = {
      contextBridge: { exposeInMainWorld: (name, value) => Object.defineProperty(globalThis, name, { value }) },
      ipcRenderer: {
        invoke: (channel, argument) => globalThis.standInInvoke(channel, argument),
        on: (channel, listener) =>
          globalThis.addEventListener("ipc:" + channel, (event) => listener({}, event.detail)),
        removeListener: () => {},
      },
    };
    const require = (name) => {
      if (name !== "electron") throw new Error("A sandboxed preload has no module " + name);
      return electron;
    };
    const ask = async (name) => {
      if (!(await globalThis.standInPermission(name))) throw new DOMException("denied", "NotAllowedError");
    };
    Notification.requestPermission = () => ask("notifications").then(() => "granted", () => "denied");
    navigator.mediaDevices.getUserMedia = async () => { await ask("media"); return new MediaStream(); };
    const module = { exports: {} };
    ((require, module, exports) => {
      ${readFileSync(file, "utf8")}
    })(require, module, module.exports);
  })();`;
}
