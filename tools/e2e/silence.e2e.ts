import { bundledTexts } from "@giliran/shared/i18n";
import { describe, expect, it } from "vitest";
import { announcedOn, expectCalls, expectOneAfterTheOther, listening } from "./boardLook.ts";
import { expectInHand, pressKey, sitDown } from "./desk.ts";
import { recallWordsFor } from "./sound.ts";
import { useStage } from "./stage.ts";

const stage = useStage({ autoplay: false });
const id = bundledTexts("id");

describe("a browser that allows no sound before a click", () => {
  it("says so, the officer hears that nobody heard it, and one click brings the voice", async () => {
    const hall = await stage.hall();
    // Typed into the screen's browser, nobody has clicked anything.
    const address = `${hall.url}/display/zona-a#code=${hall.codeFor("device", "zona-a")}`;
    const board = (await stage.visit(address, listening)).page;
    const notice = board.locator(".sound");
    await notice.waitFor();
    expect(await notice.textContent()).toContain(id.t("board.soundBlocked"));
    const admin = (await stage.enter(hall, "admin-wulan", { size: "office" })).page;
    await expect
      .poll(async () => await admin.locator(".admin-concerns").textContent())
      .toContain(id.t("health.sound_blocked"));

    const desk = (await sitDown(stage, hall, "siti", "loket-1")).page;
    await hall.arrivals.come("ktp-el");
    await pressKey(desk, "callNext");
    await expectInHand(desk, "A001");
    await expectCalls(board, [{ label: "A001", counter: "1" }]);
    expect(hall.ledger().map(({ outcome }) => outcome)).toEqual([null]);
    hall.clock.advance(91_000);
    await expect.poll(() => hall.ledger().map(({ outcome }) => outcome)).toEqual(["unheard"]);
    await expect
      .poll(async () => await desk.locator(".in-hand-remarks").textContent())
      .toContain(id.t("panel.voiceUnheard", { key: "U", zone: "Zona A" }));
    const unheard = admin.locator('.admin-concerns li[data-kind="unheard"]');
    expect(await unheard.textContent()).toContain(id.t("admin.unheard", { label: "A001", zone: "Zona A" }));
    expect(await announcedOn(board)).toEqual([]);

    await board.mouse.click(400, 400);
    await notice.waitFor({ state: "detached" });
    await pressKey(desk, "recall");
    await expect
      .poll(() => hall.ledger().map(({ outcome }) => outcome), { timeout: 20_000 })
      .toEqual(["unheard", "spoken"]);
    await unheard.waitFor({ state: "detached" });
    const announced = await announcedOn(board);
    expect(announced.map(({ words }) => words)).toEqual([recallWordsFor("A001", 1)]);
    expectOneAfterTheOther(announced);
    await expect
      .poll(async () => await admin.locator(".admin-concerns").textContent())
      .not.toContain(id.t("health.sound_blocked"));
  });
});
