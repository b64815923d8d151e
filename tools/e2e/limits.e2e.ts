import { join } from "node:path";
import { bundledTexts } from "@giliran/shared/i18n";
import { expect, it } from "vitest";
import { numberShown, paperIs, screenShown, target, touch } from "./kioskVisit.ts";
import { newestSlip, slipCount } from "./slips.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const id = bundledTexts("id");
const output = join(import.meta.dirname, "..", "..", "test-output");

it("many are ahead: the visitor is told and asked, declines, and takes the number after all", async () => {
  const hall = await stage.hall({ edit: (file) => file.replace("askFrom: 20", "askFrom: 2") });
  const kiosk = (await stage.enter(hall, "kiosk", { size: "kiosk", touch: true })).page;
  await screenShown(kiosk, "agencies");
  await hall.arrivals.come("ktp-el", 2);
  await touch(kiosk, "agency-dukcapil");
  await kiosk.locator('[data-name="service-ktp-el"]', { hasText: "2 orang" }).waitFor();
  await touch(kiosk, "service-ktp-el");
  await kiosk.getByRole("heading", { name: id.t("kiosk.longQueue", { persons: 2 }) }).waitFor();
  await kiosk.screenshot({ path: join(output, "kiosk-long-queue.png") });
  await touch(kiosk, "decline");
  await target(kiosk, "service-ktp-el").waitFor();
  await touch(kiosk, "service-ktp-el");
  await touch(kiosk, "accept");
  await paperIs(kiosk, "printed");
  expect(await numberShown(kiosk)).toBe("A002");
});

it("what to bring is read and printed without a number, and the number taken from there", async () => {
  const hall = await stage.hall();
  const kiosk = (await stage.enter(hall, "kiosk", { size: "kiosk", touch: true })).page;
  const simulators = (await stage.enter(hall, "simulators", { size: "office" })).page;
  await screenShown(kiosk, "agencies");
  await touch(kiosk, "agency-dukcapil");
  await target(kiosk, "service-ktp-el").waitFor();
  await kiosk.screenshot({ path: join(output, "kiosk-services-groups.png") });
  await touch(kiosk, "requirements-ktp-el");
  await kiosk.getByText("Fotokopi kartu keluarga").waitFor();
  await touch(kiosk, "print");
  await kiosk.getByText(id.t("kiosk.requirementsPrinted")).waitFor();
  await kiosk.screenshot({ path: join(output, "kiosk-requirements.png") });
  const { lines } = await newestSlip(simulators);
  expect(lines.join(" ")).toContain("Fotokopi kartu keluarga");
  expect(lines.some((line) => /^A\d{3}$/u.test(line))).toBe(false);
  await touch(kiosk, "take");
  await paperIs(kiosk, "printed");
  expect(await numberShown(kiosk)).toBe("A001");
  expect(await slipCount(simulators)).toBe(2);
});

it("a contingent that is used up is said on the row, and the next one is told before", async () => {
  const hall = await stage.hall({ edit: (file) => file.replace("contingent: 20", "contingent: 2") });
  const kiosk = (await stage.enter(hall, "kiosk", { size: "kiosk", touch: true })).page;
  await screenShown(kiosk, "agencies");
  await hall.arrivals.come("izin-bangunan");
  await touch(kiosk, "agency-dpmptsp");
  const row = target(kiosk, "service-izin-bangunan");
  await row.getByText(id.t("kiosk.numbersLeft", { left: 1 })).waitFor();
  await touch(kiosk, "service-izin-bangunan");
  await paperIs(kiosk, "printed");
  await touch(kiosk, "finish");
  await screenShown(kiosk, "agencies");
  await touch(kiosk, "agency-dpmptsp");
  await kiosk.locator(".row-later", { hasText: id.t("kiosk.serviceFull") }).waitFor();
  expect(await target(kiosk, "service-izin-bangunan").count()).toBe(0);
  await kiosk.screenshot({ path: join(output, "kiosk-contingent.png") });
});

it("a service is found by its other names", async () => {
  const hall = await stage.hall();
  const kiosk = (await stage.enter(hall, "kiosk", { size: "kioskLying", touch: true })).page;
  await screenShown(kiosk, "agencies");
  await touch(kiosk, "search");
  for (const letter of "BAYI") await touch(kiosk, `key-${letter}`);
  await target(kiosk, "service-akta").waitFor();
  expect(await kiosk.locator('[data-name^="service-"]').count()).toBe(1);
  await touch(kiosk, "back");
  await touch(kiosk, "agency-dukcapil");
  await target(kiosk, "service-ktp-el").waitFor();
  await kiosk.screenshot({ path: join(output, "kiosk-lying-groups.png") });
  await touch(kiosk, "requirements-ktp-el");
  await kiosk.getByText("Fotokopi kartu keluarga").waitFor();
  await kiosk.screenshot({ path: join(output, "kiosk-lying-requirements.png") });
});
