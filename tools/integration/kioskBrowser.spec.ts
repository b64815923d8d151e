import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium } from "../chromium/index.ts";
import { flagsOf } from "../install/files/browser.ts";
import { policiesText } from "../install/files/policies.ts";

// The machine's own Chromium with the flags and policies of the installer. Policies stand in a folder of the machine's,
// which others on it read, too: the browser runs in a mount namespace of its own, where only it sees them.
const able = findChromium() !== null && spawnSync("unshare", ["-m", "true"]).status === 0;

let folder = "";
let own: Server;
let foreign: Server;
let origins = { own: "", foreign: "" };
let context: BrowserContext;

async function serve(text: string): Promise<[Server, string]> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html").end(`<!doctype html><title>${text}</title><body>${text}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return [server, `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`];
}

/** A program that starts Chromium with these policies in place of the machine's. */
function chromiumWith(name: string, policies: string): string {
  const etc = join(folder, name);
  mkdirSync(join(etc, "policies", "managed"), { recursive: true });
  writeFileSync(join(etc, "policies", "managed", "giliran.json"), policies);
  const program = join(folder, `${name}.sh`);
  const mounted = `mount --bind ${etc} /etc/chromium && exec ${findChromium() ?? ""} "$@"`;
  writeFileSync(program, `#!/bin/sh\nexec unshare -m sh -c '${mounted}' chromium "$@"\n`, { mode: 0o755 });
  return program;
}

beforeAll(async () => {
  if (!able) return;
  folder = mkdtempSync(join(tmpdir(), "giliran-policies-"));
  const [first, second] = [await serve("own"), await serve("foreign")];
  [own, foreign] = [first[0], second[0]];
  origins = { own: first[1], foreign: second[1] };
  // The test itself drives the browser from outside, which two policies forbid: they have a test of their own.
  const all = JSON.parse(policiesText(origins.own)) as Record<string, unknown>;
  const policies = { ...all, RemoteDebuggingAllowed: true, DeveloperToolsAvailability: 1 };
  context = await chromium.launchPersistentContext(join(folder, "profile"), {
    executablePath: chromiumWith("driven", JSON.stringify(policies)),
    args: ["--no-sandbox", "--disable-gpu", ...flagsOf(null)],
  });
});
afterAll(async () => {
  if (!able) return;
  await context.close();
  own.close();
  foreign.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.runIf(able)("a kiosk's browser", () => {
  it("shows its own page, and no other address, file or page of the browser's", async () => {
    const page = await context.newPage();
    await page.goto(origins.own);
    expect(await page.title()).toBe("own");
    for (const address of [
      origins.foreign,
      "file:///etc/passwd",
      "chrome://settings/",
      "chrome://version/",
    ]) {
      await page.goto(address).catch(() => {});
      expect(await page.locator("body").innerText()).not.toMatch(/foreign|root:|Command Line|Settings/u);
      await page.goto(origins.own);
    }
  });

  it("grants nothing that devices and systems give", async () => {
    const page = await context.newPage();
    await page.goto(origins.own);
    const states = await page.evaluate(async () => {
      const names = ["camera", "microphone", "midi", "notifications", "geolocation", "clipboard-read"];
      const asked = names.map(async (name) => {
        const { state } = await navigator.permissions.query({ name: name as PermissionName });
        return [name, state] as const;
      });
      return Object.fromEntries(await Promise.all(asked));
    });
    expect(states).toMatchObject({ camera: "denied", microphone: "denied", "clipboard-read": "denied" });
  });

  it("lets nobody in by its debugging port", async () => {
    const program = chromiumWith("forbidden", policiesText(origins.own));
    const profile = `--user-data-dir=${join(folder, "other")}`;
    const words = ["--headless", "--no-sandbox", "--disable-gpu", profile, "--remote-debugging-port=0"];
    const browser = spawn(program, [...words, origins.own], { detached: true });
    let said = "";
    browser.stderr.on("data", (piece: Buffer) => (said += piece.toString()));
    try {
      await expect.poll(() => said, { timeout: 20_000 }).toMatch(/remote debugging is disallowed|DevTools/iu);
      expect(said).not.toContain("DevTools listening on");
    } finally {
      if (browser.pid !== undefined) process.kill(-browser.pid, "SIGKILL");
    }
  });
});
