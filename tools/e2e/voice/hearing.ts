import { join } from "node:path";
import type { Page } from "playwright-core";

/** The program that speaks in tests. */
export const standInVoice = join(import.meta.dirname, "standInVoice.mjs");

/** What came out of the loudspeaker. */
export interface Heard {
  readonly language: string;
  readonly text: string;
  /** It was played to its end. */
  readonly whole: boolean;
}

declare global {
  var spokenByTest: { language: string; text: string; whole: boolean }[] | undefined;
  var speakingByTest: number | undefined;
}

/**
 * Listens to what a page plays: the words are read out of the bytes, when they begin to sound. To be given to
 * `ScreenWish.before`.
 */
export function hearing(): void {
  const heard: { language: string; text: string; whole: boolean }[] = [];
  globalThis.spokenByTest = heard;
  globalThis.speakingByTest = 0;
  const blobs = new Map<string, Blob>();
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (source: Blob | MediaSource): string => {
    const address = make(source);
    if (source instanceof Blob) blobs.set(address, source);
    return address;
  };
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = async function listenedTo(this: HTMLMediaElement): Promise<void> {
    const text = await (blobs.get(this.src) ?? new Blob()).text();
    const found = /said[\s\S]{4}(\{.*?\}) ?data/.exec(text)?.[1] ?? '{"language":"","text":""}';
    const said = { ...(JSON.parse(found) as { language: string; text: string }), whole: false };
    this.addEventListener("playing", () => {
      heard.push(said);
      globalThis.speakingByTest = (globalThis.speakingByTest ?? 0) + 1;
    });
    const over = (): void => {
      globalThis.speakingByTest = (globalThis.speakingByTest ?? 1) - 1;
    };
    this.addEventListener("ended", () => (said.whole = true));
    this.addEventListener("pause", over);
    await play.call(this);
  };
}

/** All that was heard so far. */
export async function heardSoFar(page: Page): Promise<readonly Heard[]> {
  return await page.evaluate(() => globalThis.spokenByTest ?? []);
}

/** Presses a key of the keypad, and listens until these words were heard after it. @returns what was said since */
export async function pressAndHear(page: Page, key: string, words: RegExp): Promise<readonly Heard[]> {
  const before = (await heardSoFar(page)).length;
  await page.keyboard.press(key);
  return await hearSince(page, before, words);
}

/** Listens until words were heard that were not among the first `before`. */
export async function hearSince(page: Page, before: number, words: RegExp): Promise<readonly Heard[]> {
  await page.waitForFunction(
    ([from, source]) =>
      (globalThis.spokenByTest ?? [])
        .slice(from)
        .some(({ text, whole }) => whole && new RegExp(source, "u").test(text)),
    [before, words.source] as const,
  );
  return (await heardSoFar(page)).slice(before);
}

const mostStops = 40;

/** Goes down from stop to stop, as somebody who cannot see does, until one is called so; then selects it. */
export async function chooseByEar(page: Page, words: RegExp): Promise<void> {
  for (let stop = 0; stop < mostStops; stop += 1) {
    const before = (await heardSoFar(page)).length;
    await page.keyboard.press("ArrowDown");
    const said = await hearSince(page, before, /\S/u);
    if (!words.test(said.at(-1)?.text ?? "")) continue;
    await page.keyboard.press("Enter");
    return;
  }
  throw new Error(`Nothing among ${String(mostStops)} stops is called ${words.source}.`);
}
