import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Page } from "playwright-core";
import type { KioskBridge } from "../../src/ipc/kioskTable.ts";
import { kioskChannels } from "../../src/ipc/names.ts";
import { hubOnSocket } from "../support/hubOnSocket.ts";
import type { HubOnSocket } from "../support/hubOnSocket.ts";
import { buildShell } from "./buildShell.ts";
import type { BuiltShell } from "./buildShell.ts";
import { shells } from "./shells.ts";
import type { OpenShell } from "./shells.ts";

vi.mock("electron", async () => await import("./standIn/electron.ts"));

declare global {
  // What the preload gives the page.
  var kiosk: KioskBridge;
}

let built: BuiltShell;

beforeAll(async () => {
  built = await buildShell();
});
afterAll(() => built.remove());

const wellFormed = {
  touchId: "0123456789abcdef0123456789abcdef",
  serviceId: "ktp",
  partySize: 1,
  classId: "regular",
  needs: [],
  language: "id",
};

describe.each(shells())("the kiosk in $name", (kind) => {
  let hub: HubOnSocket;
  let shell: OpenShell;
  const home = "kiosk://app/index.html";

  beforeAll(async () => {
    hub = await hubOnSocket();
    shell = await kind.open(built, hub);
    await shell.page().locator(agency).first().waitFor();
  });
  afterAll(async () => {
    await shell.close();
    await hub.close();
  });

  async function staysHome(act: (page: Page) => Promise<unknown>): Promise<boolean> {
    const page = shell.page();
    await act(page).catch(() => {});
    // A page that had left would not answer with the kiosk's own bridge.
    expect(await page.evaluate(() => typeof globalThis.kiosk.calls.takeTicket)).toBe("function");
    expect(shell.address()).toBe(home);
    await expect.poll(() => shell.windows()).toBe(1);
    return true;
  }

  it("runs its page under its own scheme, in a secure context, without Node", async () => {
    const page = shell.page();
    expect(shell.address()).toBe(home);
    const found = await page.evaluate(() => ({
      secure: globalThis.isSecureContext,
      node: ["require", "process", "module", "Buffer"].filter((name) => name in globalThis),
      bridge: Object.keys(globalThis.kiosk.calls).sort(),
    }));
    expect(found).toEqual({
      secure: true,
      node: [],
      bridge: [
        "answerGate",
        "answerPaper",
        "askForTicket",
        "confirmGate",
        "endTouch",
        "leaveGate",
        "leaveKioskMode",
        "lockTechnician",
        "printCopy",
        "printRequirements",
        "readPacks",
        "readSlip",
        "readState",
        "readTechnician",
        "redeemRight",
        "requestHelp",
        "setMaintenance",
        "skipGate",
        "speak",
        "stayTechnician",
        "takeTicket",
        "testNetwork",
        "testPrint",
        "testScanner",
        "unlockTechnician",
        "useGateCode",
      ],
    });
  });

  it("takes a ticket by touch, through preload and handler, to the paper", async () => {
    const page = shell.page();
    await page.locator('[data-name="agency-bapenda"]').click();
    await page.locator(".paper-printed").waitFor();
    expect(await page.locator(".ticket-label").textContent()).toBe("A001");
    expect(hub.heardOf("issueTicket")).toHaveLength(1);
    await page.locator('[data-name="finish"]').click();
    await page.locator(agency).first().waitFor();
  });

  it("is told of what happens at the hub", async () => {
    hub.show({ open: false });
    await shell.page().locator(".message").waitFor();
    expect(await shell.page().locator(agency).count()).toBe(0);
    hub.show({ open: true });
    await shell.page().locator(agency).first().waitFor();
  });

  describe("under attack", () => {
    it.each([
      "https://evil.example/",
      "file:///etc/passwd",
      "data:text/html,evil",
      "kiosk://evil/index.html",
    ])("does not navigate to %s", async (address) => {
      expect(await staysHome((page) => page.evaluate((url) => void (location.href = url), address))).toBe(
        true,
      );
    });

    it("does not navigate to another page of its own either", async () => {
      expect(
        await staysHome((page) =>
          page.evaluate((url) => void (location.href = url), shell.ownAddress("/assets/")),
        ),
      ).toBe(true);
    });

    it("loads its own page anew when that wants it", async () => {
      const page = shell.page();
      await page.evaluate(() => void (globalThis.document.title = "before"));
      await page.evaluate(() => globalThis.location.reload());
      await expect.poll(() => page.title()).not.toBe("before");
      await page.locator(agency).first().waitFor();
      expect(shell.address()).toBe(home);
    });

    it("does not follow a link that opens a window, nor window.open", async () => {
      expect(await staysHome((page) => page.evaluate(() => void window.open("https://evil.example/")))).toBe(
        true,
      );
      expect(await staysHome((page) => page.evaluate(() => void window.open("about:blank")))).toBe(true);
      expect(
        await staysHome((page) =>
          page.evaluate(() => {
            const link = document.createElement("a");
            Object.assign(link, { href: "https://evil.example/", target: "_blank" });
            document.body.append(link);
            link.click();
            link.remove();
          }),
        ),
      ).toBe(true);
    });

    it("does not post a form", async () => {
      expect(
        await staysHome((page) =>
          page.evaluate(() => {
            const form = document.createElement("form");
            Object.assign(form, { action: "https://evil.example/", method: "post" });
            document.body.append(form);
            form.submit();
            form.remove();
          }),
        ),
      ).toBe(true);
    });

    it("grants no permission", async () => {
      const page = shell.page();
      expect(await page.evaluate(() => Notification.requestPermission())).toBe("denied");
      const media = await page.evaluate(async () => {
        try {
          await navigator.mediaDevices.getUserMedia({ audio: true });
          return "granted";
        } catch (error) {
          return error instanceof DOMException ? error.name : "error";
        }
      });
      expect(media).toBe("NotAllowedError");
    });

    it.each([
      "/../../../../etc/passwd",
      "/..%2f..%2f..%2f..%2fetc%2fpasswd",
      "/%2e%2e/%2e%2e/etc/passwd",
      "/..%5c..%5cetc%5cpasswd",
      "/assets/..%2f..%2fpreload%2fpreload.cjs",
      "/index.html%00.js",
      "//etc/passwd",
    ])("serves nothing for %s", async (path) => {
      const got = await shell.page().evaluate(async (url) => {
        const response = await fetch(url);
        return { status: response.status, text: await response.text() };
      }, shell.ownAddress(path));
      expect(got).toEqual({ status: 404, text: "Not found." });
    });

    it("reaches no other host from the page, and runs no script that is not its own", async () => {
      const page = shell.page();
      const reached = await page.evaluate(async () => {
        try {
          await fetch("https://evil.example/");
          return "reached";
        } catch {
          return "blocked";
        }
      });
      expect(reached).toBe("blocked");
      const ran = await page.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "globalThis.evil = true";
        document.body.append(script);
        script.remove();
        return "evil" in globalThis;
      });
      expect(ran).toBe(false);
      const framed = await page.evaluate(async () => {
        const frame = document.createElement("iframe");
        frame.src = "kiosk://app/index.html";
        document.body.append(frame);
        await new Promise((resolve) => setTimeout(resolve, 200));
        const inside = frame.contentDocument?.querySelector("#screen") ?? null;
        frame.remove();
        return inside !== null;
      });
      expect(framed).toBe(false);
    });

    it("refuses calls that are not the page's", async () => {
      const before = hub.heard.length;
      const wish = wellFormed;
      expect(await shell.invokeFromElsewhere(kioskChannels.call("takeTicket"), wish)).toEqual({
        ok: false,
        error: "unauthorised",
      });
      expect(hub.heard).toHaveLength(before);
    });

    it.each([
      ["nothing", null],
      ["a text", "takeTicket"],
      ["a field too much", { ...wellFormed, x: 1 }],
      ["another type", { ...wellFormed, partySize: "1" }],
      ["a path", { ...wellFormed, serviceId: "../ktp" }],
    ])("refuses %s as an argument, and nothing happens", async (_name, argument) => {
      const before = hub.heardOf("issueTicket").length;
      const answer = await shell
        .page()
        .evaluate((value) => globalThis.kiosk.calls.takeTicket(value as never), argument);
      expect(answer).toEqual({ ok: false, error: "malformed" });
      expect(hub.heardOf("issueTicket")).toHaveLength(before);
    });

    it("cannot have its bridge changed by the page", async () => {
      const changed = await shell.page().evaluate(() => {
        try {
          Object.assign(globalThis.kiosk.calls, { takeTicket: () => "evil" });
        } catch {
          // A frozen object says so in strict mode.
        }
        return String(globalThis.kiosk.calls.takeTicket).includes("evil");
      });
      expect(changed).toBe(false);
    });
  });

  it("comes back by itself when its page dies, and is whole again", async () => {
    await shell.crash();
    await shell.revived();
    await shell.page().locator(agency).first().waitFor();
    expect(shell.address()).toBe(home);
  });
});

const agency = '[data-name^="agency-"]';
