import { join } from "node:path";
import { expect, it } from "vitest";
import { bundledTexts } from "@giliran/shared/i18n";
import { paperIs, takeNumber } from "./kioskVisit.ts";
import { newestSlip, readQr, slipCount } from "./slips.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const id = bundledTexts("id");
const output = join(import.meta.dirname, "..", "..", "test-output");

it("a supervisor sees slips as they print, and has a copy printed at a kiosk", async () => {
  const hall = await stage.hall();
  const kiosk = await stage.enter(hall, "kiosk", { size: "kiosk", touch: true });
  const simulators = await stage.enter(hall, "simulators", { size: "office" });
  await takeNumber(kiosk.page, "dukcapil", "ktp-el");
  await paperIs(kiosk.page, "printed");
  const printed = await newestSlip(simulators.page);

  const { page } = await stage.enter(hall, "admin-wulan", { size: "office" });
  await page.getByRole("link", { name: id.t("admin.tabSlip") }).click();
  const wide = page.getByRole("img", { name: id.t("admin.slip80") });
  await wide.waitFor();
  await page.screenshot({ path: join(output, "admin-slip.png"), fullPage: true });
  // What a slip says whoever takes it: all but number, time, and how many wait.
  const shown = await wide.locator("text").allTextContents();
  const nobody = id.t("slip.nobodyAhead");
  const same = printed.lines.filter((line) => !/\d|^-+$/u.test(line) && line !== nobody);
  expect(same.length).toBeGreaterThan(5);
  expect(same.filter((line) => !shown.includes(line))).toEqual([]);
  for (const name of ["admin.slip80", "admin.slip58"] as const)
    expect(await readQr(page.getByRole("img", { name: id.t(name) }), page.context())).toContain("/ticket/#");

  await page.getByRole("link", { name: id.t("admin.tabNumbers") }).click();
  await page.getByLabel(id.t("admin.storyNumber"), { exact: true }).fill("A001");
  await page.keyboard.press("Enter");
  const before = await slipCount(simulators.page);
  await page.getByRole("button", { name: id.t("admin.copyAsk") }).click();
  await expect.poll(() => slipCount(simulators.page)).toBe(before + 1);
  const copy = await newestSlip(simulators.page);
  expect(copy.lines[0]).toBe(id.t("slip.copy"));
  expect(copy.lines).toContain("A001");
  expect(await readQr(copy.picture, page.context())).toBe(await readQr(printed.picture, page.context()));
  await page.getByRole("button", { name: id.t("admin.storyAsk") }).click();
  await page.getByText(id.t("story.copyPrinted")).waitFor();
  await page.screenshot({ path: join(output, "admin-copy.png"), fullPage: true });
});
