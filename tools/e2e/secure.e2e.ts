import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterEach, expect, it } from "vitest";
import { createLog, type RunningHub, startHub } from "@giliran/hub";
import { deviceId, staffId } from "@giliran/shared/contract";
import { bundledTexts } from "@giliran/shared/i18n";
import { launchChromium } from "../chromium/index.ts";

// Call screen and panel over https and wss, as a hall has them; each browser is started with the hall's own pin.
const root = join(import.meta.dirname, "..", "..");
const id = bundledTexts("id");
const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function openHub(port: number): Promise<RunningHub> {
  const folder = mkdtempSync(join(tmpdir(), "giliran-e2e-secure-"));
  const hub = await startHub(
    {
      port,
      secure: true,
      dataFolder: join(folder, "data"),
      hallFile: join(root, "apps/hub/sample/magetan.yaml"),
      pages: { web: join(root, "apps/hub/dist/web"), display: join(root, "apps/display/dist") },
    },
    { log: createLog("silent") },
  );
  ends.push(async () => {
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return hub;
}

/** A browser whose machine believes this authority and no other; null: as it comes. */
async function browserThatBelieves(hub: RunningHub | null): Promise<Browser> {
  const pin = Buffer.from(hub?.security?.fingerprint() ?? "", "hex").toString("base64");
  const args = hub === null ? [] : [`--ignore-certificate-errors-spki-list=${pin}`];
  const browser = await launchChromium({ args });
  ends.push(async () => await browser.close());
  return browser;
}

async function pageOf(browser: Browser, address: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: "id-ID" })).newPage();
  await page.goto(address);
  return page;
}

it("a call screen and a panel work over https and wss, pinned to the hall's own authority", async () => {
  const hub = await openHub(0);
  const browser = await browserThatBelieves(hub);
  const screenCode = hub.invite({ kind: "device", id: deviceId.parse("zona-a") }, "link");
  const screen = await pageOf(browser, `${hub.url}/display/zona-a#code=${screenCode}`);
  await screen
    .getByText(id.t("board.nextHere"))
    .or(screen.getByText(id.t("board.closed")))
    .first()
    .waitFor();
  const panelCode = hub.invite({ kind: "staff", id: staffId.parse("siti") }, "link");
  const panel = await pageOf(browser, `${hub.url}/panel#code=${panelCode}`);
  await panel.locator('[data-counter="loket-3"]').waitFor();
  expect(await panel.evaluate(() => globalThis.isSecureContext)).toBe(true);
});

it("a browser that was told of no authority, or of another hall's, opens nothing", async () => {
  const hub = await openHub(0);
  for (const believed of [null, await openHub(0)]) {
    const browser = await browserThatBelieves(believed);
    await expect(pageOf(browser, `${hub.url}/panel`)).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/);
  }
});

it("another hub in the hub's place gets nothing from a screen that is at work", async () => {
  const hub = await openHub(0);
  const { port } = hub;
  const browser = await browserThatBelieves(hub);
  const code = hub.invite({ kind: "device", id: deviceId.parse("zona-a") }, "link");
  const screen = await pageOf(browser, `${hub.url}/display/zona-a#code=${code}`);
  await screen
    .getByText(id.t("board.nextHere"))
    .or(screen.getByText(id.t("board.closed")))
    .first()
    .waitFor();
  await hub.stop();
  const refused = screen.waitForEvent("console", (message) => message.text().includes("ERR_CERT"));
  await openHub(port);
  await refused;
  await screen.locator('.foot[data-stale="true"]').waitFor();
  // What a person at the screen would find, who loads it anew: the browser's own warning, and no page.
  await expect(screen.reload()).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/);
});
