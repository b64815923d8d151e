import { setTimeout as sleep } from "node:timers/promises";
import { deviceId } from "@giliran/shared/contract";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../../chromium/index.ts";
import { type HubCaller, openFloorCaller, openHubCaller } from "../callers.ts";
import type { Site } from "../site.ts";
import { nearestRank } from "../statistics.ts";
import { seeded } from "../work.ts";
import { type Experiment, round } from "./experiment.ts";

/** Call screens in a real browser. */
const pages = 4;
/** Calls that warm up: done and not counted. */
const warmUp = 5;

/**
 * How long it takes from an officer's key until the last of four real call screens has painted the number, with the
 * other screens connected. The floor is the bare broadcast to as many sockets, which paints nothing.
 */
export const frames: Experiment = async (bench, number) => {
  const site = await bench.site();
  const { frameScreens: screens, frameCalls } = site.options.extent;
  const hub = await openHubCaller(site, screens, frameCalls + warmUp);
  const floor = await openFloorCaller(site, screens, hub.frame());
  const browser = await launchChromium();
  const boards = await openBoards(browser, hub, site);
  const random = seeded(number);
  const took: { painted: number[]; had: number[]; floor: number[] } = { painted: [], had: [], floor: [] };
  for (let i = 0; i < frameCalls + warmUp; i += 1) {
    const { label, sentAt, tookMs } = await hub.call();
    took.painted.push((await boards.painted(label)) - sentAt);
    took.had.push(tookMs);
    await sleep(50 + 100 * random());
    took.floor.push((await floor.call()).tookMs);
    await sleep(50 + 100 * random());
  }
  await browser.close();
  await hub.stop();
  await floor.stop();
  const [p50, p99] = percentiles(took.painted);
  const [had50, had99] = percentiles(took.had);
  const [floor50, floor99] = percentiles(took.floor);
  bench.say(
    `call to the last painted frame ${number}: p50 ${round(p50, 1)} ms, p99 ${round(p99, 1)} ms; to the last socket ` +
      `${round(had50, 1)} and ${round(had99, 1)} ms; bare broadcast ${round(floor50, 1)} and ${round(floor99, 1)} ms`,
  );
  return { frame_p50_ratio: p50 / floor50, frame_p99_ratio: p99 / floor99 };
};

function percentiles(tookMs: readonly number[]): [number, number] {
  const warm = tookMs.slice(warmUp);
  return [nearestRank(warm, 0.5), nearestRank(warm, 0.99)];
}

interface Boards {
  /** When the last of them had painted this number as the large one, by this process's `performance.now()`. */
  readonly painted: (label: string) => Promise<number>;
}

async function openBoards(browser: Browser, hub: HubCaller, { hall }: Site): Promise<Boards> {
  const seen = Array.from({ length: pages }, () => new Map<string, number>());
  const waiting = new Map<string, () => void>();
  for (const [index, times] of seen.entries()) {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    const page = await context.newPage();
    let offset = 0;
    await page.exposeFunction("tellPainted", (label: string, at: number) => {
      if (!times.has(label)) times.set(label, at + offset);
      waiting.get(label)?.();
    });
    const id = hall.screens[index] ?? "";
    const code = await hub.invite({ kind: "device", id: deviceId.parse(id) });
    await page.addInitScript(tellFrames);
    await page.goto(`${hub.url}/display/${id}#code=${code}`);
    await page.locator(".board").waitFor();
    offset = await offsetOf(page);
  }
  const everywhere = (label: string): boolean => seen.every((times) => times.has(label));
  return {
    painted: async (label) => {
      if (!everywhere(label))
        await new Promise<void>((resolve) =>
          waiting.set(label, () => {
            if (everywhere(label)) resolve();
          }),
        );
      waiting.delete(label);
      return Math.max(...seen.map((times) => times.get(label) ?? Number.NaN));
    },
  };
}

/** What has to be added to the page's clock to get this process's, ms: by the quickest of some questions. */
async function offsetOf(page: Page): Promise<number> {
  let best = { trip: Number.POSITIVE_INFINITY, offset: 0 };
  for (let i = 0; i < 20; i += 1) {
    const asked = performance.now();
    const there = await page.evaluate(() => performance.now());
    const trip = performance.now() - asked;
    if (trip < best.trip) best = { trip, offset: asked + trip / 2 - there };
  }
  return best.offset;
}

declare global {
  var tellPainted: (label: string, at: number) => void;
}

/** In the page: tells each new large number once the frame that shows it is painted. */
function tellFrames(): void {
  let last = "";
  const look = (): void => {
    const label = document.querySelector(".now .called .number")?.textContent ?? "";
    if (label === "" || label === last) return;
    last = label;
    requestAnimationFrame(() => {
      // A message that is sent in a frame comes once the frame is done.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => globalThis.tellPainted(label, performance.now()));
      port1.start();
      port2.postMessage(null);
    });
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}
