import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { loadPacks } from "@giliran/shared/i18n";
import { javanesePack, rightToLeftPack } from "@giliran/shared/testing";
import type { PublicCatalogue } from "@giliran/shared/contract";
import type { ClassId, NeedId } from "@giliran/shared/domain";
import type { KioskState } from "../../src/core/index.ts";
import { pageHandler } from "../../src/main/pageProtocol.ts";
import { buildPages } from "../electron/buildShell.ts";
import { chromiumProgram } from "../electron/chromiumProgram.ts";
import { readCode } from "./readCode.ts";
import { designedStates } from "./states.ts";
import { installBridge, openState, sampleReport, ticketState } from "./fakeBridge.ts";
import type { FakeKiosk } from "./fakeBridge.ts";
import { samplePublicCatalogue } from "../support/fakeHub.ts";

// The built page in a real Chromium, with touches as the browser itself makes them; the kiosk behind it is a fake.
let browser: Browser;
let pages: string;
const pictures = join(import.meta.dirname, "../../../../test-output/pictures");
const portrait = { width: 1080, height: 1920 };
const landscape = { width: 1366, height: 768 };

beforeAll(async () => {
  pages = mkdtempSync(join(tmpdir(), "giliran-screen-"));
  await buildPages(pages);
  browser = await chromium.launch({
    executablePath: chromiumProgram(),
    args: ["--no-sandbox", "--disable-background-networking", "--disable-gpu"],
  });
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser.close();
  rmSync(pages, { recursive: true, force: true });
});

async function open(
  state: KioskState,
  viewport = portrait,
  held = false,
  more: Partial<FakeKiosk> = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport, hasTouch: true });
  const handle = pageHandler(pages);
  await context.route("**/*", async (route) => {
    const { pathname } = new URL(route.request().url());
    const response = await handle(new Request(`kiosk://app${pathname}`));
    const body = Buffer.from(await response.arrayBuffer());
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body,
    });
  });
  await context.addInitScript(installBridge, {
    packs: [],
    packsRefused: 0,
    report: sampleReport,
    ...more,
    state,
  });
  const page = await context.newPage();
  if (held) await page.clock.install();
  await page.goto("https://app.kiosk.test/");
  if (held) await page.clock.runFor(1000);
  await page.locator(".frame:not([data-settling])").waitFor();
  return page;
}

function target(page: Page, name: string): ReturnType<Page["locator"]> {
  return page.locator(`[data-name="${name}"]`);
}

async function calledOf(page: Page, name: string): Promise<unknown[]> {
  const called = await page.evaluate(() => globalThis.test.called);
  return called.filter((call) => call.name === name).map(({ argument }) => argument);
}

interface Finger {
  readonly down: (x: number, y: number) => Promise<unknown>;
  readonly move: (x: number, y: number) => Promise<unknown>;
  readonly up: () => Promise<unknown>;
}

async function fingerOn(page: Page): Promise<Finger> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const send = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: { x: number; y: number }[]) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints });
  return {
    down: (x, y) => send("touchStart", [{ x, y }]),
    move: (x, y) => send("touchMove", [{ x, y }]),
    up: () => send("touchEnd", []),
  };
}

async function middleOf(page: Page, name: string): Promise<{ x: number; y: number }> {
  const box = await target(page, name).boundingBox();
  if (box === null) throw new Error(`${name} is not there`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const tax = "agency-bapenda";

describe("a finger", () => {
  it("takes a number with one touch where an agency has one service, with two elsewhere", async () => {
    const page = await open(openState());
    await target(page, tax).tap();
    expect(await calledOf(page, "takeTicket")).toMatchObject([
      { serviceId: "pajak", partySize: 1, language: "id", touchId: expect.stringMatching(/^[0-9a-f]{32}$/) },
    ]);
    await target(page, "agency-disdukcapil").tap();
    await target(page, "service-ktp").tap();
    expect(await calledOf(page, "takeTicket")).toHaveLength(2);
  });

  it("that slips off does nothing", async () => {
    const page = await open(openState());
    const finger = await fingerOn(page);
    const { x, y } = await middleOf(page, tax);
    await finger.down(x, y);
    await finger.move(x, y + 60);
    await finger.move(x, y + 400);
    await finger.up();
    // And just over the edge, less than the browser takes for a slip.
    const box = await target(page, tax).boundingBox();
    const edge = box === null ? 0 : box.y + box.height;
    await finger.down(x, edge - 4);
    await finger.move(x, edge + 5);
    await finger.up();
    await target(page, "search").tap();
    expect(await calledOf(page, "takeTicket")).toEqual([]);
  });

  it("that stays long acts once, and opens no menu", async () => {
    const page = await open(openState());
    const finger = await fingerOn(page);
    const { x, y } = await middleOf(page, tax);
    await finger.down(x, y);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(await calledOf(page, "takeTicket")).toEqual([]);
    await finger.up();
    await expect.poll(() => calledOf(page, "takeTicket")).toHaveLength(1);
    const menu = await page.evaluate(() => {
      const event = new MouseEvent("contextmenu", { bubbles: true, cancelable: true });
      return document.body.dispatchEvent(event);
    });
    expect(menu).toBe(false);
  });

  it("that taps twice by habit opens an agency and takes no number", async () => {
    const page = await open(openState());
    const finger = await fingerOn(page);
    const { x, y } = await middleOf(page, "agency-disdukcapil");
    for (let tap = 0; tap < 2; tap += 1) {
      await finger.down(x, y);
      await finger.up();
    }
    await target(page, "service-ktp").waitFor();
    await page.locator(".frame:not([data-settling])").waitFor();
    expect(await calledOf(page, "takeTicket")).toEqual([]);
  });

  it("that presses the same service again asks for the same touch", async () => {
    const page = await open(openState());
    await target(page, tax).tap();
    await target(page, tax).tap();
    const touches = (await calledOf(page, "takeTicket")) as { touchId: string }[];
    expect(new Set(touches.map(({ touchId }) => touchId)).size).toBe(1);
  });

  it("finds nothing to touch where nothing can be had", async () => {
    const page = await open(openState());
    expect(await target(page, "agency-imigrasi").count()).toBe(0);
    await page.getByText("belum buka").tap();
    expect(await calledOf(page, "takeTicket")).toEqual([]);
  });

  it("counts a party, within what the hall allows", async () => {
    const state = openState();
    const catalogue = state.catalogue === null ? null : { ...state.catalogue, largestParty: 3 };
    const page = await open({ ...state, catalogue });
    await target(page, "agency-disdukcapil").tap();
    await target(page, "party").tap();
    for (let more = 0; more < 2; more += 1) await target(page, "party-more").tap();
    expect(await target(page, "party-more").isDisabled()).toBe(true);
    await target(page, "service-ktp").tap();
    expect(await calledOf(page, "takeTicket")).toMatchObject([{ partySize: 3 }]);
  });
});

describe("somebody who goes first, or needs help", () => {
  it("says so on the way, sees what was said, and is asked nothing of it otherwise", async () => {
    const page = await open(openState());
    await target(page, "agency-disdukcapil").tap();
    await target(page, "special").tap();
    await target(page, "class-lansia").tap();
    await target(page, "need-kursi-roda").tap();
    await target(page, "special-done").tap();
    expect(await target(page, "special").textContent()).toMatch(/^Lansia.*Kursi roda$/);
    await target(page, "service-ktp").tap();
    expect(await calledOf(page, "takeTicket")).toMatchObject([
      { serviceId: "ktp", classId: "lansia", needs: ["kursi-roda"] },
    ]);
  });

  it("may say so before the agencies too, where one touch is all", async () => {
    const page = await open(openState());
    await target(page, "special").tap();
    await target(page, "class-lansia").tap();
    await target(page, "class-lansia").tap();
    await target(page, "need-kursi-roda").tap();
    await target(page, "special-done").tap();
    await target(page, tax).tap();
    expect(await calledOf(page, "takeTicket")).toMatchObject([{ classId: "regular", needs: ["kursi-roda"] }]);
  });

  it("is not asked where the hall has neither classes nor needs", async () => {
    const state = openState();
    const catalogue = state.catalogue && { ...state.catalogue, classes: [], needs: [] };
    const page = await open({ ...state, catalogue });
    expect(await target(page, "special").count()).toBe(0);
  });
});

describe("a slip that perhaps did not come out", () => {
  it("asks, and takes the visitor's answer", async () => {
    const page = await open(ticketState("unknown", "question"));
    expect(await page.locator(".paper-head").textContent()).toBe("Apakah kertas nomor Anda keluar?");
    await target(page, "paper-lacks").tap();
    expect(await calledOf(page, "answerPaper")).toEqual([{ touchId: "touch-1", came: false }]);
    await target(page, "paper-came").tap();
    expect(await calledOf(page, "answerPaper")).toContainEqual({ touchId: "touch-1", came: true });
  });

  it("offers a copy where it failed", async () => {
    const page = await open(ticketState("failed", "copy"));
    await target(page, "paper-copy").tap();
    expect(await calledOf(page, "printCopy")).toEqual([{ touchId: "touch-1" }]);
  });
});

describe("trouble", () => {
  it("tries again with the same touch where the number may exist already", async () => {
    const failed = { phase: "failed", touchId: "f".repeat(32), serviceId: "ktp", error: "not_confirmed" };
    const page = await open(openState({ touch: failed as KioskState["touch"] }));
    await target(page, "retry").tap();
    expect(await calledOf(page, "takeTicket")).toMatchObject([{ touchId: "f".repeat(32), serviceId: "ktp" }]);
  });

  it("tries again with another touch where the hub has refused the first", async () => {
    const failed = { phase: "failed", touchId: "f".repeat(32), serviceId: "ktp", error: "internal" };
    const page = await open(openState({ touch: failed as KioskState["touch"] }));
    await target(page, "retry").tap();
    const [wish] = (await calledOf(page, "takeTicket")) as { touchId: string }[];
    expect(wish?.touchId).not.toBe("f".repeat(32));
  });

  it("offers a person on every screen", async () => {
    const page = await open(openState());
    const states = [
      openState(),
      ticketState("printed"),
      ticketState("failed"),
      openState({ obstacle: "printer_paper_out" }),
      openState({ obstacle: "closed", open: false }),
      openState({ obstacle: "hub_away" }),
      openState({ touch: { phase: "issuing", touchId: "t", serviceId: "ktp" as never } }),
    ];
    for (const state of states) {
      await page.evaluate((next) => globalThis.test.push(next), state);
      await expect.poll(() => target(page, "person").isVisible()).toBe(true);
    }
    await target(page, "person").tap();
    expect(await calledOf(page, "requestHelp")).toEqual([null]);
  });

  it("says so when the program behind the page is gone, and goes on when it is back", async () => {
    const page = await open(openState());
    await page.evaluate(() => globalThis.test.push(null));
    await page.getByText("Anjungan ini sedang dimulai ulang").waitFor();
    await page.evaluate((next) => globalThis.test.push(next), openState());
    await target(page, tax).waitFor();
    expect(await page.locator(".message").count()).toBe(0);
  });
});

describe("a reader of codes", () => {
  const { slip } = designedStates;
  const code = slip?.read?.text ?? "";
  const told = slip?.read?.slip ?? { ok: false, error: "internal" };

  it("leaves what somebody has gone to by Tab alone", async () => {
    const page = await open(slip?.state ?? openState(), portrait, false, { slip: told });
    await target(page, "person").focus();
    await readCode(page, code);
    await target(page, "hear").waitFor();
    expect(await calledOf(page, "requestHelp")).toEqual([]);
  });

  it("is no hand: what is typed slowly ends in the key that is pressed", async () => {
    const page = await open(slip?.state ?? openState(), portrait, false, { slip: told });
    await target(page, tax).focus();
    await readCode(page, code, { gapMs: 90 });
    await expect.poll(() => calledOf(page, "takeTicket")).toHaveLength(1);
    expect(await calledOf(page, "readSlip")).toEqual([]);
  });
});

describe("a language of the hall's own", () => {
  const packs = loadPacks([javanesePack, rightToLeftPack]) ?? [];
  const { catalogue } = openState();
  const state = openState({
    catalogue: catalogue && { ...catalogue, languages: ["id", "su", "jv", "ar"] },
    packsDigest: "digest-1",
  });

  it("is chosen by its own name, and what lacks of it is Indonesian", async () => {
    const page = await open(state, portrait, false, { packs });
    await target(page, "language-ar").waitFor();
    expect(await page.locator(".languages button").allTextContents()).toEqual([
      "Indonesia",
      "Basa Jawa",
      "العربية",
    ]);
    await target(page, "language-jv").tap();
    await page.getByText(javanesePack.texts.kiosk.headline).waitFor();
    await page.getByText("Panggil petugas").waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("jv");
    await target(page, tax).tap();
    expect(await calledOf(page, "takeTicket")).toMatchObject([{ language: "jv" }]);
  });

  it("is asked for again where the kiosk did not answer", async () => {
    const page = await open(state, portrait, false, { packs, packsRefused: 1 });
    await expect.poll(() => target(page, "language-jv").count(), { timeout: 10_000 }).toBe(1);
  });

  it("is gone with its pack, and whoever had chosen it reads Indonesian", async () => {
    const page = await open(state, portrait, false, { packs });
    await target(page, "language-jv").tap();
    await page.getByText(javanesePack.texts.kiosk.headline).waitFor();
    await page.evaluate((next) => globalThis.test.push(next), { ...state, packsDigest: null });
    await page.getByText("Mau mengurus apa hari ini?").waitFor();
    expect(await target(page, "language-jv").count()).toBe(0);
  });

  it.each([
    { name: "portrait", viewport: portrait, least: 80.6 },
    { name: "landscape", viewport: landscape, least: 79.1 },
  ])("is laid out from the right where it is written so: $name", async ({ name, viewport, least }) => {
    const page = await open(state, viewport, false, { packs });
    const middle = async (selector: string): Promise<number> => {
      const box = await page.locator(selector).first().boundingBox();
      return box === null ? Number.NaN : box.x + box.width / 2;
    };
    expect(await middle(".hall")).toBeLessThan(await middle(".languages"));
    await target(page, "language-ar").tap();
    await page.getByText(rightToLeftPack.texts.kiosk.headline).waitFor();
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
      "ar",
      "rtl",
    ]);
    expect(await middle(".hall")).toBeGreaterThan(await middle(".languages"));
    expect(await misplaced(page, least, 0)).toEqual([]);
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `kiosk-rtl-${name}.png`) });
    await target(page, "agency-disdukcapil").tap();
    await page.getByText(rightToLeftPack.texts.kiosk.chooseService).waitFor();
    const arrow = target(page, "back").locator("svg");
    expect(await arrow.evaluate((icon) => getComputedStyle(icon).scale)).toBe("-1 1");
    expect(await misplaced(page, least, 0)).toEqual([]);
    await page.screenshot({ path: join(pictures, `kiosk-rtl-services-${name}.png`) });
  });
});

describe("a screen that nobody touches", () => {
  it("asks after 20 s, and after 40 s is as new", async () => {
    const page = await open(openState(), portrait, true);
    await target(page, "language-en").tap();
    await page.clock.runFor(1000);
    await target(page, "agency-disdukcapil").tap();
    await page.clock.runFor(18_000);
    expect(await page.locator(".idle-question").count()).toBe(0);
    await page.clock.runFor(3_000);
    await page.getByText("Still there?").waitFor();
    await page.clock.runFor(20_000);
    await page.getByText("Mau mengurus apa hari ini?").waitFor();
    expect(await page.locator(".idle-question").count()).toBe(0);
  });

  it("gives more time to whoever asks for it", async () => {
    const page = await open(openState(), portrait, true);
    await target(page, "agency-disdukcapil").tap();
    await page.clock.runFor(25_000);
    await target(page, "more-time").tap();
    await page.clock.runFor(18_000);
    expect(await page.locator(".idle-question").count()).toBe(0);
    expect(await target(page, "service-ktp").count()).toBe(1);
  });

  it("waits 120 s in easy mode", async () => {
    const page = await open(openState(), portrait, true);
    await target(page, "easy").tap();
    await page.clock.runFor(99_000);
    expect(await page.locator(".idle-question").count()).toBe(0);
    await page.clock.runFor(3_000);
    expect(await page.locator(".idle-question").count()).toBe(1);
    await page.clock.runFor(20_000);
    await expect.poll(() => page.locator('.frame[data-easy="false"]').count()).toBe(1);
  });

  it("keeps a ticket for 8 s beside its paper, and for a minute in its stead", async () => {
    const page = await open(ticketState("printed"), portrait, true);
    await page.clock.runFor(5_000);
    expect(await calledOf(page, "endTouch")).toEqual([]);
    await page.clock.runFor(4_000);
    expect(await calledOf(page, "endTouch")).toContainEqual({ touchId: "touch-1" });
    const lacking = await open(ticketState("failed"), portrait, true);
    await lacking.clock.runFor(50_000);
    expect(await calledOf(lacking, "endTouch")).toEqual([]);
    await lacking.clock.runFor(11_000);
    expect(await calledOf(lacking, "endTouch")).toContainEqual({ touchId: "touch-1" });
  });

  it("does not end where nobody has begun", async () => {
    const page = await open(openState(), portrait, true);
    await page.clock.runFor(200_000);
    expect(await page.locator(".idle-question").count()).toBe(0);
    expect(await calledOf(page, "endTouch")).toEqual([]);
  });
});

describe("the technician's door", () => {
  it("is no touch of the hall's name, and no second finger's, but one that rests on it for five seconds", async () => {
    const page = await open(openState(), portrait, true);
    const finger = await fingerOn(page);
    const box = await page.locator(".hall").boundingBox();
    const { x, y } = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 20 };
    await finger.down(x, y);
    await page.clock.runFor(4_500);
    await finger.up();
    await page.clock.runFor(5_000);
    expect(await page.locator(".pin-pad").count()).toBe(0);
    await finger.down(x, y);
    await page.clock.runFor(5_100);
    await finger.up();
    await page.locator(".pin-pad").waitFor();
  });

  it("shows no digit, takes a keyboard's too, and says what became of the PIN", async () => {
    const page = await open(openState());
    await page.keyboard.press("Shift+Escape");
    await page.locator(".pin-pad").waitFor();
    await page.locator(".frame:not([data-settling])").waitFor();
    for (const digit of ["4", "8", "2"]) await target(page, `key-${digit}`).tap();
    await page.keyboard.type("913");
    expect(await page.locator(".query").textContent()).toBe("●●●●●●");
    await target(page, "open-technician").tap();
    expect(await calledOf(page, "unlockTechnician")).toEqual([{ pin: "482913" }]);
    await page.getByText("PIN salah. Coba lagi.").waitFor();
    expect(await page.locator(".query").textContent()).toBe("○○○○○○");
  });

  it("is silent: neither easy mode nor the keypad's voice tells of it", async () => {
    const page = await open(openState());
    await target(page, "easy").tap();
    await expect.poll(async () => (await calledOf(page, "speak")).length).toBeGreaterThan(0);
    await page.keyboard.press("Shift+Escape");
    await page.locator(".pin-pad").waitFor();
    const said = (await calledOf(page, "speak")).length;
    for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "F1"]) await page.keyboard.press(key);
    await target(page, "key-4").tap();
    expect(await calledOf(page, "speak")).toHaveLength(said);
    expect(await page.locator('.frame[data-guided="true"]').count()).toBe(0);
  });

  it("does not open over a number, and closes by itself after 40 s with what was typed", async () => {
    const page = await open(ticketState("printed"), portrait, true);
    await page.keyboard.press("Shift+Escape");
    await page.clock.runFor(500);
    expect(await page.locator(".pin-pad").count()).toBe(0);
    await page.evaluate((next) => globalThis.test.push(next), openState());
    await page.clock.runFor(500);
    await page.keyboard.press("Shift+Escape");
    await page.clock.runFor(500);
    await page.keyboard.type("482");
    expect(await page.locator(".pin-pad").count()).toBe(1);
    await page.clock.runFor(41_000);
    expect(await page.locator(".pin-pad").count()).toBe(0);
    await page.keyboard.press("Shift+Escape");
    await page.clock.runFor(500);
    expect(await page.locator(".query").textContent()).toBe("○○○○○○");
  });

  it("leads to a menu that closes after three minutes without a touch", async () => {
    const technician = { open: true, maintenance: false, waitsUntil: null, scan: null };
    const page = await open(openState({ technician }), portrait, true);
    await target(page, "technician-network").tap();
    await page.getByText("Pusat menjawab dalam 12 ms.").waitFor();
    expect(await calledOf(page, "stayTechnician")).not.toEqual([]);
    await page.clock.runFor(175_000);
    expect(await calledOf(page, "lockTechnician")).toEqual([]);
    await page.clock.runFor(6_000);
    expect(await calledOf(page, "lockTechnician")).not.toEqual([]);
  });
});

// 20 mm in CSS pixels on the two panels that renderer/styles/frame.css names.
const sizes = [
  { name: "portrait", viewport: portrait, least: 80.6 },
  { name: "landscape", viewport: landscape, least: 79.1 },
];
/** As many classes and needs as the sample hall of Magetan has. */
function fullCatalogue(): PublicCatalogue {
  const catalogue = samplePublicCatalogue();
  const more = ["hamil", "menyusui", "disabilitas"].map((id) => ({
    id: id as ClassId,
    name: { id: "Menyusui / membawa balita" },
    kind: "priority" as const,
  }));
  const needs = ["a", "b"].map((id) => ({ id: id as NeedId, name: { id: "Loket kursi roda" } }));
  return { ...catalogue, classes: [...catalogue.classes, ...more], needs: [...catalogue.needs, ...needs] };
}
const walks: readonly {
  readonly name: string;
  readonly state: KioskState;
  readonly taps: readonly string[];
}[] = [
  { name: "agencies", state: openState(), taps: [] },
  { name: "services", state: openState(), taps: ["agency-disdukcapil", "party"] },
  { name: "special", state: openState({ catalogue: fullCatalogue() }), taps: ["special", "class-lansia"] },
  { name: "search", state: openState(), taps: ["search", "key-K"] },
  { name: "ticket", state: ticketState("printed"), taps: [] },
  { name: "choice of paper", state: openState({ paperChoice: true }), taps: ["no-paper"] },
  { name: "ticket on the phone", state: ticketState("declined", "copy"), taps: [] },
  { name: "ticket without paper", state: ticketState("failed"), taps: [] },
  { name: "question after the slip", state: ticketState("unknown", "question"), taps: [] },
  { name: "copy of a slip", state: ticketState("failed", "copy"), taps: [] },
  { name: "no paper", state: openState({ obstacle: "printer_paper_out" }), taps: [] },
];

describe.each(sizes)("in $name", ({ viewport, least }) => {
  it.each([
    { mode: "normal mode, every target of 20 mm", easy: false, top: 0 },
    { mode: "easy mode, every target in the lower 60 %", easy: true, top: viewport.height * 0.4 },
  ])("all is in view: $mode", async ({ easy, top }) => {
    const page = await open(openState(), viewport);
    const wrong: Record<string, string[]> = {};
    for (const { name, state, taps } of walks) {
      await page.reload();
      await page.evaluate((next) => globalThis.test.push(next), state);
      for (const tap of easy ? ["easy", ...taps] : taps) await target(page, tap).tap();
      wrong[name] = await misplaced(page, least, top);
    }
    expect(wrong).toEqual(Object.fromEntries(walks.map(({ name }) => [name, []])));
  });

  it.each([
    { mode: "normal mode", easy: false, top: 0 },
    { mode: "easy mode", easy: true, top: viewport.height * 0.4 },
  ])("all of a slip is in view: $mode", async ({ easy, top }) => {
    const page = await open(openState(), viewport);
    const wrong: Record<string, string[]> = {};
    const read = Object.entries(designedStates).filter(([, designed]) => designed.read !== null);
    for (const [name, { state, touches, read: code }] of read) {
      await page.reload();
      await page.evaluate((next) => globalThis.test.push(next), state);
      if (easy) await target(page, "easy").tap();
      if (code === null) continue;
      await page.evaluate((next) => globalThis.test.tell(next), code.slip);
      await readCode(page, code.text);
      await target(page, "back").waitFor();
      for (const touch of touches) await target(page, touch).tap();
      wrong[name] = await misplaced(page, least, top);
    }
    expect(wrong).toEqual(Object.fromEntries(read.map(([name]) => [name, []])));
  });
});

/** Targets that are too small, too high or out of view, and content that is cut off. */
async function misplaced(page: Page, least: number, top: number): Promise<string[]> {
  return await page.evaluate(
    async ([small, high]) => {
      // The first layout asks for the fonts; until they are here, words are wider than they will be.
      document.body.getBoundingClientRect();
      await document.fonts.ready;
      const wrong: string[] = [];
      for (const button of document.querySelectorAll("button")) {
        const box = button.getBoundingClientRect();
        const name = `${button.dataset["name"] ?? ""} ${box.width.toFixed()}x${box.height.toFixed()}`;
        if (box.width < small || box.height < small) wrong.push(`small: ${name}`);
        if (box.top < high - 1) wrong.push(`high: ${name} at ${box.top.toFixed()}`);
        if (box.left < 0 || box.right > innerWidth || box.bottom > innerHeight)
          wrong.push(`outside: ${name}`);
      }
      const main = document.querySelector("main");
      if (main !== null && main.scrollHeight > main.clientHeight + 1) wrong.push("the content is cut off");
      return wrong;
    },
    [least, top] as const,
  );
}
