import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  type DesignedState,
  designedStates,
  installBridge,
  openState,
  pageHandler,
  readCode,
  sampleReport,
} from "@giliran/kiosk/testing";
import { javanese, loadPacks } from "@giliran/shared/i18n";
import { rightToLeftPack } from "@giliran/shared/testing";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../chromium/index.ts";
import { findBarriers, findMisplaced } from "./barriers.ts";
import { target } from "./kioskVisit.ts";
import { sizes } from "./screens.ts";

// The kiosk's built page on a kiosk that is a fake, since some of its states are hard to come to: what people see of each
// of them, in every language, upright and lying. Several pages at once: each has a process of its own, and waits most of
// its time until a screen has settled.
const languages = ["id", "jv", "en", rightToLeftPack.tag];
const packs = [javanese, ...(loadPacks([rightToLeftPack]) ?? [])];
/** Many pages share a small machine: this ends what hangs, ms. */
const waitMs = 300_000;
const pictures = join(import.meta.dirname, "..", "..", "test-output", "states");
const handle = pageHandler(join(import.meta.dirname, "..", "..", "apps/kiosk/dist/renderer"));
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
  mkdirSync(pictures, { recursive: true });
});
afterAll(async () => await browser.close());

interface Screen {
  readonly width: number;
  readonly height: number;
  readonly inches: number;
}

/** The kiosk's page in one language; its states are pushed to it one after the other. */
async function open(size: "kiosk" | "kioskLying" | Screen, language: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: typeof size === "string" ? sizes[size] : size,
    hasTouch: true,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(20_000);
  await context.route("**/*", async (route) => {
    const { pathname } = new URL(route.request().url());
    const response = await handle(new Request(`kiosk://app${pathname}`));
    const headers = Object.fromEntries(response.headers);
    await route.fulfill({
      status: response.status,
      headers,
      body: Buffer.from(await response.arrayBuffer()),
    });
  });
  await context.addInitScript(installBridge, {
    packs,
    packsRefused: 0,
    report: sampleReport,
    state: inLanguage(openState(), language),
  });
  const page = await context.newPage();
  await page.goto("https://app.kiosk.test/");
  await page.locator(`html[lang="${language}"] .frame`).waitFor();
  await page.evaluate(async () => await document.fonts.ready);
  return page;
}

function inLanguage(state: DesignedState["state"], language: string): DesignedState["state"] {
  const catalogue = state.catalogue && { ...state.catalogue, languages: [language] };
  return { ...state, catalogue, packsDigest: "digest-1" };
}

/** Comes to a state from the first one, as its visitor does. */
async function show(page: Page, { state, touches, read }: DesignedState, language: string): Promise<void> {
  await page.evaluate((next) => globalThis.test.push(next), inLanguage(state, language));
  if (read !== null) {
    await page.evaluate((next) => globalThis.test.tell(next), read.slip);
    await readCode(page, read.text);
    await page
      .locator('.frame:is([data-shown="slip"], [data-shown="strangeCode"]):not([data-settling])')
      .waitFor();
  }
  for (const name of touches) {
    await page.locator(".frame:not([data-settling])").waitFor();
    if (name.startsWith("key:")) await page.keyboard.press(name.slice("key:".length));
    else await target(page, name).tap();
  }
  await page.evaluate(
    async () => await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
}

/** Names, roles and contrast are the same however the screen stands: they are looked at once. */
const wholly = { size: "kiosk", languages: ["id", rightToLeftPack.tag] };

describe.concurrent.each(languages)("every state of the kiosk in %s", (language) => {
  it.each(["kiosk", "kioskLying"] as const)(
    "can be read and reached by everybody on a %s",
    async (size) => {
      const barriers: Record<string, readonly string[]> = {};
      const page = await open(size, language);
      const deep = size === wholly.size && wholly.languages.includes(language);
      for (const [name, designed] of Object.entries(designedStates)) {
        await show(page, designed, language);
        const found = [
          ...(await (deep ? findBarriers(page, "kiosk") : findMisplaced(page))),
          ...(await findCut(page)),
          ...(await findCovered(page)),
          ...(await findReversed(page)),
        ];
        if (found.length > 0) {
          barriers[name] = found;
          await page.screenshot({ path: join(pictures, `${name}-${language}-${size}.png`) });
        }
        // Back to where every visit begins.
        const { technician } = designed.state;
        if ((designed.touches.length > 0 || designed.read !== null) && !technician.open)
          await target(page, "back").tap();
      }
      await page.context().close();
      expect(barriers).toEqual({});
    },
    waitMs,
  );
});

it.concurrent.each(["kiosk", "kioskLying"] as const)(
  "large letters fit where three languages are spoken, on a %s",
  async (size) => {
    const page = await open(size, "id");
    const { catalogue, ...state } = openState();
    await page.evaluate((next) => globalThis.test.push(next), {
      ...state,
      catalogue: catalogue && { ...catalogue, languages: ["id", "jv", "en"] },
      packsDigest: "digest-1",
    });
    await target(page, "language-jv").waitFor();
    await target(page, "easy").tap();
    await page.locator('.frame[data-easy="true"]:not([data-settling])').waitFor();
    await page.screenshot({ path: join(pictures, `easy-languages-${size}.png`) });
    expect([...(await findMisplaced(page)), ...(await findCut(page)), ...(await findCovered(page))]).toEqual(
      [],
    );
    await page.context().close();
  },
);

/** Keys that lead out, by screen: back, done with what was said, or done altogether. */
const waysOut: Readonly<Record<string, string>> = {
  services: "back",
  search: "back",
  special: "special-done",
  requirements: "back",
  journey: "back",
  failed: "back",
  ticket: "finish",
};

it.concurrent("a person, large letters, the languages and a way out are on every screen", async () => {
  const page = await open("kiosk", "id");
  const lacking: Record<string, readonly string[]> = {};
  for (const [name, designed] of Object.entries(designedStates)) {
    await show(page, designed, "id");
    const { catalogue } = designed.state;
    const both = catalogue && { ...catalogue, languages: ["id", "en"] };
    await page.evaluate((next) => globalThis.test.push(next), { ...designed.state, catalogue: both });
    const shown = (await page.locator(".frame").getAttribute("data-shown")) ?? "";
    // Before it is let in it stands before a technician, and can call nobody.
    const always = ["pairing", "technician", "pinPad"].includes(shown)
      ? []
      : ["person", "easy", "language-id", "language-en"];
    const out = shown === "gate" ? ["back", "finish"] : [waysOut[shown]].filter((way) => way !== undefined);
    const there = await page
      .locator("button:visible")
      .evaluateAll((all) => all.map((one) => one.dataset["name"]));
    const missing = always.filter((one) => !there.includes(one));
    if (out.length > 0 && !out.some((one) => there.includes(one))) missing.push(`a way out of ${shown}`);
    if (missing.length > 0) lacking[name] = missing;
    if (designed.touches.length > 0 && !designed.state.technician.open) await target(page, "back").tap();
  }
  await page.context().close();
  expect(lacking).toEqual({});
});

/** What needs a whole keyboard is not offered on a small panel of many dots. */
const withKeys = new Set(["search", "search-nothing"]);
const screens: readonly (Screen & { readonly without: ReadonlySet<string> })[] = [
  { width: 1366, height: 768, inches: 15.6, without: new Set() },
  { width: 1080, height: 1920, inches: 21.5, without: new Set() },
  { width: 1080, height: 1920, inches: 18.5, without: new Set() },
  { width: 1280, height: 800, inches: 10.1, without: withKeys },
];

it.concurrent.each(screens)("targets of 20 mm on $inches inches of $width x $height", async (screen) => {
  const page = await open(screen, "id");
  const wrong: Record<string, readonly string[]> = {};
  for (const [name, designed] of Object.entries(designedStates)) {
    if (screen.without.has(name)) continue;
    const { inches: screenInches } = screen;
    await show(page, { ...designed, state: { ...designed.state, screenInches } }, "id");
    const found = [
      ...(await findMisplaced(page, screenInches)),
      ...(await findCut(page)),
      ...(await findCovered(page)),
    ];
    if (found.length > 0) {
      wrong[name] = found;
      await page.screenshot({ path: join(pictures, `${name}-${String(screenInches)}.png`) });
    }
    if (designed.touches.length > 0 && !designed.state.technician.open) await target(page, "back").tap();
  }
  await page.context().close();
  expect(wrong).toEqual({});
});

/** Words that do not fit where they stand, or that stand beyond the screen. */
async function findCut(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>("#screen *")).flatMap((element) => {
      const { left, right, top, bottom, width } = element.getBoundingClientRect();
      if (width <= 1 || element.textContent === "") return [];
      if (element.matches("button") && element.scrollWidth > element.clientWidth + 1)
        return [`wider than its button: ${(element.textContent ?? "").slice(0, 40)}`];
      const beyond = left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
      return beyond
        ? [`beyond the screen: ${element.className} ${(element.textContent ?? "").slice(0, 40)}`]
        : [];
    }),
  );
}

/** What stands over something else that is read or pressed. */
async function findCovered(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const boxes = Array.from(
      document.querySelectorAll<HTMLElement>("button, .row, .alerts li, .title h1, .title p"),
      (element) => ({
        element,
        // A headline's words, not the line that it could fill.
        box: element.matches("h1, p") ? wordsOf(element) : element.getBoundingClientRect(),
      }),
    );
    function wordsOf(element: Element): DOMRect {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect();
    }
    return boxes.flatMap((one, index) =>
      boxes.slice(index + 1).flatMap((other) => {
        const within = one.element.contains(other.element) || other.element.contains(one.element);
        const apart =
          one.box.right <= other.box.left + 1 ||
          other.box.right <= one.box.left + 1 ||
          one.box.bottom <= other.box.top + 1 ||
          other.box.bottom <= one.box.top + 1;
        const name = ({ element }: typeof one): string => (element.textContent ?? "").slice(0, 30);
        return within || apart ? [] : [`one over the other: ${name(one)} / ${name(other)}`];
      }),
    );
  });
}

/** Codes whose signs do not stand from left to right. */
async function findReversed(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() =>
    Array.from(document.querySelectorAll(".ticket-label, .gate-code, .pairing-code")).flatMap((element) => {
      const node = element.firstChild;
      const text = node?.textContent ?? "";
      if (node === null || text === "") return [];
      const lefts = Array.from(text, (_sign, index) => {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        return range.getBoundingClientRect().left;
      });
      const rises = lefts.every((left, index) => index === 0 || left >= (lefts[index - 1] ?? 0));
      return rises ? [] : [`not from left to right: ${text}`];
    }),
  );
}
