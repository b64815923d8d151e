import { type Browser, chromium } from "playwright-core";
import { findChromium } from "./findChromium.ts";
import { advice } from "./provideChromium.ts";

/** How the browser of a test differs from a call screen's. */
export interface LaunchOptions {
  /** Sound without a click, as kiosk mode has it (default true); false: the policy of an office browser. */
  readonly autoplay?: boolean;
  /** Without a window (default true). */
  readonly headless?: boolean;
  /** Further command line options. */
  readonly args?: readonly string[];
}

const quiet = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-gpu",
  "--no-first-run",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Starts the real Chromium of this machine. The caller closes it.
 * @throws Error with one sentence when there is none
 */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(advice);
  const autoplay = options.autoplay === false ? [] : ["--autoplay-policy=no-user-gesture-required"];
  const args = [...quiet, ...autoplay, ...(options.args ?? [])];
  return await chromium.launch({ executablePath, headless: options.headless ?? true, args });
}
