import { bundledTexts } from "@giliran/shared/i18n";
import { describe, expect, it } from "vitest";
import { announcedOn, expectCalls, expectOneAfterTheOther, lastCalls, listening } from "./boardLook.ts";
import { expectInHand, expectNotice, pressKey, ready, sitDown } from "./desk.ts";
import { paperIs, screenShown, takeNumber } from "./kioskVisit.ts";
import { newestSlip, readQr } from "./slips.ts";
import { recallWordsFor, wordsFor } from "./sound.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const id = bundledTexts("id");
const amber = "rgb(255, 194, 71)";

describe("one ticket", () => {
  it("walks from the touch to the paper, the screen, the voice, the desk and the phone", async () => {
    const hall = await stage.hall();
    const board = (await stage.enter(hall, "display-zona-a", listening)).page;
    const simulators = await stage.enter(hall, "simulators", { size: "office" });
    const kiosk = (await stage.enter(hall, "kiosk", { size: "kiosk", touch: true })).page;
    await board.locator('.rest[data-rest="next"]').waitFor();

    // Two touches from idle to paper.
    await screenShown(kiosk, "agencies");
    expect(await takeNumber(kiosk, "dukcapil", "ktp-el")).toBe("A001");
    await paperIs(kiosk, "printed");

    // The slip, as the simulator's parser read it from the bytes on its port.
    const slip = await newestSlip(simulators.page);
    const printed = slip.lines.join(" ");
    expect(slip.lines).toContain("A001");
    expect(printed).toContain("Mal Pelayanan Publik Magetan");
    expect(printed).toContain("Perekaman KTP elektronik");
    expect(printed).toContain("Senin, 23 November 2026");
    expect(printed).toMatch(/09\.1\d WIB/u);
    expect(printed).toContain(id.t("slip.nobodyAhead"));
    const address = await readQr(slip.picture, simulators.context);
    expect(address).toMatch(new RegExp(`^${hall.url}/t#[0-9a-f]{32}$`, "u"));

    // The phone follows it from there.
    const phone = (await stage.visit(address ?? "", { size: "phone" })).page;
    await expect.poll(async () => await phone.locator("h1").textContent()).toBe("A001");
    expect(await phone.locator("html").getAttribute("data-tone")).toBe("wait");
    expect(phone.url()).toContain("#");

    // The officer's one key.
    const desk = (await sitDown(stage, hall, "siti", "loket-3")).page;
    await pressKey(desk, "callNext");
    await expectInHand(desk, "A001");
    await expectNotice(desk, id.t("panel.doneCallNext", { label: "A001" }));
    await expectCalls(board, [{ label: "A001", counter: "3" }]);
    await expect
      .poll(() => hall.ledger().map(({ outcome }) => outcome), { timeout: 20_000 })
      .toEqual(["spoken"]);
    const first = await announcedOn(board);
    expect(first.map(({ words }) => words)).toEqual([wordsFor("A001", 3)]);
    expectOneAfterTheOther(first);
    await expect
      .poll(async () => await phone.locator("html").getAttribute("data-tone"), { timeout: 15_000 })
      .toBe("now");
    expect(await phone.locator("html").evaluate((html) => getComputedStyle(html).backgroundColor)).toBe(
      amber,
    );
    expect(await phone.locator(".ticket-counter").textContent()).toBe("3");

    // Recall, refused until the cool-down is over by the hub's clock.
    expect(await desk.locator('[data-action="recall"]').isDisabled()).toBe(true);
    hall.clock.advance(20_000);
    expect((await hall.arrivals.come("ktp-el")).label).toBe("A002");
    await pressKey(desk, "recall");
    await expectNotice(desk, id.t("panel.doneRecall", { label: "A001" }));
    await expect
      .poll(() => hall.ledger().map(({ outcome }) => outcome), { timeout: 20_000 })
      .toEqual(["spoken", "spoken"]);
    const both = await announcedOn(board);
    expect(both.map(({ words }) => words)).toEqual([wordsFor("A001", 3), recallWordsFor("A001", 3)]);
    expectOneAfterTheOther(both);

    // Served, finished; the card becomes one of the last calls.
    await pressKey(desk, "startService");
    await expectNotice(desk, id.t("panel.doneStartService", { label: "A001" }));
    await pressKey(desk, "finish");
    await expectInHand(desk, null);
    hall.clock.advance(15_000);
    await pressKey(desk, "callNext");
    await expectInHand(desk, "A002");
    await expectCalls(board, [{ label: "A002", counter: "3" }]);
    expect(await lastCalls(board)).toEqual(["A001"]);
    await expect
      .poll(async () => await phone.locator("html").getAttribute("data-tone"), { timeout: 15_000 })
      .toBe("over");

    // Nobody comes: absent after three recalls.
    for (const [index] of [1, 2, 3].entries()) {
      hall.clock.advance(20_000);
      await hall.arrivals.come("ktp-el");
      await pressKey(desk, "recall");
      await expect.poll(() => hall.ledger().length).toBe(4 + index);
    }
    await ready(desk, "markAbsent");
    await pressKey(desk, "markAbsent");
    await expectInHand(desk, null);
    await expectNotice(desk, id.t("panel.doneMarkAbsent", { label: "A002" }));

    // The kiosk has long forgotten its visitor.
    await screenShown(kiosk, "agencies");
  });
});
