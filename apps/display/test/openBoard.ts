import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";

export interface OpenBoard {
  readonly page: Page;
  /** What went wrong in the page: console errors and thrown ones. */
  readonly troubles: readonly string[];
}

/** Starts the machine's Chromium; with `autoplay` as in kiosk mode, else by the policy of an office browser. */
export async function startBrowser(autoplay: boolean): Promise<Browser> {
  const policy = autoplay ? "no-user-gesture-required" : "document-user-activation-required";
  return await chromium.launch({
    executablePath: findBrowser(),
    args: ["--no-sandbox", "--disable-gpu", `--autoplay-policy=${policy}`],
  });
}

/** `npm test` names it; whoever runs this file alone has it on the PATH. */
function findBrowser(): string {
  const named = process.env["GILIRAN_CHROMIUM"];
  if (named !== undefined && named !== "") return named;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const places = ["chromium", "google-chrome"].flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = places.find(isProgram);
  if (found === undefined) throw new Error("No Chromium was found: name it in GILIRAN_CHROMIUM.");
  return found;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface BoardSize {
  readonly width: number;
  readonly height: number;
}

/** @param before runs in the page before anything of its own */
export async function openBoard(
  browser: Browser,
  size: BoardSize,
  address: string,
  before: () => void = () => undefined,
): Promise<OpenBoard> {
  const context = await browser.newContext({ viewport: size });
  await context.addInitScript(before);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(String(error)));
  await page.goto(address);
  return { page, troubles };
}
