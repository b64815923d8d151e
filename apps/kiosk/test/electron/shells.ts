import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { _electron, chromium } from "playwright-core";
import type { Page } from "playwright-core";
import { machineClock } from "../../src/core/index.ts";
import type { Clock } from "../../src/core/index.ts";
import { assembleKiosk } from "../../src/assembleKiosk.ts";
import { deviceConfigSchema } from "../../src/devices/index.ts";
import { kioskToken } from "../support/hubOnSocket.ts";
import type { HubOnSocket } from "../support/hubOnSocket.ts";
import { ownId } from "../support/rig.ts";
import { until } from "../support/until.ts";
import type { BuiltShell } from "./buildShell.ts";
import { chromiumProgram } from "./chromiumProgram.ts";

/** The kiosk's shell at work, with its one page. */
export interface OpenShell {
  /** The page as it is now: another one after the watchdog has brought it back. */
  readonly page: () => Page;
  /** How many windows there are, hidden ones included. */
  readonly windows: () => number;
  /** Where the page is, in the shell's own terms. */
  readonly address: () => string;
  /** The page's own address with another path. */
  readonly ownAddress: (path: string) => string;
  /** One call from somebody who is not the page. */
  readonly invokeFromElsewhere: (channel: string, argument: unknown) => Promise<unknown>;
  /** A key of a keyboard that somebody plugged in. */
  readonly press: (key: string, held?: readonly Held[]) => Promise<void>;
  /** What the page has brought onto the disk. */
  readonly downloads: () => readonly string[];
  readonly crash: () => Promise<void>;
  /** The page does nothing any more, for ever. */
  readonly hang: () => Promise<void>;
  /** Resolves when the page that crashed has been brought back. */
  readonly revived: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export type Held = "control" | "shift" | "alt" | "meta";

export interface Shell {
  readonly name: string;
  readonly open: (built: BuiltShell, hub: HubOnSocket) => Promise<OpenShell>;
}

/** Four times as fast as the machine's: nobody waits long for the watchdog, and a slow machine still answers it. */
const hasty: Clock = { now: machineClock.now, after: (ms, then) => machineClock.after(ms / 4, then) };
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

/** The shell's real main code on the stand-in for `electron`, in a real Chromium. */
const standInShell: Shell = {
  name: "the stand-in",
  open: async (built, hub) => {
    const standIn = await import("./standIn/electron.ts");
    const { prepareApp, startShell } = await import("../../src/main/startShell.ts");
    const browser = await chromium.launch({
      executablePath: chromiumProgram(),
      args: ["--no-sandbox", "--disable-background-networking", "--disable-gpu"],
    });
    standIn.standOn(browser);
    const assembled = assembleKiosk({
      hubUrl: hub.url,
      deviceId: ownId,
      token: kioskToken,
      dataFolder: null,
      devices: deviceConfigSchema.parse({}),
      settings: { touchGapMs: 0 },
      log: quiet,
    });
    prepareApp();
    await assembled.start();
    await startShell({
      kiosk: assembled.kiosk,
      pages: built.pages,
      preload: built.preload,
      locked: true,
      clock: hasty,
      log: quiet,
    });
    const window = standIn.openedWindow();
    let crashed: Page | null = null;
    const page = (): Page => {
      if (window.webContents.page === null) throw new Error("no page");
      return window.webContents.page;
    };
    return {
      page,
      windows: () => browser.contexts().flatMap((context) => context.pages()).length,
      address: () => standIn.toScheme(page().url()),
      ownAddress: (path) => standIn.toHttps(`kiosk://app${path}`),
      invokeFromElsewhere: (channel, argument) =>
        standIn.invokeFrom("https://evil.example/", channel, argument),
      press: async (key, held = []) => {
        const names = ["control", "shift", "alt", "meta"] as const;
        const [control, shift, alt, meta] = names.map((name) => held.includes(name));
        await window.webContents.press({
          key,
          control: control === true,
          shift: shift === true,
          alt: alt === true,
          meta: meta === true,
        });
      },
      downloads: standIn.downloaded,
      crash: async () => {
        crashed = page();
        await crashed.goto("chrome://crash").catch(() => {});
      },
      hang: async () => {
        crashed = page();
        hangPage(crashed);
      },
      revived: async () => await until("another page is there", () => page() !== crashed),
      close: async () => {
        await window.close();
        await assembled.stop();
        await browser.close();
      },
    };
  },
};

/** The whole program in a real Electron. */
function electronShell(executablePath: string): Shell {
  return {
    name: "Electron",
    open: async (built, hub) => {
      const folder = mkdtempSync(join(tmpdir(), "giliran-electron-"));
      const tokenFile = join(folder, "token.json");
      writeFileSync(tokenFile, JSON.stringify({ id: ownId, token: kioskToken }), { mode: 0o600 });
      const electron = await _electron.launch({
        executablePath,
        args: [built.main, `--user-data-dir=${folder}`],
        env: { ...definedEnvironment(), GILIRAN_HUB: hub.url, GILIRAN_TOKEN_FILE: tokenFile },
      });
      let current = await electron.firstWindow();
      electron.on("window", (page) => void (current = page));
      return {
        page: () => current,
        windows: () => electron.windows().length,
        address: () => current.url(),
        ownAddress: (path) => `kiosk://app${path}`,
        invokeFromElsewhere: async (channel, argument) =>
          await electron.evaluate(
            async ({ BrowserWindow }, [preload, name, value]) => {
              const webPreferences = { preload, sandbox: true, contextIsolation: false };
              const stranger = new BrowserWindow({ show: false, webPreferences });
              await stranger.loadURL("data:text/html,stranger");
              const code = `window.kiosk.calls[${JSON.stringify(name)}](${JSON.stringify(value)})`;
              const answer: unknown = await stranger.webContents.executeJavaScript(code);
              stranger.destroy();
              return answer;
            },
            [built.preload, channel.split(":").at(-1) ?? "", argument] as const,
          ),
        crash: async () =>
          await electron.evaluate(({ BrowserWindow }) => {
            for (const window of BrowserWindow.getAllWindows()) window.webContents.forcefullyCrashRenderer();
          }),
        press: async (key, held = []) => {
          const names = held.map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`);
          await current.keyboard.press([...names, key].join("+"));
        },
        // A download that was prevented leaves nothing to find: the shell's handler has seen it.
        downloads: () => [],
        hang: async () => hangPage(current),
        // Electron reloads into the same page.
        revived: async () => await current.waitForLoadState(),
        close: async () => {
          await electron.close();
          rmSync(folder, { recursive: true, force: true });
        },
      };
    },
  };
}

/** Never answered: nobody may wait for it. */
function hangPage(page: Page): void {
  page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => {});
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** What the specs run against on this machine: the stand-in always, Electron where its program is. */
export function shells(): readonly Shell[] {
  const electron = electronProgram();
  return electron === null ? [standInShell] : [standInShell, electronShell(electron)];
}

/** The npm package arrives without its program, and importing it would download one: only its folder is looked at. */
function electronProgram(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve("electron/package.json"));
  const override = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  if (override !== undefined)
    return existsSync(join(override, "electron")) ? join(override, "electron") : null;
  const note = join(folder, "path.txt");
  if (!existsSync(note)) return null;
  const program = join(folder, "dist", readFileSync(note, "utf8").trim());
  return existsSync(program) ? program : null;
}
