import type { Browser, BrowserContext, ConsoleMessage, Page } from "playwright-core";
import type { TestHall } from "./hall.ts";

/** The sizes in which the hall's screens are looked at, CSS pixels. */
export const sizes = {
  kiosk: { width: 1080, height: 1920 },
  kioskLying: { width: 1366, height: 768 },
  board: { width: 1920, height: 1080 },
  boardUpright: { width: 1080, height: 1920 },
  boardLarge: { width: 3840, height: 2160 },
  panel: { width: 500, height: 820 },
  phone: { width: 390, height: 844 },
  office: { width: 1280, height: 900 },
  officeTall: { width: 1280, height: 1280 },
} as const;
export type SizeName = keyof typeof sizes;

/** How a screen is opened. */
export interface ScreenWish {
  readonly size: SizeName;
  /** Fingers instead of a mouse. */
  readonly touch?: boolean;
  /** Runs in every page before anything of its own. */
  readonly before?: () => void;
  /** Device pixels for one CSS pixel; default 1. */
  readonly scale?: number;
  readonly reducedMotion?: boolean;
  /** Called before the first page is there, for example to set the clock of all of them. */
  readonly prepare?: (context: BrowserContext) => Promise<void>;
}

/** One page in a browser of its own (own storage), with everything that went wrong in it. */
export interface Screen {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors in the page's console and of its scripts that no test has announced. */
  readonly troubles: () => readonly string[];
  /** These errors are what the test is about. */
  readonly expectTrouble: (pattern: RegExp) => void;
  readonly close: () => Promise<void>;
}

/** Opens an empty page; addresses off this machine are never loaded, and count as trouble. */
export async function openScreen(browser: Browser, wish: ScreenWish): Promise<Screen> {
  const context = await browser.newContext({
    viewport: sizes[wish.size],
    deviceScaleFactor: wish.scale ?? 1,
    hasTouch: wish.touch ?? false,
    locale: "id-ID",
    reducedMotion: wish.reducedMotion === true ? "reduce" : "no-preference",
  });
  context.setDefaultTimeout(20_000);
  const seen: string[] = [];
  const expected: RegExp[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") seen.push(wordsOf(message));
  });
  context.on("weberror", (error) => seen.push(String(error.error())));
  await context.route(
    (url) => /^(https?|wss?):$/.test(url.protocol) && url.hostname !== "127.0.0.1",
    async (route) => {
      seen.push(`asked for ${route.request().url()}`);
      await route.abort();
    },
  );
  if (wish.before !== undefined) await context.addInitScript(wish.before);
  await wish.prepare?.(context);
  const page = await context.newPage();
  return {
    page,
    context,
    troubles: () => seen.filter((text) => !expected.some((pattern) => pattern.test(text))),
    expectTrouble: (pattern) => expected.push(pattern),
    close: async () => await context.close(),
  };
}

function wordsOf(message: ConsoleMessage): string {
  return `${message.text()} (${message.location().url})`;
}

/** The links of the landing page, by the names that the hub gives them. */
export type LandingLink =
  | "kiosk"
  | "simulators"
  | `display-${string}`
  | `panel-${string}`
  | `guard-${string}`
  | `admin-${string}`;

/** Goes in by the front door: the landing page, and a click on the screen's link, which opens a tab of its own. */
export async function enter(
  browser: Browser,
  hall: TestHall,
  link: LandingLink,
  wish: ScreenWish,
): Promise<Screen> {
  const screen = await openScreen(browser, wish);
  await screen.page.goto(hall.url);
  const opened = screen.context.waitForEvent("page");
  await screen.page.locator(`[data-link="${link}"]`).click();
  const page = await opened;
  await screen.page.close();
  await page.waitForLoadState();
  return { ...screen, page };
}
