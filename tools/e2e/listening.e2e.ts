import { expect, it } from "vitest";
import { bundledTexts } from "@giliran/shared/i18n";
import { useStage } from "./stage.ts";

const stage = useStage();
const id = bundledTexts("id");

it("a supervisor listens to one recording, and to all of a language one after the other", async () => {
  const hall = await stage.hall();
  const wulan = (await stage.enter(hall, "admin-wulan", { size: "office" })).page;
  await wulan.getByRole("link", { name: id.t("admin.tabVoice"), exact: true }).click();
  const spoken = wulan.getByRole("region", { name: "Indonesia" });
  const playing = spoken.locator("button[aria-pressed=true]");
  await spoken.getByRole("button", { name: /^tujuh$/u }).click();
  await expect.poll(async () => await playing.textContent()).toMatch(/^tujuh/);
  // It is heard to its end, and nothing after it.
  await playing.waitFor({ state: "detached" });
  await spoken.getByRole("button", { name: id.t("admin.voiceAll") }).click();
  for (const text of [/^panggilan ulang/, /^nomor antrean/]) {
    await expect.poll(async () => await playing.textContent()).toMatch(text);
  }
  await spoken.getByRole("button", { name: id.t("admin.voiceStop") }).click();
  await playing.waitFor({ state: "detached" });
  expect(await wulan.getByRole("alert").count()).toBe(0);
});
