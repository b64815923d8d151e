import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import type { WebContents } from "electron";
import { handClock } from "../../test/support/handClock.ts";
import type { HandClock } from "../../test/support/handClock.ts";
import { watchPage } from "./watchdog.ts";

class FakeContents extends EventEmitter {
  reloads = 0;
  crashes = 0;
  hangs = false;
  loading = false;
  isCrashed(): boolean {
    return false;
  }
  isLoading(): boolean {
    return this.loading;
  }
  async executeJavaScript(): Promise<number> {
    return this.hangs ? await new Promise<never>(() => {}) : 0;
  }
  reload(): void {
    this.reloads += 1;
    this.hangs = false;
  }
  forcefullyCrashRenderer(): void {
    this.crashes += 1;
    this.emit("render-process-gone", {}, { reason: "killed" });
  }
  isDestroyed(): boolean {
    return false;
  }
}

function watched(): { contents: FakeContents; clock: HandClock } {
  const [contents, clock] = [new FakeContents(), handClock()];
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  // The watchdog uses these few parts of WebContents alone.
  watchPage({ contents: contents as unknown as WebContents, clock, log });
  return { contents, clock };
}

describe("the watchdog", () => {
  it("brings a dead page back", async () => {
    const { contents, clock } = watched();
    contents.emit("render-process-gone", {}, { reason: "crashed" });
    await clock.advance(1000);
    expect(contents.reloads).toBe(1);
  });

  it("rests longer each time, so that a page that dies at its start does not spin the machine", async () => {
    const { contents, clock } = watched();
    for (let death = 0; death < 10; death += 1) {
      contents.emit("render-process-gone", {}, { reason: "oom" });
      await clock.advance(1000);
    }
    expect(contents.reloads).toBeLessThan(10);
    await clock.advance(120_000);
    const before = contents.reloads;
    contents.emit("render-process-gone", {}, { reason: "oom" });
    await clock.advance(1000);
    expect(contents.reloads).toBe(before + 1);
  });

  it("ends a page that hangs, and brings it back", async () => {
    const { contents, clock } = watched();
    contents.emit("unresponsive");
    await clock.advance(9_999);
    expect(contents.crashes).toBe(0);
    await clock.advance(2000);
    expect(contents).toMatchObject({ crashes: 1, reloads: 1 });
  });

  it("ends a page that hangs while nobody touches it, once, and one that hangs while it loads later", async () => {
    const { contents, clock } = watched();
    await clock.advance(60_000);
    expect(contents.crashes).toBe(0);
    contents.hangs = true;
    await clock.advance(22_000);
    expect(contents).toMatchObject({ crashes: 1, reloads: 1 });
    await clock.advance(60_000);
    expect(contents.crashes).toBe(1);
    contents.hangs = true;
    contents.loading = true;
    await clock.advance(50_000);
    expect(contents.crashes).toBe(1);
    await clock.advance(25_000);
    expect(contents.crashes).toBe(2);
  });

  it("leaves alone a page that answers again, one that was closed, and one that was kept from leaving", async () => {
    const { contents, clock } = watched();
    contents.emit("unresponsive");
    contents.emit("responsive");
    contents.emit("render-process-gone", {}, { reason: "clean-exit" });
    contents.emit("did-fail-load", {}, -3, "ERR_ABORTED", "https://evil.example/", true);
    contents.emit("did-fail-load", {}, -6, "ERR_FILE_NOT_FOUND", "kiosk://app/x", false);
    await clock.advance(60_000);
    expect(contents).toMatchObject({ crashes: 0, reloads: 0 });
  });

  it("brings back a page that did not load", async () => {
    const { contents, clock } = watched();
    contents.emit("did-fail-load", {}, -2, "ERR_FAILED", "kiosk://app/index.html", true);
    await clock.advance(1000);
    expect(contents.reloads).toBe(1);
  });
});
