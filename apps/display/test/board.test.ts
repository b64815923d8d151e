import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AnnouncementId, Instant } from "@giliran/shared/domain";
import { javanesePack, rightToLeftPack } from "@giliran/shared/testing";
import { contrastRatio } from "@giliran/shared/ui";
import { busyBoard, busySign, callsOf, hallBoard, morning } from "./boards.ts";
import { capHeights, colourPairs, misplaced, signMisplaced } from "./layout.ts";
import { type OpenBoard, openBoard, startBrowser } from "./openBoard.ts";
import { type StandInHub, startStandInHub } from "./standInHub.ts";

const pictures = join(import.meta.dirname, "../../../test-output/pictures");
/** A busy machine may take this long to load and decode the voice. */
const patience = { timeout: 20_000 };
const link = "/display/layar-a#code=right-code";
const sizes = {
  "1080p": { width: 1920, height: 1080 },
  "4K": { width: 3840, height: 2160 },
  upright: { width: 1080, height: 1920 },
} as const;

const boards = {
  none: busyBoard(0),
  one: busyBoard(1),
  two: busyBoard(2),
  three: busyBoard(3),
  five: busyBoard(5),
  seven: busyBoard(7),
  long: busyBoard(3, {}, callsOf("AB1234:12", "CD0001:Imigrasi 1", "A0012:3")),
  wide: busyBoard(5, {}, callsOf("W007:12", "M008:12", "MW1234:12", "W0012:21", "D004:10")),
  named: busyBoard(
    5,
    {},
    callsOf("A007:Imigrasi 1", "W008:Kependudukan 12", "D004:Samsat 4", "M002:12", "C001:7"),
  ),
  english: busyBoard(3, { language: "en" }),
  "many services": busyBoard(2, {
    waiting: Array.from({ length: 10 }, (_, i) => ({
      service: `Pelayanan yang panjang sekali namanya ${i}`,
      prefix: "ABCDEFGHIJ"[i] ?? "",
      persons: i * 13,
    })),
  }),
  javanese: busyBoard(2, { language: "jv" }),
  "right to left": busyBoard(5, { language: "ar" }),
  closed: busyBoard(0, { open: false, calls: [] }),
  "with the next": busyBoard(2, { next: ["A008", "B114", "C022", "A009", "KK1234", "D005", "E020", "F003"] }),
  "whole hall": hallBoard(3),
  "whole hall, seven": hallBoard(7),
  "whole hall, named": hallBoard(
    5,
    callsOf("A007:Imigrasi 1", "W008:Kependudukan 12", "D004:Samsat 4", "M002:12", "C001:7"),
  ),
} as const;

let browser: Browser;
let hub: StandInHub;
let open: OpenBoard | null = null;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await startBrowser(true);
});
afterAll(async () => await browser.close());

async function start(): Promise<void> {
  hub = await startStandInHub(busyBoard(1), () => morning);
  hub.handOutPacks([javanesePack, rightToLeftPack]);
}

async function end(): Promise<void> {
  await open?.page.context().close();
  open = null;
  await hub.stop();
}

async function board(size: keyof typeof sizes, name: keyof typeof boards): Promise<Page> {
  hub.show(boards[name]);
  open ??= await openBoard(browser, sizes[size], hub.url + link);
  const { language } = boards[name];
  await open.page.locator(`html[lang=${language}] .board`).waitFor();
  const labels = boards[name].calls.filter((call) => call.nowUntil > morning).map(({ label }) => label);
  await open.page.waitForFunction(
    (expected) => {
      const numbers = Array.from(document.querySelectorAll(".number"), ({ textContent }) => textContent);
      const arrived = document.querySelector(".board") !== null && numbers.join() === expected;
      return arrived && document.getAnimations().every(({ playState }) => playState === "finished");
    },
    labels.slice(0, boards[name].zone === null ? 5 : 7).join(),
  );
  return open.page;
}

describe.each(Object.keys(sizes) as (keyof typeof sizes)[])("the board at %s", (size) => {
  const shorter = Math.min(sizes[size].width, sizes[size].height);
  beforeAll(start);
  afterAll(end);

  it.each(Object.keys(boards) as (keyof typeof boards)[])(
    "keeps everything in its place: %s",
    async (name) => {
      const page = await board(size, name);
      expect(await misplaced(page)).toEqual([]);
      await page.screenshot({ path: join(pictures, `board-${size}-${name.replaceAll(/,? /g, "-")}.png`) });
      expect(open?.troubles).toEqual([]);
    },
  );

  it("sets the newest number's capitals at least 1/6 of the shorter side, and the others' half of that", async () => {
    for (const name of [
      "one",
      "five",
      "seven",
      "wide",
      "named",
      "whole hall",
      "whole hall, named",
    ] as const) {
      const [newest = 0, ...others] = await capHeights(await board(size, name));
      expect(newest).toBeGreaterThanOrEqual(shorter / 6);
      const fourSigns = others.filter((_, i) => boards[name].calls[i + 1]?.label.length === 4);
      for (const other of fourSigns) expect(other).toBeGreaterThanOrEqual(shorter / 12);
    }
  });

  it("sets six characters at least 1/9 of the shorter side", async () => {
    const [newest = 0, sixSigns = 0] = await capHeights(await board(size, "long"));
    expect(newest).toBeGreaterThanOrEqual(shorter / 9);
    expect(sixSigns).toBeGreaterThanOrEqual(shorter / 18);
  });
});

describe.each(Object.keys(sizes) as (keyof typeof sizes)[])("the sign of a counter at %s", (size) => {
  const shorter = Math.min(sizes[size].width, sizes[size].height);
  beforeAll(start);
  afterAll(end);

  it.each([
    ["four characters", busySign("3", "A007"), 1 / 6],
    ["wide ones", busySign("12", "W007"), 1 / 6],
    ["six characters", busySign("Kependudukan 12", "MW1234"), 1 / 9],
    ["a group", busySign("3", "A007", "A008", "A009", "A010", "A011", "A012"), 1 / 12],
    ["nobody", busySign("3"), 0],
    ["a closed counter", { ...busySign("Imigrasi 1"), open: false }, 0],
  ] as const)("is read from afar: %s", async (name, view, least) => {
    hub.show(view);
    open ??= await openBoard(browser, sizes[size], hub.url + link);
    const { page } = open;
    const wanted = [view.counter.label, ...view.numbers.map(({ label }) => label)].join();
    await page.waitForFunction((expected) => {
      const texts = document.querySelectorAll(".sign-counter strong, .sign-numbers li");
      return Array.from(texts, ({ textContent }) => textContent).join() === expected;
    }, wanted);
    for (const height of await capHeights(page, ".sign-numbers li"))
      expect(height).toBeGreaterThanOrEqual(shorter * least);
    expect(await signMisplaced(page)).toEqual([]);
    const ratios = (await colourPairs(page)).map((pair) => contrastRatio(pair.colour, pair.behind));
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(7);
    await page.screenshot({ path: join(pictures, `sign-${size}-${name.replaceAll(" ", "-")}.png`) });
    expect(open.troubles).toEqual([]);
  });
});

describe("what the board says of itself", () => {
  beforeEach(start);
  afterEach(end);

  it("takes the code out of the address, and needs none the next time", async () => {
    const page = await board("1080p", "one");
    expect(page.url()).toBe(`${hub.url}/display/layar-a`);
    await page.reload();
    await page.waitForSelector(".newest");
  });

  it("says how to pair it, and takes a typed code", async () => {
    open = await openBoard(browser, sizes["1080p"], `${hub.url}/display/layar-a`);
    const { page } = open;
    expect(await page.textContent("h1")).toBe("Layar ini belum dipasangkan");
    await page.fill("#code", "wrong-code");
    await page.click("button");
    await page.getByText("Kode ini sudah dipakai atau kedaluwarsa").waitFor();
    await page.fill("#code", "for-a-kiosk");
    await page.click("button");
    await page.getByText("Kode ini bukan untuk layar panggil").waitFor();
    await page.screenshot({ path: join(pictures, "board-pairing.png") });
    await page.fill("#code", "right-code");
    await page.click("button");
    await page.waitForSelector(".newest");
  });

  it("says since when the hub is away, by the hub's clock, and is whole again after it", async () => {
    const page = await board("1080p", "three");
    hub.refuse("stopping");
    hub.disconnectAll();
    await page.waitForSelector(".foot[data-stale=true]");
    expect(await page.textContent(".stale")).toContain("Terputus dari pusat sejak 09.42");
    expect(await page.textContent(".newest .number")).toBe("A007");
    await page.screenshot({ path: join(pictures, "board-stale.png") });
    hub.refuse(null);
    await page.waitForSelector(".foot[data-stale=false]");
  });

  it("asks for a code when its permission was withdrawn, and comes back when it is given again", async () => {
    const page = await board("1080p", "one");
    hub.refuse("unauthorised");
    hub.disconnectAll();
    await page.getByText("Izin layar ini sudah dicabut").waitFor();
    expect(await page.locator(".newest").count()).toBe(0);
    hub.refuse(null);
    await page.waitForSelector(".newest");
  });

  it("lets a call be over when the hub's clock says so, also while the hub is away", async () => {
    const soon = (morning + 4_000) as Instant;
    const calls = busyBoard(2).calls.map((call, i) => (i === 0 ? { ...call, nowUntil: soon } : call));
    hub.show(busyBoard(2, { calls }));
    open = await openBoard(browser, sizes["1080p"], hub.url + link);
    const { page } = open;
    await page.waitForFunction(() => document.querySelector(".newest .number")?.textContent === "A007");
    hub.refuse("stopping");
    hub.disconnectAll();
    await page.waitForFunction(() => document.querySelector(".newest .number")?.textContent === "C021");
    expect(await page.textContent(".last-number")).toBe("A007");
    // It was called before, so it does not arrive again.
    expect(await page.getAttribute(".newest", "data-fresh")).toBe("false");
  });

  it("has a contrast of at least 7:1 everywhere, also when it is stale", async () => {
    const page = await board("1080p", "five");
    const calm = await colourPairs(page);
    hub.refuse("stopping");
    hub.disconnectAll();
    await page.waitForSelector(".foot[data-stale=true]");
    const pairs = [...calm, ...(await colourPairs(page))];
    const ratios = pairs.map((pair) => ({ ...pair, ratio: contrastRatio(pair.colour, pair.behind) }));
    expect(ratios.length).toBeGreaterThan(5);
    expect(ratios.filter(({ ratio }) => ratio < 7)).toEqual([]);
  });

  it("tells a screen reader the newest call in a region that is always there", async () => {
    const page = await board("1080p", "none");
    const region = await page.waitForSelector("[aria-live=assertive]");
    expect(await region.textContent()).toBe("");
    hub.show(boards.one);
    await expect.poll(() => region.textContent()).toBe("A007, loket 3");
    hub.show({ ...hallBoard(1, callsOf("B113:Imigrasi 1")) });
    await expect.poll(() => region.textContent()).toBe("B113, Imigrasi 1, Zona A");
  });

  it.each([
    ["no-preference", "flash"],
    ["reduce", "1"],
  ] as const)("frames the whole screen for a new call, where motion is %s", async (reducedMotion, seen) => {
    const page = await board("1080p", "none");
    await page.emulateMedia({ reducedMotion });
    const [call] = busyBoard(1).calls;
    if (call === undefined) throw new Error("nobody is called");
    const flashing = page.waitForFunction(() => {
      const flash = document.querySelector(".flash");
      if (flash === null) return null;
      const { animationName, opacity } = getComputedStyle(flash);
      return animationName === "none" ? opacity : animationName;
    });
    hub.show(busyBoard(1, { calls: [{ ...call, at: morning }] }));
    expect(await (await flashing).jsonValue()).toBe(seen);
    // It is over when the call is no longer new.
    await page.locator(".flash").waitFor({ state: "detached" });
  });

  it("speaks Indonesian until the hub hands out the pack of its language, and asks again for it", async () => {
    hub.handOutPacks(null);
    hub.show(boards.javanese);
    open = await openBoard(browser, sizes["1080p"], hub.url + link);
    const { page } = open;
    await page.getByText("Sekarang dipanggil").waitFor();
    expect(await page.getAttribute("html", "lang")).toBe("id");
    await expect.poll(hub.askedForPacks, patience).toBeGreaterThan(0);
    hub.handOutPacks([javanesePack]);
    await page.getByText(javanesePack.texts.board.nowCalling).waitFor();
    await page.getByText("Panggilan terakhir").waitFor();
    const before = hub.askedForPacks();
    hub.show(busyBoard(3, { language: "jv" }));
    await expect.poll(() => page.locator(".number").count()).toBe(3);
    expect(hub.askedForPacks()).toBe(before);
  });

  it("asks for no pack where its language is bundled", async () => {
    await board("1080p", "english");
    expect(hub.askedForPacks()).toBe(0);
  });

  it("stands mirrored where its language is written from the right", async () => {
    const page = await board("1080p", "right to left");
    expect(await page.getAttribute("html", "dir")).toBe("rtl");
    const [now, side] = [await page.locator(".now").boundingBox(), await page.locator(".side").boundingBox()];
    expect(now?.x).toBeGreaterThan(side?.x ?? Number.NaN);
  });

  it("claims the voice and reports that all is well", async () => {
    await board("1080p", "one");
    await expect.poll(() => hub.commands, patience).toContain("claimVoice");
    expect(hub.health.at(-1)).toEqual([]);
  });

  it("tells the hub which counter's name it cannot say", async () => {
    await board("1080p", "named");
    await expect.poll(() => hub.health.at(-1), patience).toEqual(["sound_clips_missing"]);
  });
});

describe("a screen that listens to its own output", () => {
  beforeEach(start);
  afterEach(end);

  const announcement = (id: string) => ({
    announcementId: id as AnnouncementId,
    label: "A007",
    counter: "3",
    recall: false,
    expiresAt: (morning + 90_000) as Instant,
  });
  const withCall = (id: string) => {
    const view = busyBoard(1);
    return { ...view, voice: { ...view.voice, pending: [announcement(id)] } };
  };

  it("has spoken what sounded", async () => {
    hub.show(withCall("one.1"));
    open = await openBoard(browser, sizes["1080p"], hub.url + link);
    await expect.poll(() => hub.outcomes, patience).toEqual(["spoken"]);
    expect(hub.health.flat()).toEqual([]);
  });

  it("has a call unheard whose clips were played and did not sound, and says so", async () => {
    hub.show(withCall("one.1"));
    open = await openBoard(browser, sizes["1080p"], hub.url + link, () => {
      const decode = BaseAudioContext.prototype.decodeAudioData;
      BaseAudioContext.prototype.decodeAudioData = async function decodeSilence(bytes: ArrayBuffer) {
        const buffer = await decode.call(this, bytes);
        for (let i = 0; i < buffer.numberOfChannels; i += 1) buffer.getChannelData(i).fill(0);
        return buffer;
      };
    });
    await expect.poll(() => hub.outcomes, patience).toEqual(["unheard"]);
    await expect.poll(() => hub.health.at(-1), patience).toEqual(["sound_silent"]);
  });
});

describe("in a browser that wants a touch first", () => {
  beforeEach(start);
  afterEach(end);

  it("says that the sound is blocked, claims nothing, and is free after a touch", async () => {
    const strict = await startBrowser(false);
    try {
      const { page } = await openBoard(strict, sizes["1080p"], hub.url + link);
      await page.getByText("Suara diblokir — ketuk layar ini").waitFor();
      await page.screenshot({ path: join(pictures, "board-sound-blocked.png") });
      await expect.poll(() => hub.health.at(-1), patience).toEqual(["sound_blocked"]);
      expect(hub.commands).not.toContain("claimVoice");
      await page.mouse.click(600, 500);
      await page.locator(".sound").waitFor({ state: "detached" });
      await expect.poll(() => hub.commands, patience).toContain("claimVoice");
      await expect.poll(() => hub.health.at(-1), patience).toEqual([]);
    } finally {
      await strict.close();
    }
  });
});
