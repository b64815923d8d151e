import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bundledTexts } from "@giliran/shared/i18n";
import { expectInHand, pressKey, sitDown } from "./desk.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const id = bundledTexts("id");
const output = join(import.meta.dirname, "..", "..", "test-output");

it("a supervisor asks what became of a number, and takes the figures of the day along", async () => {
  const hall = await stage.hall();
  const siti = (await sitDown(stage, hall, "siti", "loket-1")).page;
  for (let i = 0; i < 3; i += 1) await hall.arrivals.come("ktp-el");
  await pressKey(siti, "callNext");
  await expectInHand(siti, "A001");
  await pressKey(siti, "finish");
  await pressKey(siti, "callNext");
  await expectInHand(siti, "A002");

  const screen = await stage.enter(hall, "admin-wulan", { size: "office" });
  screen.expectTrouble(/404 .*number=A077/u);
  const wulan = screen.page;
  await wulan.getByRole("link", { name: id.t("admin.tabNumbers") }).click();
  await wulan.getByLabel(id.t("admin.storyNumber"), { exact: true }).fill("A077");
  await wulan.keyboard.press("Enter");
  await wulan.getByText(id.t("admin.storyNone")).waitFor();
  await wulan.getByLabel(id.t("admin.storyNumber"), { exact: true }).fill("a002");
  await wulan.getByRole("button", { name: id.t("admin.storyAsk") }).click();
  const sheet = wulan.locator(".story-sheet");
  await sheet.getByText(id.t("admin.storyBefore", { count: 1 })).waitFor();
  expect(await sheet.locator("ol").first().locator("li").count()).toBeGreaterThanOrEqual(2);
  expect(await sheet.locator("ol").last().locator("strong").allTextContents()).toEqual(["A001"]);

  await wulan.getByRole("button", { name: id.t("admin.reportAsk") }).click();
  await wulan.getByRole("row", { name: /KTP/u }).waitFor();
  await wulan.screenshot({ path: join(output, "admin-numbers.png"), fullPage: true });
  const [file] = await Promise.all([
    wulan.waitForEvent("download"),
    wulan.getByRole("link", { name: id.t("report.csv") }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^giliran-\d{4}-\d\d-\d\d\.csv$/u);
  expect(await readFile(await file.path(), "utf8")).toMatch(/^Layanan,diambil,selesai/u);

  await wulan.emulateMedia({ media: "print" });
  await wulan.screenshot({ path: join(output, "admin-numbers-print.png"), fullPage: true });
  expect(await wulan.getByRole("button", { name: id.t("admin.print") }).isVisible()).toBe(false);
  expect(await sheet.isVisible()).toBe(true);
});
