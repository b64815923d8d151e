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

it("the hub goes: the kiosk gives X001 at once, hands it over, and it is called in its place", async () => {
  const hall = await stage.hall();
  const kiosk = (await stage.enter(hall, "kiosk", { size: "kiosk", touch: true })).page;
  const simulators = (await stage.enter(hall, "simulators", { size: "office" })).page;
  await screenShown(kiosk, "agencies");
  expect(await takeNumber(kiosk, "dukcapil", "ktp-el")).toBe("A001");
  await paperIs(kiosk, "printed");
  await touch(kiosk, "finish");

  await hall.stopHub();
  await kiosk.getByText(id.t("kiosk.alone")).waitFor();
  await kiosk.screenshot({ path: join(output, "alone-agencies.png") });
  expect(await takeNumber(kiosk, "dukcapil", "ktp-el")).toBe("X001");
  await paperIs(kiosk, "printed");
  await kiosk.screenshot({ path: join(output, "alone-ticket.png") });
  const slip = await newestSlip(simulators);
  expect(slip.lines.join(" ")).toContain("X001");
  expect(slip.lines.join(" ")).toContain("di loket");
  await slip.picture.screenshot({ path: join(output, "alone-slip.png") });
  await touch(kiosk, "finish");

  await hall.startHub();
  await kiosk.getByText(id.t("kiosk.alone")).waitFor({ state: "detached" });
  expect(await takeNumber(kiosk, "dukcapil", "ktp-el")).toBe("A002");
  await paperIs(kiosk, "printed");
  await touch(kiosk, "finish");
  const siti = (await sitDown(stage, hall, "siti", "loket-1")).page;
  for (const label of ["A001", "X001", "A002"]) {
    await pressKey(siti, "callNext");
    await expectInHand(siti, label);
    await pressKey(siti, "finish");
  }
});
