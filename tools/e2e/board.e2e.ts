import { bundledTexts } from "@giliran/shared/i18n";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import {
  announcedOn,
  callsShown,
  expectCalls,
  expectOneAfterTheOther,
  lastCalls,
  listening,
  speaking,
} from "./boardLook.ts";
import { findUnreadable } from "./capHeights.ts";
import { expectInHand, pressKey, ready, sitDown } from "./desk.ts";
import { officers, type TestHall } from "./hall.ts";
import { sizes } from "./screens.ts";
import { wordsFor } from "./sound.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const id = bundledTexts("id");

/** A zone's voice is free again this long after its screen vanished without a word. */
const leaseGone = 30_000;

async function expectOutcomes(
  hall: TestHall,
  outcomes: readonly (string | null)[],
  within = 20_000,
): Promise<void> {
  await expect.poll(() => hall.ledger().map(({ outcome }) => outcome), { timeout: within }).toEqual(outcomes);
}

async function openBoard(hall: TestHall): Promise<Page> {
  const { page } = await stage.enter(hall, "display-zona-a", listening);
  await page.locator(".board").waitFor();
  return page;
}

async function callOne(hall: TestHall, desk: Page): Promise<string> {
  const { label } = await hall.arrivals.come("ktp-el");
  await pressKey(desk, "callNext");
  await expectInHand(desk, label);
  return label;
}

/** From 10 m, at 1080p, at 4K and on a screen that stands. */
async function expectReadable(board: Page): Promise<void> {
  for (const size of ["board", "boardLarge", "boardUpright"] as const) {
    await board.setViewportSize(sizes[size]);
    expect(await findUnreadable(board)).toEqual([]);
  }
}

describe("the call screen", () => {
  it("shows and speaks five calls of the same moment, one after the other", async () => {
    const hall = await stage.hall({ edit: officers("Ani", "Dewi", "Eko") });
    const board = await openBoard(hall);
    for (const service of ["ktp-el", "ktp-el", "ktp-el", "izin-usaha", "izin-usaha"]) {
      await hall.arrivals.come(service);
    }
    const desks: Page[] = [];
    for (const [index, name] of ["siti", "budi", "ani", "dewi", "eko"].entries()) {
      desks.push((await sitDown(stage, hall, name, `loket-${String(index + 1)}`)).page);
    }
    await Promise.all(desks.map(async (desk) => await ready(desk, "callNext")));
    await Promise.all(desks.map(async (desk) => await desk.keyboard.press("Space")));

    await expect.poll(async () => (await callsShown(board)).length, { timeout: 10_000 }).toBe(5);
    const shown = await callsShown(board);
    expect(shown.map(({ label }) => label).sort()).toEqual(["A001", "A002", "A003", "B001", "B002"]);
    expect(shown.map(({ counter }) => counter).sort()).toEqual(["1", "2", "3", "4", "5"]);

    await expectOutcomes(
      hall,
      Array.from({ length: 5 }, () => "spoken"),
      60_000,
    );
    const announced = await announcedOn(board);
    const inOrder = shown.toReversed().map(({ label, counter }) => wordsFor(label, Number(counter)));
    expect(announced.map(({ words }) => words)).toEqual(inOrder);
    expectOneAfterTheOther(announced);
    expect(await callsShown(board)).toEqual(shown);
    await expectReadable(board);
  });

  it("does not repeat what it was saying when it is loaded anew, and the officer is told", async () => {
    const hall = await stage.hall();
    const board = await openBoard(hall);
    const desk = (await sitDown(stage, hall, "siti", "loket-1")).page;
    const label = await callOne(hall, desk);
    await speaking(board);
    await board.reload();
    await expectOutcomes(hall, ["unheard"]);
    await expect
      .poll(async () => await desk.locator(".in-hand-remarks").textContent())
      .toContain(id.t("panel.voiceUnheard", { key: "U", zone: "Zona A" }));
    await expectCalls(board, [{ label, counter: "1" }]);

    const next = await callOne(hall, desk);
    await expectOutcomes(hall, ["unheard", "spoken"], leaseGone);
    expect((await announcedOn(board)).map(({ words }) => words)).toEqual([wordsFor(next, 1)]);
  });

  it("stays whole when the hub is restarted at noon in the middle of a sentence", async () => {
    const hall = await stage.hall();
    const board = await openBoard(hall);
    const panel = await sitDown(stage, hall, "siti", "loket-1");
    const [waiting, phoneOwner] = [await hall.arrivals.come("ktp-el"), await hall.arrivals.come("ktp-el")];
    const phone = (await stage.visit(phoneOwner.page, { size: "phone" })).page;
    await pressKey(panel.page, "callNext");
    await expectInHand(panel.page, waiting.label);
    await speaking(board);
    await hall.stopHub();
    await board.locator(".stale").waitFor();
    await panel.page.locator(".connection").waitFor();
    await hall.startHub();

    await board.locator(".stale").waitFor({ state: "detached" });
    await panel.page.locator(".connection").waitFor({ state: "detached" });
    await expectOutcomes(hall, ["spoken"]);
    expect((await announcedOn(board)).map(({ words }) => words)).toEqual([wordsFor(waiting.label, 1)]);
    await expectCalls(board, [{ label: waiting.label, counter: "1" }]);
    await expectInHand(panel.page, waiting.label);

    await pressKey(panel.page, "callNext");
    await expectInHand(panel.page, phoneOwner.label);
    await expectOutcomes(hall, ["spoken", "spoken"]);
    expect((await announcedOn(board)).map(({ words }) => words)).toEqual([
      wordsFor(waiting.label, 1),
      wordsFor(phoneOwner.label, 1),
    ]);
    await expect
      .poll(async () => await phone.locator("html").getAttribute("data-tone"), { timeout: 30_000 })
      .toBe("now");
    expect((await hall.arrivals.come("ktp-el")).label).toBe("A003");
  });

  it("leaves the voice to one of two screens, and the other takes it over", async () => {
    const hall = await stage.hall();
    const [first, second] = [await openBoard(hall), await openBoard(hall)];
    const desk = (await sitDown(stage, hall, "siti", "loket-1")).page;
    const spokenByFirst = await callOne(hall, desk);
    await expectOutcomes(hall, ["spoken"]);
    await expectCalls(second, [{ label: spokenByFirst, counter: "1" }]);
    expect((await announcedOn(first)).map(({ words }) => words)).toEqual([wordsFor(spokenByFirst, 1)]);
    expect(await announcedOn(second)).toEqual([]);

    await first.close();
    const spokenBySecond = await callOne(hall, desk);
    await expectOutcomes(hall, ["spoken", "spoken"], leaseGone);
    expect((await announcedOn(second)).map(({ words }) => words)).toEqual([wordsFor(spokenBySecond, 1)]);
    expect(new Set(hall.ledger().map(({ begunBy }) => begunBy)).size).toBe(2);
  });

  it("keeps the last truth, with its time, while the hub is away", async () => {
    const hall = await stage.hall();
    const board = await openBoard(hall);
    const desk = (await sitDown(stage, hall, "siti", "loket-1")).page;
    const label = await callOne(hall, desk);
    await expectCalls(board, [{ label, counter: "1" }]);
    await hall.stopHub();
    const stale = board.locator(".stale");
    await stale.waitFor();
    expect(await stale.textContent()).toContain(id.t("board.stale", { time: "09.14" }));
    expect(await callsShown(board)).toEqual([{ label, counter: "1" }]);
    await expectReadable(board);
    await hall.startHub();
    await stale.waitFor({ state: "detached" });
  });

  it("begins each day empty, with new numbers", async () => {
    const hall = await stage.hall();
    const board = await openBoard(hall);
    const panel = (await sitDown(stage, hall, "siti", "loket-1")).page;
    const { page } = await hall.arrivals.come("ktp-el");
    const holder = await stage.visit(page, { size: "phone" });
    // The hub knows nothing of yesterday's ticket any more.
    holder.expectTrouble(/status of 404/u);
    const phone = holder.page;
    await expect.poll(async () => await phone.locator("h1").textContent()).toBe("A001");
    await pressKey(panel, "callNext");
    await expectCalls(board, [{ label: "A001", counter: "1" }]);

    hall.clock.advance(15 * 3_600_000);
    await board.locator('.rest[data-rest="next"]').waitFor();
    await expect.poll(async () => await lastCalls(board)).toEqual([]);
    expect(await board.locator(".last .nothing").textContent()).toBe(id.t("board.noCallsYet"));
    await expect
      .poll(async () => await board.locator(".date").textContent())
      .toBe("Selasa, 24 November 2026");
    await panel.locator('[data-counter="loket-1"]').waitFor();
    await expect
      .poll(async () => await phone.locator("html").getAttribute("data-tone"), { timeout: 15_000 })
      .toBe("over");
    expect((await hall.arrivals.come("ktp-el")).label).toBe("A001");
  });
});
