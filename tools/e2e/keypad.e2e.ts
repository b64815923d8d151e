import { bundledTexts } from "@giliran/shared/i18n";
import { describe, expect, it } from "vitest";
import type { TestHall } from "./hall.ts";
import { numberShown, paperIs, screenShown, target, touch } from "./kioskVisit.ts";
import type { Screen } from "./screens.ts";
import { newestSlip, slipCount } from "./slips.ts";
import { skip, skippableTime } from "./skippableTime.ts";
import { useStage } from "./stage.ts";
import { chooseByEar, heardSoFar, hearing, hearSince, pressAndHear } from "./voice/hearing.ts";

const stage = useStage();
const id = bundledTexts("id");
const en = bundledTexts("en");
const choices = /\d+ pilihan/u;

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

describe("the kiosk by keypad and ear", () => {
  it("gives a number to somebody who sees nothing, and says it sign by sign", async () => {
    const hall = await stage.hall();
    const { page } = await openKiosk(hall);
    const simulators = (await stage.enter(hall, "simulators", { size: "office" })).page;
    const begun = await pressAndHear(page, "ArrowDown", choices);
    expect(begun[0]?.text).toBe(id.t("kiosk.guideWelcome"));
    expect(new Set(begun.map(({ language }) => language))).toEqual(new Set(["id"]));
    let before = (await heardSoFar(page)).length;
    await chooseByEar(page, /Dukcapil/u);
    await hearSince(page, before, choices);
    before = (await heardSoFar(page)).length;
    await chooseByEar(page, new RegExp(id.t("kiosk.pageDown"), "u"));
    await hearSince(page, before, /Halaman 2 dari 2/u);
    before = (await heardSoFar(page)).length;
    await chooseByEar(page, new RegExp(id.t("kiosk.pageUp"), "u"));
    await hearSince(page, before, /Halaman 1 dari 2/u);
    before = (await heardSoFar(page)).length;
    await chooseByEar(page, /^Kartu, Perekaman KTP elektronik/u);
    const said = await hearSince(page, before, new RegExp(id.t("kiosk.paperPrinted"), "u"));
    expect(said.map(({ text }) => text)).toContain("A 0 0 1.");
    expect(said.some(({ text }) => text.includes("A001"))).toBe(false);
    await paperIs(page, "printed");
    expect((await newestSlip(simulators)).lines).toContain(await numberShown(page));
    expect(await slipCount(simulators)).toBe(1);
  });

  it("is heard in the language that was chosen by ear, each language in its own voice", async () => {
    const hall = await stage.hall();
    const { page } = await openKiosk(hall);
    await pressAndHear(page, "ArrowDown", choices);
    const before = (await heardSoFar(page)).length;
    await chooseByEar(page, /English/u);
    const said = await hearSince(page, before, /\d+ choices/u);
    expect(said.find(({ text }) => text.startsWith("English"))?.language).toBe("en");
    expect(said.at(-1)?.language).toBe("en");
    expect(said.map(({ text }) => text)).toContain(en.t("kiosk.headline"));
  });

  it("repeats, leads back, calls a person, and stays when any key is pressed", async () => {
    const hall = await stage.hall();
    const { page } = await openKiosk(hall);
    await pressAndHear(page, "ArrowDown", choices);
    let before = (await heardSoFar(page)).length;
    await chooseByEar(page, /Dukcapil/u);
    await hearSince(page, before, choices);
    await pressAndHear(page, "ArrowRight", new RegExp(id.t("kiosk.chooseService"), "u"));
    await pressAndHear(page, "ArrowLeft", new RegExp(id.t("kiosk.chooseAgency"), "u"));
    await screenShown(page, "agencies");
    await pressAndHear(page, "F1", new RegExp(id.t("kiosk.personCalledMore"), "u"));
    before = (await heardSoFar(page)).length;
    await skip(page, 105_000);
    const asked = await hearSince(page, before, new RegExp(id.t("kiosk.guideStay"), "u"));
    expect(asked[0]?.text).toBe(id.t("kiosk.idleQuestion"));
    await page.keyboard.press("ArrowRight");
    await page.locator(".veil").waitFor({ state: "detached" });
    // Nobody answers: the next visitor finds the kiosk silent, and a touch begins nothing.
    await skip(page, 125_000);
    await page.locator('.frame[data-guided="false"]').waitFor();
    const silentFrom = (await heardSoFar(page)).length;
    await touch(page, "agency-dukcapil");
    await screenShown(page, "services");
    expect((await heardSoFar(page)).slice(silentFrom)).toEqual([]);
  });

  it("reads its screens aloud to whoever touches the easy mode, without a word about keys", async () => {
    const hall = await stage.hall();
    const { page } = await openKiosk(hall);
    await touch(page, "easy");
    const said = await hearSince(page, 0, new RegExp(id.t("kiosk.chooseAgency"), "u"));
    expect(said.some(({ text }) => text === id.t("kiosk.guideWelcome") || choices.test(text))).toBe(false);
    const before = (await heardSoFar(page)).length;
    await touch(page, "agency-dukcapil");
    await hearSince(page, before, new RegExp(id.t("kiosk.chooseService"), "u"));
    expect(await target(page, "back").evaluate((button) => button === document.activeElement)).toBe(false);
  });
});
