import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { type Contact, type Hand, handOn } from "./finger.ts";
import type { TestHall } from "./hall.ts";
import { numberShown, paperIs, screenShown, target } from "./kioskVisit.ts";
import { slipCount } from "./slips.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
/** 15 mm on the kiosk's usual screen. */
const slip = 60;

interface Visit {
  readonly hall: TestHall;
  readonly page: Page;
  readonly hand: Hand;
  readonly simulators: Page;
}

async function visit(): Promise<Visit> {
  const hall = await stage.hall();
  const simulators = (await stage.enter(hall, "simulators", { size: "office" })).page;
  const { page } = await stage.enter(hall, "kiosk", { size: "kiosk", touch: true });
  await screenShown(page, "agencies");
  return { hall, page, hand: await handOn(page), simulators };
}

/** A place on a target, so far from its left and its upper edge. */
async function on(page: Page, name: string, right = 60, down = 40): Promise<Contact> {
  await page.locator(".frame:not([data-settling])").waitFor();
  const box = await target(page, name).boundingBox();
  if (box === null) throw new Error(`${name} is not there`);
  return { x: box.x + right, y: box.y + down };
}

/** Two seconds on the glass, the last half of them on the way to the side. */
async function pressSlowly(page: Page, hand: Hand, name: string): Promise<void> {
  const { x, y } = await on(page, name);
  await hand.down({ x, y });
  await hand.stay(1000);
  for (const part of [0.25, 0.5, 0.75, 1]) await hand.move({ x: x + slip * part, y: y + 10 * part });
  await hand.stay(1000);
  await hand.up();
}

/** The visitor has their number on paper, and the hub gave no other one. */
async function expectOneNumber({ hall, page, simulators }: Visit): Promise<void> {
  await paperIs(page, "printed");
  expect(await numberShown(page)).toBe("A001");
  expect(await slipCount(simulators)).toBe(1);
  expect((await hall.arrivals.come("ktp-el")).label).toBe("A002");
}

it("a number is taken with one slow finger that slips about on what it presses", async () => {
  const here = await visit();
  await pressSlowly(here.page, here.hand, "agency-dukcapil");
  await screenShown(here.page, "services");
  await pressSlowly(here.page, here.hand, "service-ktp-el");
  await expectOneNumber(here);
});

it("a finger that slips off its target, onto another or onto nothing, does nothing", async () => {
  const here = await visit();
  const { page, hand } = here;
  await pressSlowly(page, hand, "agency-dukcapil");
  await screenShown(page, "services");
  const box = await target(page, "service-ktp-el").boundingBox();
  const edge = await on(page, "service-ktp-el", 60, (box?.height ?? 0) - 10);
  await hand.down(edge);
  await hand.stay(600);
  for (const part of [0.5, 1]) await hand.move({ x: edge.x, y: edge.y + slip * part });
  await hand.up();
  const back = await on(page, "back");
  await hand.down(back);
  await hand.move({ x: back.x, y: back.y - 3 * slip });
  await hand.up();
  await pressSlowly(page, hand, "service-ktp-el");
  await expectOneNumber(here);
});

it("a second finger on another service, and a whole palm, take no second number", async () => {
  const here = await visit();
  const { page, hand } = here;
  const agencies = await Promise.all(
    ["agency-dukcapil", "agency-dpmptsp", "agency-bpjs-kesehatan"].map(async (name) => await on(page, name)),
  );
  await hand.down(...agencies);
  await hand.stay(400);
  await hand.up();
  await screenShown(page, "services");
  const [wanted, other] = [await on(page, "service-ktp-el"), await on(page, "service-kartu-keluarga")];
  const palm = [0, 1, 2].map((nth) => ({ x: wanted.x + 90 * nth, y: wanted.y + 6 * nth }));
  await hand.down(...palm, other);
  await hand.stay(700);
  await hand.move(...palm.map(({ x, y }) => ({ x: x + 20, y })), other);
  await hand.up();
  await expectOneNumber(here);
});

it("a hand that beats on the screen all the while gets one number", async () => {
  const here = await visit();
  const { page, hand } = here;
  await pressSlowly(page, hand, "agency-dukcapil");
  await screenShown(page, "services");
  const place = await on(page, "service-ktp-el");
  for (const nth of [0, 1, 2, 3, 4, 5]) {
    await hand.down({ x: place.x + nth, y: place.y }, { x: place.x + 200, y: place.y + nth });
    await hand.up();
  }
  await expectOneNumber(here);
});
