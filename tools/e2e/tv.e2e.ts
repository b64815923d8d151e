import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "acorn";
import { describe, expect, it } from "vitest";
import { bundledTexts } from "@giliran/shared/i18n";
import { officers } from "./hall.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const id = bundledTexts("id");
const web = join(import.meta.dirname, "..", "..", "apps", "hub", "web", "public", "tv");
const output = join(import.meta.dirname, "..", "..", "test-output");

/** A television of long ago: what its browser lacks is taken away before the page begins. */
function oldBrowser(): void {
  for (const name of ["WebSocket", "fetch", "EventSource"]) Reflect.deleteProperty(globalThis, name);
}

describe("the board for old televisions", () => {
  it("is ECMAScript 5, short, light, and asks for nothing else", () => {
    const script = readFileSync(join(web, "tv.js"), "utf8");
    expect(() => parse(script, { ecmaVersion: 5, sourceType: "script" })).not.toThrow();
    expect(() => parse("let a = () => 1;", { ecmaVersion: 5, sourceType: "script" })).toThrow(
      /Unexpected|keyword/,
    );
    expect(script.split("\n").length).toBeLessThanOrEqual(250);
    const bytes = ["index.html", "tv.css", "tv.js"].reduce(
      (sum, name) => sum + statSync(join(web, name)).size,
      0,
    );
    expect(bytes).toBeLessThan(60_000);
  });

  it("shows calls as they come and go, says when it is cut off, and is whole again by itself", async () => {
    const hall = await stage.hall();
    const tv = await stage.visit(`${hall.url}/tv/zona-a`, { size: "board", before: oldBrowser });
    tv.expectTrouble(/net::ERR/u);
    const { page } = tv;
    await page.getByText(id.t("board.nextHere")).waitFor();
    await hall.arrivals.come("ktp-el");
    await hall.arrivals.come("ktp-el");
    const [siti, budi] = [await hall.seat("siti", "loket-1"), await hall.seat("budi", "loket-2")];
    await siti.callNext();
    await page.locator(".first .label", { hasText: "A001" }).waitFor();
    await budi.callNext();
    await page.locator(".first .label", { hasText: "A002" }).waitFor();
    expect(await page.locator(".call .label").allTextContents()).toEqual(["A002", "A001"]);
    expect(await page.locator(".first .counter").textContent()).toBe(`${id.t("board.counter")} 2`);
    await page.screenshot({ path: join(output, "tv-calls.png") });
    await siti.act("startService");
    await siti.act("finish");
    await budi.act("startService");
    await budi.act("finish");
    hall.clock.advance(60_000);
    await page.getByText(id.t("board.lastCalls")).waitFor();
    const cut = await page.locator("#side").evaluate((side) => side.scrollWidth > side.clientWidth);
    expect(cut).toBe(false);
    expect(await page.locator("#last td:first-child").allTextContents()).toEqual(["A002", "A001"]);
    await page.screenshot({ path: join(output, "tv-last.png") });
    await hall.stopHub();
    await page.locator("#foot.cut", { hasText: id.t("board.cutOff") }).waitFor();
    await hall.startHub();
    await page.locator("#foot.cut").waitFor({ state: "detached" });
  });

  it("shows three calls at once whole: the newest two as cards, the third in the list", async () => {
    const hall = await stage.hall({ edit: officers("Wati") });
    const tv = await stage.visit(`${hall.url}/tv/zona-a`, { size: "board", before: oldBrowser });
    const { page } = tv;
    for (const [nth, officer] of ["siti", "budi", "wati"].entries()) {
      await hall.arrivals.come("ktp-el");
      const desk = await hall.seat(officer, `loket-${String(nth + 1)}`);
      await desk.callNext();
    }
    await page.locator(".first .label", { hasText: "A003" }).waitFor();
    expect(await page.locator(".call .label").allTextContents()).toEqual(["A003", "A002"]);
    expect(await page.locator("#last td:first-child").allTextContents()).toEqual(["A001"]);
    const beyond = await page.locator(".call, #last tr").evaluateAll((all) =>
      all.filter((one) => {
        const { top, left, right, bottom, height } = one.getBoundingClientRect();
        return height === 0 || top < 0 || left < 0 || right > innerWidth || bottom > innerHeight;
      }),
    );
    expect(beyond).toHaveLength(0);
    await page.screenshot({ path: join(output, "tv-three.png") });
  });

  it("is found without a zone, speaks English where it is asked, and says nothing of a zone that is none", async () => {
    const hall = await stage.hall();
    const { page } = await stage.visit(`${hall.url}/tv`, { size: "board", before: oldBrowser });
    expect(new URL(page.url()).pathname).toBe("/tv/zona-a");
    const english = (await stage.visit(`${hall.url}/tv/zona-b?language=en`, { size: "board" })).page;
    await english.getByText(bundledTexts("en").t("board.nextHere")).waitFor();
    const statusOf = async (path: string): Promise<number> => (await fetch(`${hall.url}${path}`)).status;
    expect(await statusOf("/api/board/nowhere")).toBe(404);
    expect(await statusOf("/api/board/zona-a?language=xx")).toBe(400);
    const answer = await (await fetch(`${hall.url}/api/board/zona-a`)).text();
    for (const secret of ["voice", "holder", "secret", "token"]) expect(answer).not.toContain(secret);
  });
});
