import { EventEmitter } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Namespace } from "socket.io";
import { afterEach, beforeEach, expect, it } from "vitest";
import { handClock } from "../../test/support/handClock.ts";
import { pageGoneMs, signalPage } from "./pageSignal.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "giliran-signal-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("tells of a page that never came, one that went, and none that came back in time", async () => {
  const clock = handClock();
  const pages = Object.assign(new EventEmitter(), { sockets: new Map<string, EventEmitter>() });
  const connect = (id: string): (() => void) => {
    const socket = new EventEmitter();
    pages.sockets.set(id, socket);
    pages.emit("connection", socket);
    return () => {
      pages.sockets.delete(id);
      socket.emit("disconnect");
    };
  };
  const file = join(folder, "page-gone");
  // It uses these two parts of a namespace.
  const parts = { file, pages: pages as unknown as Namespace, clock, onFault: () => {} };
  const end = signalPage(parts);
  await clock.advance(pageGoneMs - 1);
  expect(existsSync(file)).toBe(false);
  await clock.advance(1);
  expect(existsSync(file)).toBe(true);
  const goAway = connect("one");
  expect(existsSync(file)).toBe(false);
  goAway();
  await clock.advance(pageGoneMs / 2);
  const second = connect("two");
  await clock.advance(pageGoneMs * 2);
  expect(existsSync(file)).toBe(false);
  second();
  await clock.advance(pageGoneMs);
  expect(existsSync(file)).toBe(true);
  const last = connect("three");
  end();
  expect(existsSync(file)).toBe(false);
  // The lines of a host that ends are cut after this.
  last();
  await clock.advance(pageGoneMs);
  expect(existsSync(file)).toBe(false);
});
