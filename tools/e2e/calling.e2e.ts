import { join } from "node:path";
import type { Page } from "playwright-core";
import { it } from "vitest";
import { bundledTexts } from "@giliran/shared/i18n";
import { expectInHand, expectNotice, pressKey, sitDown } from "./desk.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const id = bundledTexts("id");
const output = join(import.meta.dirname, "..", "..", "test-output");

/** Begins a deed by its key, once the panel offers it. */
async function begin(panel: Page, deed: string, key: string): Promise<void> {
  await panel.locator(`[data-deed="${deed}"]:enabled`).waitFor();
  await panel.keyboard.press(key);
}

async function answer(panel: Page): Promise<void> {
  await panel.locator("dialog[open] .main-button:enabled").click();
  await panel.locator("dialog[open]").waitFor({ state: "detached" });
}

it("a transfer with return: sent on with a note, served there, and back at the first counter", async () => {
  const hall = await stage.hall();
  await hall.arrivals.come("ktp-el");
  await hall.arrivals.come("ktp-el");
  const siti = (await sitDown(stage, hall, "siti", "loket-1")).page;
  const budi = (await sitDown(stage, hall, "budi", "loket-2")).page;
  await pressKey(siti, "callNext");
  await expectInHand(siti, "A001");
  await begin(siti, "transfer", "a");
  const dialogue = siti.locator("dialog[open]");
  await dialogue.locator("select").first().selectOption("ktp-el");
  await dialogue.getByText(id.t("panel.modeReturnAfter")).click();
  await dialogue.locator("input[type=text]").fill("Cek NIK lama");
  await siti.screenshot({ path: join(output, "panel-transfer.png") });
  await answer(siti);
  await expectInHand(siti, null);
  await pressKey(budi, "callNext");
  await expectInHand(budi, "A001");
  await budi.getByText("Cek NIK lama").waitFor();
  await budi.screenshot({ path: join(output, "panel-note.png") });
  await pressKey(budi, "finish");
  await pressKey(siti, "callNext");
  await expectInHand(siti, "A001");
});

it("absent and back: at its place after the next two", async () => {
  const hall = await stage.hall({
    edit: (file) => file.replace("\nsettings:\n", "\nsettings:\n  absentAfterRecalls: 0\n"),
  });
  for (let i = 0; i < 4; i += 1) await hall.arrivals.come("ktp-el");
  const siti = (await sitDown(stage, hall, "siti", "loket-1")).page;
  await pressKey(siti, "callNext");
  await expectInHand(siti, "A001");
  await pressKey(siti, "markAbsent");
  await siti.locator(".aside-button").click();
  await expectNotice(siti, id.t("panel.doneReturnTicket", { label: "A001" }));
  for (const label of ["A002", "A003", "A001", "A004"]) {
    await pressKey(siti, "callNext");
    await expectInHand(siti, label);
  }
});

it("parked, called out of order with a reason, undone, and gone on with", async () => {
  const hall = await stage.hall();
  for (let i = 0; i < 3; i += 1) await hall.arrivals.come("ktp-el");
  const siti = (await sitDown(stage, hall, "siti", "loket-1")).page;
  await pressKey(siti, "callNext");
  await expectInHand(siti, "A001");
  await begin(siti, "park", "t");
  await siti.screenshot({ path: join(output, "panel-park.png") });
  await answer(siti);
  await expectInHand(siti, null);
  await begin(siti, "callTicket", "n");
  await siti.locator("dialog[open]").getByText("A003").click();
  await siti.locator("dialog[open]").getByText("Keadaan darurat").click();
  await siti.screenshot({ path: join(output, "panel-number.png") });
  await answer(siti);
  await expectInHand(siti, "A003");
  await begin(siti, "undo", "z");
  await expectInHand(siti, null);
  await siti.screenshot({ path: join(output, "panel-aside.png") });
  await siti.locator(".aside-button").click();
  await expectInHand(siti, "A001");
  await siti.screenshot({ path: join(output, "panel-resumed.png") });
});
