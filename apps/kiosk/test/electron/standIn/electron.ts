import { readFileSync } from "node:fs";
import { EventEmitter } from "node:events";
import { app, asked } from "./app.ts";
import { gatedScript } from "./gated.ts";
import type {
  Browser,
  BrowserContext,
  CDPSession,
  Dialog,
  Download,
  Frame,
  Page,
  Route,
} from "playwright-core";

export { app, askedOfSystem, machine } from "./app.ts";

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

const shared = {
  browser: null as Browser | null,
  window: null as BrowserWindow | null,
  onDownload: (_event: PreventableEvent): void => {},
  downloads: [] as string[],
};
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

/** What was downloaded to the end. */
export const downloaded = (): readonly string[] => shared.downloads;

/** What a caller that is not the page gets: an invocation whose sender says to be at `url`. */
export async function invokeFrom(url: string, channel: string, argument: unknown): Promise<unknown> {
  return await invokes.get(channel)?.({ senderFrame: { url, parent: null } }, argument);
}

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
    on: (_name: "will-download", handler: (event: PreventableEvent) => void): void =>
      void (shared.onDownload = handler),
  },
};

export const ipcMain = {
  handle: (channel: string, handler: Invoke): void => void invokes.set(channel, handler),
};

export const powerSaveBlocker = {
  start: (kind: string): number => asked.blockers.push(kind),
  stop: (): void => {},
};

export const Menu = { setApplicationMenu: (): void => {} };

interface WindowOptions {
  readonly kiosk: boolean;
  readonly webPreferences: { readonly preload: string };
}
/** A key as Electron's `before-input-event` tells it. */
export interface Input {
  readonly key: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}
type OpenHandler = (details: { readonly url: string }) => { readonly action: "deny" | "allow" };

export class WebContents extends EventEmitter {
  page: Page | null = null;
  crasher: CDPSession | null = null;
  crashed = false;
  loading = false;
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
  /** Through the browser's side: a page that hangs does not hear it. */
  forcefullyCrashRenderer(): void {
    this.crasher?.send("Page.crash").catch(() => {});
  }
  isCrashed(): boolean {
    return this.crashed;
  }
  isLoading(): boolean {
    return this.loading;
  }
  async executeJavaScript(code: string): Promise<unknown> {
    return await this.page?.evaluate(code);
  }
  closeDevTools(): void {
    asked.devToolsClosed += 1;
  }
  /** A key of a plugged-in keyboard: the shell hears it before the page. */
  async press(input: Input): Promise<void> {
    const event = preventable("", true);
    this.emit("before-input-event", event, input);
    if (!event.prevented()) await this.page?.keyboard.press(nameOf(input));
  }
}

function nameOf({ key, control, meta, alt, shift }: Input): string {
  const held = [control && "Control", shift && "Shift", alt && "Alt", meta && "Meta"];
  return [...held.filter((name) => name !== false), key].join("+");
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly options: WindowOptions;
  minimized = false;
  focused = 0;
  inKiosk: boolean;
  #opensItself = false;
  #address = "";
  #context: BrowserContext | null = null;

  constructor(options: WindowOptions) {
    super();
    this.options = options;
    this.inKiosk = options.kiosk;
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
    this.#opensItself = true;
    const page = await context.newPage();
    this.#opensItself = false;
    const contents = this.webContents;
    const before = contents.page;
    contents.crasher = await context.newCDPSession(page);
    Object.assign(contents, { page, crashed: false, loading: true });
    page.on("dialog", (dialog) => void this.#dialog(dialog));
    page.on("download", (download) => void this.#download(download));
    page.on("crash", () => {
      if (contents.page === page) contents.crashed = true;
      contents.emit("render-process-gone", {}, { reason: "crashed" });
    });
    await page.goto(toHttps(this.#address));
    contents.loading = false;
    await before?.close();
  }

  /** A page that wants to be asked before it leaves: in Electron the shell answers, not a person. */
  async #dialog(dialog: Dialog): Promise<void> {
    const event = preventable("", true);
    if (dialog.type() === "beforeunload") this.webContents.emit("will-prevent-unload", event);
    await (event.prevented() ? dialog.accept() : dialog.dismiss());
  }

  async #download(download: Download): Promise<void> {
    const event = preventable(download.url(), true);
    shared.onDownload(event);
    if (event.prevented()) await download.cancel();
    else shared.downloads.push(download.url());
  }

  isMinimized(): boolean {
    return this.minimized;
  }
  restore(): void {
    this.minimized = false;
  }
  focus(): void {
    this.focused += 1;
  }
  setKiosk(on: boolean): void {
    this.inKiosk = on;
  }
  static getAllWindows(): readonly BrowserWindow[] {
    return shared.window === null ? [] : [shared.window];
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
    // A link opened by the middle of a mouse has no opener: whatever this window did not open itself is somebody's.
    context.on("page", (page) => {
      if (!this.#opensItself) this.#popup(page);
    });
    return context;
  }

  /** Chromium opens first and asks here; a denied window is closed before it has loaded anything. */
  #popup(page: Page): void {
    void this.#judge(page);
  }

  async #judge(page: Page): Promise<void> {
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
    ${gatedScript}
    const module = { exports: {} };
    ((require, module, exports) => {
      ${readFileSync(file, "utf8")}
    })(require, module, module.exports);
  })();`;
}
