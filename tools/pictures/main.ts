// `pnpm pictures`: renews docs/pictures from the stories. Only files whose pixels changed are written.
// With words, `node tools/pictures/main.ts right to left`: only the stories about these, and nothing is removed.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchChromium } from "../chromium/index.ts";
import type { SizeName } from "../e2e/screens.ts";
import { samePixels } from "./samePixels.ts";
import { stories } from "./stories/index.ts";
import { openStudio, type Subject } from "./studio.ts";

const folder = join(import.meta.dirname, "..", "..", "docs", "pictures");
/** What a repository bears for pictures: so many files of so many bytes. */
const most = { files: 80, bytes: 150_000 };
/** What serves in a document. */
const scales: { readonly [Size in SizeName]: number } = {
  kiosk: 0.5,
  kioskLying: 0.5,
  board: 0.5,
  boardUpright: 0.5,
  boardLarge: 0.25,
  officeTall: 0.75,
  office: 0.75,
  panel: 1,
  phone: 1,
};
const printerPort = 9100;
const quietMs = 1_400;

const wanted = process.argv.slice(2).join(" ");

process.exitCode = await main();

async function main(): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const browser = await launchChromium();
  try {
    const taken = await renew(browser);
    if (wanted === "") removeOthers(taken);
    return complain(taken);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    await browser.close();
  }
}

/** @returns bytes of every picture, by name */
async function renew(browser: Browser): Promise<ReadonlyMap<string, number>> {
  const taken = new Map<string, number>();
  const comparing = await (await browser.newContext()).newPage();
  const take = async ({ name, screen }: Subject): Promise<void> => {
    const png = await screen.page.screenshot({ caret: "hide" });
    const file = join(folder, `${name}.png`);
    const known = existsSync(file) ? readFileSync(file) : null;
    taken.set(name, png.length);
    if (known !== null && (await samePixels(comparing, known, png))) return;
    writeFileSync(file, png);
    console.log(`${known === null ? "new    " : "changed"}  ${name}`);
  };
  for (const { about, hall, tell } of stories.filter((story) => story.about.includes(wanted))) {
    console.log(`of ${about}`);
    const studio = await openStudio(
      browser,
      { scale: (size) => scales[size], printerPort, quietMs, take },
      hall,
    );
    try {
      await tell(studio);
    } finally {
      await studio.close();
    }
  }
  return taken;
}

/** A picture that no story shows any more would only mislead. */
function removeOthers(taken: ReadonlyMap<string, number>): void {
  for (const file of readdirSync(folder)) {
    if (!file.endsWith(".png") || taken.has(file.slice(0, -".png".length))) continue;
    rmSync(join(folder, file));
    console.log(`removed  ${file}`);
  }
}

function complain(taken: ReadonlyMap<string, number>): number {
  const heavy = [...taken].filter(([, bytes]) => bytes > most.bytes).map(([name]) => name);
  if (heavy.length > 0) console.error(`Larger than ${String(most.bytes)} bytes: ${heavy.join(", ")}.`);
  if (taken.size > most.files)
    console.error(`More than ${String(most.files)} pictures: ${String(taken.size)}.`);
  return heavy.length > 0 || taken.size > most.files ? 1 : 0;
}
