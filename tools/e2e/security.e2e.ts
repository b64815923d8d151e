import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import type { TestHall } from "./hall.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const foreign: Server[] = [];

afterEach(() => {
  for (const server of foreign.splice(0)) server.close();
});

/** A page that is neither the hub's nor the kiosk's, on this machine. */
async function openForeignPage(): Promise<string> {
  const server = createServer((_request, response) => {
    response
      .setHeader("content-type", "text/html")
      .end("<!doctype html><title>Foreign</title><link rel=icon href=data:,>");
  });
  foreign.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
}

/** Whether a WebSocket opens from this page. */
async function opensSocket(page: Page, address: string): Promise<boolean> {
  return await page.evaluate(
    async (url) =>
      await new Promise<boolean>((resolve) => {
        const socket = new WebSocket(url);
        socket.addEventListener("open", () => {
          socket.close();
          resolve(true);
        });
        socket.addEventListener("error", () => resolve(false));
      }),
    address,
  );
}

function socketOf(origin: string): string {
  return `${origin.replace(/^http/u, "ws").replace(/\/$/u, "")}/socket.io/?EIO=4&transport=websocket`;
}

async function postWithHost(hall: TestHall, host: string): Promise<number> {
  const { port } = new URL(hall.url);
  return await new Promise((resolve, reject) => {
    request(
      { host: "127.0.0.1", port, path: "/sample/links/panel-siti", method: "POST", headers: { host } },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    )
      .on("error", reject)
      .end();
  });
}

describe("every page", () => {
  it("comes with a policy that allows nothing inline, and keeps it", async () => {
    const hall = await stage.hall();
    const addresses = ["/", "/panel", "/admin", "/t", "/display/zona-a"].map((path) => hall.url + path);
    for (const address of [...addresses, hall.kioskUrl, `${hall.kioskUrl}simulators`]) {
      const response = await fetch(address);
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy).toMatch(/default-src '(self|none)'/u);
      expect(policy).not.toContain("unsafe");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(await response.text()).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=/u);
    }
  });

  it("runs no script that was slipped into it", async () => {
    const hall = await stage.hall();
    for (const address of [hall.url, `${hall.url}/display/zona-a`, hall.kioskUrl]) {
      const screen = await stage.visit(address, { size: "office" });
      screen.expectTrouble(/Content Security Policy|inline/u);
      const ran = await screen.page.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "document.title = 'slipped in'";
        document.body.append(script);
        return document.title === "slipped in";
      });
      expect(ran).toBe(false);
    }
  });
});

describe("a page from elsewhere", () => {
  it("opens no socket to hub or kiosk, where their own pages do", async () => {
    const hall = await stage.hall();
    const elsewhere = await stage.visit(await openForeignPage(), { size: "office" });
    elsewhere.expectTrouble(/WebSocket connection/u);
    expect(await opensSocket(elsewhere.page, socketOf(hall.url))).toBe(false);
    expect(await opensSocket(elsewhere.page, socketOf(hall.kioskUrl))).toBe(false);
    const own = await stage.visit(hall.url, { size: "office" });
    expect(await opensSocket(own.page, socketOf(hall.url))).toBe(true);
    const kiosk = await stage.visit(hall.kioskUrl, { size: "kiosk" });
    expect(await opensSocket(kiosk.page, socketOf(hall.kioskUrl))).toBe(true);
  });

  it("mints no sign-in, neither by a form nor under a foreign name", async () => {
    const hall = await stage.hall();
    const elsewhere = await stage.visit(await openForeignPage(), { size: "office" });
    elsewhere.expectTrouble(/status of 403/u);
    const answered = elsewhere.page.waitForResponse(/\/sample\/links\//u);
    await elsewhere.page.evaluate((action) => {
      const form = document.createElement("form");
      form.method = "post";
      form.action = action;
      document.body.append(form);
      form.submit();
    }, `${hall.url}/sample/links/panel-siti`);
    expect((await answered).status()).toBe(403);
    expect(await postWithHost(hall, "giliran.example")).toBe(403);
    expect(await postWithHost(hall, new URL(hall.url).host)).toBe(303);
  });
});
