import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { KioskLife } from "../../src/identity/openLife.ts";
import { runProgram } from "../../src/main/program.ts";
import { beginAgain, createFatal } from "../../src/main/restart.ts";
import { beginWithSession } from "../../src/main/autostart.ts";
import { forbiddenSwitch } from "../../src/main/switches.ts";
import { handClock } from "../support/handClock.ts";
import { App, app, askedOfSystem, machine } from "./standIn/app.ts";
import { BrowserWindow } from "./standIn/electron.ts";

vi.mock("electron", async () => await import("./standIn/electron.ts"));

/** What each program that began here was opened with. */
const lives: { readonly leave: { readonly go: () => void } }[] = [];
vi.mock("../../src/identity/openLife.ts", async (original) => {
  const real = await original<{ openLife: (parts: (typeof lives)[number]) => KioskLife }>();
  const openLife: typeof real.openLife = (parts) => {
    lives.push(parts);
    return real.openLife(parts);
  };
  return { ...real, openLife };
});

const unitOfDeb = readFileSync(join(import.meta.dirname, "../../packaging/giliran-kiosk.service"), "utf8");
const said: string[] = [];
const say = (_facts: object, sentence: string): void => void said.push(sentence);
const log = { info: say, warn: say, error: say };
const env = { GILIRAN_HUB: "http://127.0.0.1:9" };
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "giliran-program-"));
  said.length = 0;
  Object.assign(machine, {
    folder,
    isPackaged: true,
    isSecond: false,
    switches: [],
    // Nothing of these tests goes on to a window.
    ready: new Promise<never>(() => {}),
  });
});
afterEach(() => {
  app.removeAllListeners();
  rmSync(folder, { recursive: true, force: true });
});

const start = () => runProgram({ env, built: folder, log });

describe("the program", () => {
  it("does not hold Electron up: its entry runs to the end before anything is ready", async () => {
    vi.stubEnv("GILIRAN_HUB", env.GILIRAN_HUB);
    // Whoever awaits `whenReady` at the top of this module waits here for ever.
    await import("../../src/main/main.ts");
    vi.unstubAllEnvs();
    expect(app.listenerCount("second-instance")).toBe(1);
  });

  it("begins once: the second start ends, and the first one's window comes to the front", async () => {
    void start();
    const window = new BrowserWindow({ kiosk: true, webPreferences: { preload: "" } });
    window.minimized = true;
    app.emit("second-instance");
    expect(window).toMatchObject({ minimized: false, focused: 1 });
    machine.isSecond = true;
    const before = askedOfSystem().quits;
    expect(await start()).toBeNull();
    expect(askedOfSystem().quits).toBe(before + 1);
  });

  it.each(["remote-debugging-port", "remote-debugging-pipe", "no-sandbox", "disable-web-security"])(
    "does not begin with --%s, where it is a packaged kiosk",
    async (name) => {
      machine.switches = [name];
      expect(await start()).toBeNull();
      expect(said).toEqual([`A kiosk does not begin with --${name}.`]);
      expect(askedOfSystem().exits.at(-1)).toBe(1);
    },
  );

  it("has nothing against the switches of an ordinary start", () => {
    expect(forbiddenSwitch((name) => name === "autoplay-policy")).toBeNull();
  });
});

describe("beginning with the session", () => {
  it("is a login item on Windows", () => {
    beginWithSession({ app, env: {}, platform: "win32", log });
    expect(askedOfSystem().loginItems.at(-1)).toEqual({ openAtLogin: true });
  });

  it("is an entry of the user's for an AppImage, quoted; the .deb brings its own", () => {
    const file = join(folder, "appData", "autostart", "giliran-kiosk.desktop");
    beginWithSession({ app, env: {}, platform: "linux", log });
    expect(() => readFileSync(file)).toThrow("ENOENT");
    beginWithSession({ app, env: { APPIMAGE: '/home/a b/100% "x".AppImage' }, platform: "linux", log });
    expect(readFileSync(file, "utf8")).toContain(String.raw`Exec="/home/a b/100%% \\"x\\".AppImage"` + "\n");
  });
});

describe("an error that nobody caught", () => {
  const failing = (kept: boolean) => {
    const clock = handClock();
    const own = new App();
    const before = { ...askedOfSystem(), exits: [...askedOfSystem().exits] };
    const fatal = createFatal({ app: own, env: kept ? { GILIRAN_KEPT: "1" } : {}, clock, log });
    const since = () => ({
      relaunches: askedOfSystem().relaunches - before.relaunches,
      exits: askedOfSystem().exits.slice(before.exits.length),
    });
    return { clock, fatal, since };
  };

  it("ends the program, which begins again by itself, once", async () => {
    const { clock, fatal, since } = failing(false);
    await clock.advance(60_000);
    fatal(new Error("boom"));
    fatal(new Error("boom again"));
    await clock.advance(0);
    expect(since()).toEqual({ relaunches: 1, exits: [75] });
    expect(said).toEqual(["The kiosk's program failed, and begins again."]);
  });

  it("rests first where it comes at the start", async () => {
    const { clock, fatal, since } = failing(false);
    fatal(new Error("boom"));
    await clock.advance(4_000);
    expect(since().exits).toEqual([]);
    await clock.advance(2_000);
    expect(since().exits).toEqual([75]);
  });

  it("leaves the new beginning to whoever keeps the program", async () => {
    const { clock, fatal, since } = failing(true);
    await clock.advance(60_000);
    fatal("boom");
    await clock.advance(0);
    beginAgain(app, { GILIRAN_KEPT: "1" });
    expect(since()).toEqual({ relaunches: 0, exits: [75] });
    app.emit("will-quit");
    expect(since()).toEqual({ relaunches: 0, exits: [75, 75] });
  });
});

describe("a technician who leaves the kiosk mode", () => {
  it("ends the program in order, for good: nobody begins it again before the next session", async () => {
    void start();
    const before = { ...askedOfSystem(), exits: [...askedOfSystem().exits] };
    lives.at(-1)?.leave.go();
    expect(askedOfSystem().quits).toBe(before.quits + 1);
    let held = 0;
    const quitting = { preventDefault: () => void (held += 1) };
    app.emit("before-quit", quitting);
    // What the kiosk writes is written before the program is gone.
    await vi.waitFor(() => expect(askedOfSystem().quits).toBe(before.quits + 2));
    app.emit("before-quit", quitting);
    app.emit("will-quit");
    expect(held).toBe(1);
    expect(askedOfSystem()).toMatchObject({ relaunches: before.relaunches, exits: before.exits });
    expect(unitOfDeb).toContain("\nRestart=on-failure\n");
  });
});
