import { expect, it } from "vitest";
import { bundledTexts } from "@giliran/shared/i18n";
import { expectInHand, pressKey, sitDown } from "./desk.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const id = bundledTexts("id");

it("a supervisor changes how a counter takes a service, the next call follows, and it goes back to the plan", async () => {
  const hall = await stage.hall();
  for (const service of ["kartu-keluarga", "ktp-el", "ktp-el", "kartu-keluarga"])
    await hall.arrivals.come(service);
  // Counter 3 takes family cards only when nobody waits for an identity card: A002 goes before A001.
  const budi = (await sitDown(stage, hall, "budi", "loket-3")).page;
  await pressKey(budi, "callNext");
  await expectInHand(budi, "A002");
  const wulan = (await stage.enter(hall, "admin-wulan", { size: "office" })).page;
  await wulan.getByRole("link", { name: id.t("admin.tabCounters") }).click();
  const counter = wulan.locator(".admin-weights li", {
    has: wulan.getByRole("heading", { name: id.t("admin.counterLabel", { counter: "3" }) }),
  });
  const family = counter.getByRole("group", { name: "Kartu keluarga" });
  await family.getByLabel(id.t("admin.weightPrimary")).click();
  await wulan.locator(".deed-line", { hasText: "Kartu keluarga" }).waitFor();
  await pressKey(budi, "callNext");
  await expectInHand(budi, "A001");
  await family.getByRole("button").click();
  await family.getByRole("button").waitFor({ state: "detached" });
  expect(await family.getByLabel(id.t("admin.weightIdle")).isChecked()).toBe(true);
  await pressKey(budi, "callNext");
  await expectInHand(budi, "A003");
  await wulan.goBack();
  await wulan.locator(".admin-concerns").waitFor();
});
