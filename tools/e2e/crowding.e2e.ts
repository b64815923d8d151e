import { join } from "node:path";
import { expect, it } from "vitest";
import { bundledTexts } from "@giliran/shared/i18n";
import { expectInHand, pressKey, sitDown } from "./desk.ts";
import { paperIs, screenShown, takeNumber, touch } from "./kioskVisit.ts";
import { newestSlip } from "./slips.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const id = bundledTexts("id");
const output = join(import.meta.dirname, "..", "..", "test-output");

it("a full hall: the number waits outside, the entrance and the phone let it in when somebody leaves", async () => {
  const hall = await stage.hall({ edit: (file) => file.replace("capacity: 100", "capacity: 2") });
  const kiosk = (await stage.enter(hall, "kiosk", { size: "kiosk", touch: true })).page;
  const simulators = (await stage.enter(hall, "simulators", { size: "office" })).page;
  const door = (await stage.enter(hall, "display-pintu", { size: "board" })).page;
  await screenShown(kiosk, "agencies");
  await door.getByRole("heading", { name: id.t("entrance.comeIn") }).waitFor();
  await door.screenshot({ path: join(output, "entrance-free.png") });
  const siti = (await sitDown(stage, hall, "siti", "loket-1")).page;
  await hall.arrivals.come("ktp-el", 2);
  const outside = await hall.arrivals.come("ktp-el");
  const phone = (await stage.visit(outside.page, { size: "phone" })).page;
  await phone.getByText(id.t("ticket.outside")).waitFor();
  await phone.screenshot({ path: join(output, "phone-outside.png") });
  await door.getByRole("heading", { name: id.t("entrance.full") }).waitFor();
  await door.screenshot({ path: join(output, "entrance-full.png") });
  await kiosk.getByText("Mal sedang penuh").waitFor();
  await kiosk.screenshot({ path: join(output, "kiosk-full.png") });
  expect(await takeNumber(kiosk, "dukcapil", "ktp-el")).toBe("A003");
  await paperIs(kiosk, "printed");
  await kiosk.screenshot({ path: join(output, "kiosk-outside.png") });
  expect((await newestSlip(simulators)).lines.join(" ")).toContain(id.t("slip.outside"));
  await touch(kiosk, "finish");

  await pressKey(siti, "callNext");
  await expectInHand(siti, "A001");
  await siti.locator('[data-action="callNext"]:disabled').waitFor();
  await pressKey(siti, "finish");
  await door.locator(".admitted", { hasText: "A002" }).waitFor();
  await door.locator(".admitted", { hasText: "A003" }).waitFor();
  await door.screenshot({ path: join(output, "entrance-admitted.png") });
  await phone.getByText(id.t("ticket.outside")).waitFor({ state: "detached" });
  await pressKey(siti, "callNext");
  await expectInHand(siti, "A002");
});

it("a supervisor sees who waits outside, lets one in by word, corrects the count and changes the limit", async () => {
  const hall = await stage.hall({ edit: (file) => file.replace("capacity: 100", "capacity: 1") });
  for (let i = 0; i < 4; i += 1) await hall.arrivals.come("ktp-el");
  const wulan = (await stage.enter(hall, "admin-wulan", { size: "office" })).page;
  await wulan.getByRole("link", { name: id.t("admin.tabCrowding") }).click();
  await wulan.getByText(id.t("admin.crowdOutside", { persons: 3 })).waitFor();
  await wulan.screenshot({ path: join(output, "admin-crowding.png"), fullPage: true });
  const third = wulan.locator("li", { hasText: "A004" });
  await third.getByRole("button", { name: id.t("admin.crowdLetIn") }).click();
  await wulan.getByText(id.t("admin.crowdOverrides", { persons: 1 })).waitFor();
  await wulan.getByLabel(id.t("admin.crowdCorrect")).fill("0");
  await wulan.getByRole("button", { name: id.t("admin.crowdCorrectNow") }).click();
  await wulan.getByText(id.t("admin.crowdOutside", { persons: 1 })).waitFor();
  await wulan.getByLabel(id.t("admin.crowdCapacity")).fill("9");
  await wulan.getByRole("button", { name: id.t("admin.crowdSet") }).click();
  await wulan.getByText(id.t("admin.crowdNobodyOutside")).first().waitFor();
  expect(await wulan.getByText(id.t("admin.crowdOf", { present: 2, capacity: 9 })).count()).toBe(1);
});
