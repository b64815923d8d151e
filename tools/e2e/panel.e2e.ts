import { join } from "node:path";
import { bundledTexts } from "@giliran/shared/i18n";
import { describe, expect, it } from "vitest";
import { chooseCounter, expectInHand, expectNotice, inHand, pressKey, ready, sitDown } from "./desk.ts";
import { slowNews } from "./slowNews.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const id = bundledTexts("id");
const output = join(import.meta.dirname, "..", "..", "test-output");

describe("two presses of the same instant", () => {
  it("at two counters call two different tickets", async () => {
    const hall = await stage.hall();
    for (const service of ["ktp-el", "ktp-el", "ktp-el"]) await hall.arrivals.come(service);
    const siti = (await sitDown(stage, hall, "siti", "loket-1")).page;
    const budi = (await sitDown(stage, hall, "budi", "loket-2")).page;
    await ready(siti, "callNext");
    await ready(budi, "callNext");
    await Promise.all([siti.keyboard.press("Space"), budi.keyboard.press("Space")]);
    await siti.locator(".in-hand-label").waitFor();
    await budi.locator(".in-hand-label").waitFor();
    expect(new Set([await inHand(siti), await inHand(budi)])).toEqual(new Set(["A001", "A002"]));
    expect(hall.ledger()).toHaveLength(2);
  });

  it("call once and refuse politely when one visitor waits", async () => {
    const hall = await stage.hall();
    await hall.arrivals.come("ktp-el");
    const news = slowNews();
    const siti = (await sitDown(stage, hall, "siti", "loket-1")).page;
    const budi = (await sitDown(stage, hall, "budi", "loket-2", { prepare: news.prepare })).page;
    await ready(budi, "callNext");
    news.hold();
    await pressKey(siti, "callNext");
    await expectInHand(siti, "A001");
    await budi.keyboard.press("Space");
    news.release();
    await expectNotice(budi, id.t("errors.queue_empty"));
    expect(await inHand(budi)).toBeNull();
    expect(hall.ledger()).toHaveLength(1);
  });

  it("in two windows of one counter make one call", async () => {
    const hall = await stage.hall();
    for (const service of ["ktp-el", "ktp-el"]) await hall.arrivals.come(service);
    const news = slowNews();
    const window = (await sitDown(stage, hall, "siti", "loket-1")).page;
    const other = (await stage.enter(hall, "panel-siti", { size: "panel", prepare: news.prepare })).page;
    await ready(other, "callNext");
    news.hold();
    await pressKey(window, "callNext");
    await expectInHand(window, "A001");
    await other.keyboard.press("Space");
    news.release();
    await expectNotice(other, id.t("errors.stale"));
    await expectInHand(other, "A001");
    expect(hall.ledger()).toHaveLength(1);
  });
});

describe("the panel's keys", () => {
  it("do nothing more while one is held down", async () => {
    const hall = await stage.hall();
    for (const service of ["ktp-el", "ktp-el", "ktp-el"]) await hall.arrivals.come(service);
    const { page } = await sitDown(stage, hall, "siti", "loket-1");
    await ready(page, "callNext");
    await page.keyboard.down("Space");
    for (let repeats = 0; repeats < 8; repeats += 1) await page.keyboard.down("Space");
    await expectInHand(page, "A001");
    for (let repeats = 0; repeats < 8; repeats += 1) await page.keyboard.down("Space");
    await page.keyboard.up("Space");
    // A press of its own is taken again, and finishes the first.
    await pressKey(page, "callNext");
    await expectInHand(page, "A002");
    expect(hall.ledger()).toHaveLength(2);
  });

  it("are listed behind the question mark, and rest while the list is open", async () => {
    const hall = await stage.hall();
    await hall.arrivals.come("ktp-el");
    const { page } = await sitDown(stage, hall, "siti", "loket-1");
    await ready(page, "callNext");
    await page.keyboard.press("?");
    await page.locator("dialog[open]").waitFor();
    expect(await page.locator(".keys-list dt").count()).toBe(17);
    await page.keyboard.press("u");
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
    expect(await inHand(page)).toBeNull();
    await pressKey(page, "callNext");
    await expectInHand(page, "A001");
  });

  it("and the buttons do the same", async () => {
    const hall = await stage.hall();
    await hall.arrivals.come("ktp-el");
    const { page } = await sitDown(stage, hall, "siti", "loket-1");
    await page.locator('[data-action="callNext"]').click();
    await expectInHand(page, "A001");
    await page.locator('[data-action="startService"]').click();
    await expectNotice(page, id.t("panel.doneStartService", { label: "A001" }));
    await page.locator('[data-action="finish"]').click();
    await expectInHand(page, null);
    await page.locator('[data-action="closeCounter"]').click();
    await page.locator('[data-counter="loket-1"]').waitFor();
  });
});

describe("without the hub", () => {
  it("says so loudly, keeps its list, sends nothing, and is whole again by itself", async () => {
    const hall = await stage.hall();
    for (const service of ["ktp-el", "ktp-el"]) await hall.arrivals.come(service);
    const { page } = await sitDown(stage, hall, "siti", "loket-1");
    await pressKey(page, "callNext");
    await expectInHand(page, "A001");
    await hall.stopHub();
    const banner = page.locator('.connection[data-loud="true"]');
    await banner.waitFor();
    expect(await banner.textContent()).toContain(id.t("common.disconnectedSince", { time: "09.14" }));
    expect(await page.locator(".next-label").allTextContents()).toEqual(["A002"]);
    expect(await page.locator("[data-action]:enabled").count()).toBe(0);
    await page.keyboard.press("Space");
    await hall.startHub();
    await banner.waitFor({ state: "detached" });
    expect(await inHand(page)).toBe("A001");
    await pressKey(page, "callNext");
    await expectInHand(page, "A002");
  });
});

describe("at the door", () => {
  it("a sign-in link works once, and says so when it is used again", async () => {
    const hall = await stage.hall();
    const address = `${hall.url}/panel#code=${hall.codeFor("staff", "siti")}`;
    const first = await stage.visit(address, { size: "panel" });
    await first.page.locator('[data-counter="loket-1"]').waitFor();
    expect(first.page.url()).toBe(`${hall.url}/panel`);
    const second = await stage.visit(address, { size: "panel" });
    second.expectTrouble(/status of 4\d\d/u);
    const failure = second.page.locator(".sign-in-failure");
    await failure.waitFor();
    expect(await failure.textContent()).toContain(id.t("signIn.expired"));
    // The code of a colleague's note, typed.
    await second.page.locator("#code").fill(hall.codeFor("staff", "budi"));
    await second.page.keyboard.press("Enter");
    await chooseCounter(second.page, "loket-2");
  });

  it("signing out ends the session of this window for good", async () => {
    const hall = await stage.hall();
    const panel = await sitDown(stage, hall, "siti", "loket-1");
    await panel.page.getByRole("button", { name: id.t("signIn.signOut") }).click();
    await panel.page.locator("#code").waitFor();
    await panel.page.reload();
    await panel.page.locator("#code").waitFor();
    // The counter is still theirs: they come back to it.
    const again = await stage.enter(hall, "panel-siti", { size: "panel" });
    await again.page.locator(".panel-desk").waitFor();
    expect(await again.page.locator(".panel-who").textContent()).toContain("Siti Rahma");
  });

  it("a counter that the hall file keeps for others is marked and cannot be chosen", async () => {
    const hall = await stage.hall({
      edit: (file) => file.replace("id: loket-1, label: 1,", "id: loket-1, label: 1, officers: [budi],"),
    });
    const { page } = await stage.enter(hall, "panel-siti", { size: "panel" });
    const counter = page.locator('[data-counter="loket-1"]');
    await counter.getByText(id.t("panel.counterForOthers")).waitFor();
    expect(await counter.isDisabled()).toBe(true);
    expect(await page.locator('[data-counter="loket-2"]').isDisabled()).toBe(false);
    await sitDown(stage, hall, "budi", "loket-1");
    await page.screenshot({ path: join(output, "panel-counters.png") });
  });

  it("a colleague's counter is taken over after a question, and the colleague is told", async () => {
    const hall = await stage.hall();
    await hall.arrivals.come("ktp-el");
    const siti = (await sitDown(stage, hall, "siti", "loket-1")).page;
    await pressKey(siti, "callNext");
    await expectInHand(siti, "A001");
    const budi = (await stage.enter(hall, "panel-budi", { size: "panel" })).page;
    await budi.locator('[data-counter="loket-1"]').click();
    await budi.locator("dialog[open] .main-button").click();
    await expectInHand(budi, "A001");
    const told = siti.locator(".choose-taken");
    await told.waitFor();
    expect(await told.textContent()).toBe(id.t("panel.takenOver", { counter: "1", officer: "Budi Santoso" }));
  });
});
