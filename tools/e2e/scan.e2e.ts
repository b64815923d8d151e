import { join } from "node:path";
import { readCode } from "@giliran/kiosk/testing";
import { bundledTexts } from "@giliran/shared/i18n";
import { describe, expect, it } from "vitest";
import type { TestHall } from "./hall.ts";
import { numberShown, paperIs, screenShown, takeNumber, target, touch } from "./kioskVisit.ts";
import type { Screen } from "./screens.ts";
import { skip, skippableTime } from "./skippableTime.ts";
import { newestSlip, readQr } from "./slips.ts";
import { useStage } from "./stage.ts";
import { chooseByEar, heardSoFar, hearing, hearSince, pressAndHear } from "./voice/hearing.ts";

// A reader is a keyboard that is faster than hands: its keys are the browser's own, at its own times.
const stage = useStage();
const id = bundledTexts("id");
const en = bundledTexts("en");
const output = join(import.meta.dirname, "..", "..", "test-output");

async function openKiosk(hall: TestHall): Promise<Screen> {
  const kiosk = await stage.enter(hall, "kiosk", {
    size: "kiosk",
    touch: true,
    before: skippableTime,
    prepare: async (context) => {
      await context.addInitScript(hearing);
    },
  });
  await screenShown(kiosk.page, "agencies");
  return kiosk;
}

describe("a slip before the kiosk's reader", () => {
  it("tells place and wait as printed, follows the call, is heard, and is forgotten", async () => {
    const hall = await stage.hall();
    const [before, desk] = [await hall.arrivals.come("ktp-el"), await hall.seat("siti", "loket-1")];
    const { page } = await openKiosk(hall);
    const simulators = await stage.enter(hall, "simulators", { size: "office" });
    const label = await takeNumber(page, "dukcapil", "ktp-el");
    await paperIs(page, "printed");
    const code = await readQr((await newestSlip(simulators.page)).picture, simulators.context);
    await touch(page, "finish");
    await screenShown(page, "agencies");

    await readCode(page, code ?? "");
    await screenShown(page, "slip");
    expect(await numberShown(page)).toBe(label);
    await page.getByText(id.t("kiosk.sitDown")).waitFor();
    expect(await page.locator(".fact").first().textContent()).toBe(
      `1${id.t("kiosk.personsAhead", { persons: 1 })}`,
    );
    await page.screenshot({ path: join(output, "kiosk-slip.png") });
    await touch(page, "hear");
    const said = await hearSince(page, 0, new RegExp(id.t("kiosk.sitDown"), "u"));
    expect(said.map(({ text }) => text)).toContain(`${Array.from(label).join(" ")}.`);
    expect(new Set(said.map(({ language }) => language))).toEqual(new Set(["id"]));

    await desk.callNext();
    expect(before.label).not.toBe(label);
    await page.locator(".fact").getByText("0", { exact: true }).waitFor();
    await desk.act("finish");
    await desk.callNext();
    await page.getByText(id.t("kiosk.slipCalled", { counter: "1" })).waitFor();
    await desk.act("startService");
    await page.getByText(id.t("kiosk.slipServing", { counter: "1" })).waitFor();
    await desk.act("finish");
    await page.getByText(id.t("kiosk.slipDone")).waitFor();

    await skip(page, 41_000);
    await screenShown(page, "agencies");
    expect(await page.content()).not.toContain(label);
  });

  it("is heard at once, in the visitor's language, by whoever goes by ear, and the keypad goes on", async () => {
    const hall = await stage.hall();
    const { page: code, label } = await hall.arrivals.come("ktp-el");
    const { page } = await openKiosk(hall);
    await touch(page, "language-en");
    await pressAndHear(page, "ArrowDown", /\d+ choices/u);
    // What is in focus is not pressed by the reader's Enter.
    await page.keyboard.press("ArrowDown");
    const before = (await heardSoFar(page)).length;
    // A slip that stays before the reader is read again and again: that is one reading.
    for (const _ of [1, 2, 3]) await readCode(page, code);
    await screenShown(page, "slip");
    const said = await hearSince(page, before, /\d+ choices/u);
    const spelled = `${Array.from(label).join(" ")}.`;
    expect(said.filter(({ text }) => text === spelled)).toHaveLength(1);
    expect(said.map(({ text }) => text)).toContain(`${en.t("kiosk.sitDown")}.`);
    await pressAndHear(page, "ArrowDown", new RegExp(en.t("kiosk.slipHear"), "u"));
    await pressAndHear(page, "ArrowLeft", new RegExp(en.t("kiosk.chooseAgency"), "u"));
    await screenShown(page, "agencies");
  });

  it("that is of no known kind, or of no number of today, has a clear answer, and leads back", async () => {
    const hall = await stage.hall();
    const { page } = await openKiosk(hall);
    await touch(page, "agency-dukcapil");
    await readCode(page, "8992761002015");
    await page.getByText(id.t("kiosk.scanUnknown")).waitFor();
    const strange = (await hall.arrivals.come("ktp-el")).page.replace(/#.*$/u, `#${"f".repeat(32)}`);
    await readCode(page, strange);
    await page.getByText(id.t("kiosk.scanGone")).waitFor();
    await touch(page, "back");
    await screenShown(page, "services");
    // A hand is no reader, whatever it types.
    await readCode(page, strange, { gapMs: 90 });
    expect(await page.locator(".frame").getAttribute("data-shown")).toBe("services");
    await touch(page, "back");
    await screenShown(page, "agencies");
  });

  it("does not disturb a number that is being made", async () => {
    const hall = await stage.hall();
    const { page: code, label: other } = await hall.arrivals.come("ktp-el");
    const { page } = await openKiosk(hall);
    const simulators = (await stage.enter(hall, "simulators", { size: "office" })).page;
    await simulators.locator('[data-name="silent"]').click();
    await touch(page, "agency-dukcapil");
    await touch(page, "service-ktp-el");
    await screenShown(page, "working");
    await readCode(page, code);
    await page.getByText(id.t("kiosk.scanLater")).waitFor();
    expect(await page.locator(".frame").getAttribute("data-shown")).toBe("working");
    expect(await page.content()).not.toContain(other);
  });

  it("whose hub is away is known by its number where this kiosk printed it, and says so where not", async () => {
    const hall = await stage.hall();
    const { page: code } = await hall.arrivals.come("ktp-el");
    const { page } = await openKiosk(hall);
    const simulators = await stage.enter(hall, "simulators", { size: "office" });
    const label = await takeNumber(page, "dukcapil", "ktp-el");
    await paperIs(page, "printed");
    const own = await readQr((await newestSlip(simulators.page)).picture, simulators.context);
    // The visitor's own slip, over the screen that shows it.
    await readCode(page, own ?? "");
    await screenShown(page, "slip");
    expect(await numberShown(page)).toBe(label);

    await hall.stopHub();
    await page.getByText(/Sambungan terputus/u).waitFor();
    await touch(page, "back");
    await readCode(page, code);
    await page.getByText(id.t("kiosk.scanAway")).waitFor();
    await readCode(page, own ?? "");
    await page.getByText(id.t("kiosk.slipOwn")).waitFor();
    expect(await numberShown(page)).toBe(label);
    await page.screenshot({ path: join(output, "kiosk-slip-away.png") });
    await hall.startHub();
    await page.getByText(id.t("kiosk.sitDown")).waitFor();
    expect(await target(page, "hear").isVisible()).toBe(true);
  });

  it("lets others go first, steps out and comes back, and leaves after one more question", async () => {
    const hall = await stage.hall();
    const own = await hall.arrivals.come("ktp-el");
    for (let others = 0; others < 4; others += 1) await hall.arrivals.come("ktp-el");
    const desk = await hall.seat("siti", "loket-1");
    const { page } = await openKiosk(hall);
    const ahead = page.locator(".fact").first();
    await readCode(page, own.page);
    await expect.poll(() => ahead.textContent()).toBe(`0${id.t("kiosk.nobodyAhead")}`);
    await touch(page, "slip-letPass");
    await page.getByText(id.t("kiosk.slipPassQuestion")).waitFor();
    expect(await target(page, "slip-pass-4").count()).toBe(1);
    await touch(page, "slip-pass-3");
    await page.getByText(id.t("kiosk.slipPassed")).waitFor();
    await expect.poll(() => ahead.textContent()).toContain("3");

    await touch(page, "slip-pauseTicket");
    await page.screenshot({ path: join(output, "kiosk-slip-pause.png") });
    await touch(page, "slip-pause-20");
    await page.getByText(id.t("kiosk.slipPausedMore")).waitFor();
    // Three went first; the fifth goes before whoever is away.
    for (let turn = 0; turn < 4; turn += 1) await desk.callNext();
    await page.getByText(id.t("kiosk.slipPausedMore")).waitFor();
    await touch(page, "slip-resume");
    await page.getByText(id.t("kiosk.slipResumed")).waitFor();

    await touch(page, "slip-leaveQueue");
    await page.getByText(id.t("kiosk.slipLeaveQuestion")).waitFor();
    await touch(page, "slip-stay");
    await page.getByText(id.t("kiosk.sitDown")).waitFor();
    await touch(page, "slip-leaveQueue");
    await touch(page, "slip-leave");
    await page.getByText(id.t("kiosk.slipLeft")).waitFor();
    await page.getByText(id.t("kiosk.slipVoid")).waitFor();
    await expect(desk.callNext()).rejects.toThrow(/queue_empty/u);
  });

  it("leaves the queue by keypad and ear, and only after the question", async () => {
    const hall = await stage.hall();
    const own = await hall.arrivals.come("ktp-el");
    const { page } = await openKiosk(hall);
    await pressAndHear(page, "ArrowDown", /\d+ pilihan/u);
    let before = (await heardSoFar(page)).length;
    await readCode(page, own.page);
    await hearSince(page, before, /\d+ pilihan/u);
    before = (await heardSoFar(page)).length;
    await chooseByEar(page, new RegExp(id.t("kiosk.slipLeave"), "u"));
    await hearSince(page, before, /Nomor ini tidak akan dipanggil lagi/u);
    before = (await heardSoFar(page)).length;
    await chooseByEar(page, new RegExp(id.t("kiosk.slipLeaveYes"), "u"));
    const said = await hearSince(page, before, new RegExp(id.t("kiosk.slipLeft"), "u"));
    expect(said.map(({ text }) => text)).toContain(`${id.t("kiosk.slipVoid")}.`);
  });
});
