import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { announcedOn, expectCalls, expectOneAfterTheOther, listening } from "./boardLook.ts";
import type { TestHall } from "./hall.ts";
import { wordsFor } from "./sound.ts";
import { useStage } from "./stage.ts";

const stage = useStage();

/** What stands on the boards first, zone by zone. */
const firstCalls = [
  { label: "A001", counter: "1" },
  { label: "D001", counter: "8" },
];

/** Both zones of the sample hall stand in one room. */
function oneRoom(hallFile: string): string {
  return hallFile.replaceAll(/id: zona-[ab],\n/gu, (line) => `${line}      earshot: aula,\n`);
}

async function openBoard(hall: TestHall, zone: "zona-a" | "zona-b"): Promise<Page> {
  const { page } = await stage.enter(hall, `display-${zone}`, listening);
  await page.locator(".board").waitFor();
  return page;
}

async function expectSpoken(hall: TestHall, count: number): Promise<void> {
  const spoken = Array.from({ length: count }, () => "spoken");
  // A screen that vanished has the voice until its lease ends.
  await expect.poll(() => hall.ledger().map(({ outcome }) => outcome), { timeout: 60_000 }).toEqual(spoken);
}

it("two zones in one room have one voice: each call is said once, one after the other, and a dead screen's are taken over", async () => {
  const hall = await stage.hall({ edit: oneRoom });
  const boards = [await openBoard(hall, "zona-a"), await openBoard(hall, "zona-b")];
  for (const service of ["ktp-el", "pajak-kendaraan", "ktp-el", "pajak-kendaraan"])
    await hall.arrivals.come(service);
  const desks = [await hall.seat("siti", "loket-1"), await hall.seat("budi", "loket-8")];
  await Promise.all(desks.map(async (desk) => await desk.callNext()));

  // Each zone's screen shows its own call; one of the two says both.
  for (const [zone, call] of firstCalls.entries()) await expectCalls(boards[zone] as Page, [call]);
  await expectSpoken(hall, 2);
  const heard = await Promise.all(boards.map(async (board) => await announcedOn(board)));
  expect(heard.filter(({ length }) => length > 0)).toHaveLength(1);
  expect(heard.flat()).toHaveLength(2);
  expectOneAfterTheOther(heard.flat());
  expect(
    heard
      .flat()
      .map(({ words }) => words)
      .toSorted(),
  ).toEqual(firstCalls.map(({ label, counter }) => wordsFor(label, Number(counter))).toSorted());

  const dead = heard.findIndex(({ length }) => length > 0);
  const other = boards[1 - dead] as Page;
  await boards[dead]?.close();
  await Promise.all(desks.map(async (desk) => await desk.callNext()));
  await expectSpoken(hall, 4);
  const taken = await announcedOn(other);
  expectOneAfterTheOther(taken);
  expect(taken.map(({ words }) => words).toSorted()).toEqual(
    [wordsFor("A002", 1), wordsFor("D002", 8)].toSorted(),
  );
  expect(new Set(hall.ledger().map(({ zone }) => zone))).toEqual(new Set(["zona-a", "zona-b"]));
});
