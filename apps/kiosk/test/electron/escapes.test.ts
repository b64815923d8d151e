import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Page } from "playwright-core";
import type { KioskBridge } from "../../src/ipc/kioskTable.ts";
import { hubOnSocket } from "../support/hubOnSocket.ts";
import type { HubOnSocket } from "../support/hubOnSocket.ts";
import { buildShell } from "./buildShell.ts";
import type { BuiltShell } from "./buildShell.ts";
import { shells } from "./shells.ts";
import type { Held, OpenShell } from "./shells.ts";

vi.mock("electron", async () => await import("./standIn/electron.ts"));

declare global {
  // What the preload gives the page.
  var kiosk: KioskBridge;
  /** What the attacks of these tests have brought about in the page. */
  var seen: string[];
}

const home = "kiosk://app/index.html";
const agency = '[data-name^="agency-"]';
let built: BuiltShell;

beforeAll(async () => {
  built = await buildShell();
});
afterAll(() => built.remove());

describe.each(shells())("whoever wants out of the kiosk in $name", (kind) => {
  let hub: HubOnSocket;
  let shell: OpenShell;

  beforeAll(async () => {
    hub = await hubOnSocket();
    shell = await kind.open(built, hub);
    await shell.page().locator(agency).first().waitFor();
  });
  afterAll(async () => {
    await shell.close();
    await hub.close();
  });

  /** After the attack the page is where it was, whole, and alone. */
  async function expectHome(): Promise<void> {
    await expect.poll(() => shell.windows()).toBe(1);
    expect(shell.address()).toBe(home);
    expect(await shell.page().evaluate(() => typeof globalThis.kiosk.calls.takeTicket)).toBe("function");
    expect(await shell.page().locator(agency).count()).toBeGreaterThan(0);
  }

  /** Puts a link under the pointer, clicks it as told, and takes it away again. */
  async function clickLink(
    attributes: Readonly<Record<string, string>>,
    click: { readonly button?: "middle" | "left"; readonly modifiers?: ("Control" | "Shift")[] } = {},
  ): Promise<void> {
    const page = shell.page();
    await page.evaluate((given) => {
      const link = document.createElement("a");
      for (const [name, value] of Object.entries(given)) link.setAttribute(name, value);
      link.textContent = "a link";
      link.id = "attack";
      Object.assign(link.style, { position: "fixed", inset: "0 auto auto 0", zIndex: "9", fontSize: "80px" });
      document.body.append(link);
    }, attributes);
    // By hand: the driver's own click waits for navigations that were prevented.
    for (const held of click.modifiers ?? []) await page.keyboard.down(held);
    await page.mouse.click(60, 40, { button: click.button ?? "left" });
    for (const held of click.modifiers ?? []) await page.keyboard.up(held);
    await page.evaluate(() => document.querySelector("#attack")?.remove());
  }

  describe("by a way elsewhere", () => {
    it("stays for a link in the same window, and for one out of its scheme", async () => {
      await clickLink({ href: "https://evil.example/" });
      await expectHome();
      await clickLink({ href: "mailto:somebody@evil.example" });
      await expectHome();
    });

    it.each(["https://evil.example/", "/assets/", "javascript:document.body.replaceChildren()"])(
      "stays when the page is told to refresh itself to %s",
      async (address) => {
        const page = shell.page();
        await page.evaluate((url) => {
          const refresh = document.createElement("meta");
          refresh.httpEquiv = "refresh";
          refresh.content = `0; url=${url}`;
          refresh.id = "attack";
          document.head.append(refresh);
        }, address);
        // The page's own timers run after what was to be done at once.
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
        await page.evaluate(() => document.querySelector("#attack")?.remove());
        await expectHome();
      },
    );

    it.each(["get", "post"])("stays for a form sent by %s", async (method) => {
      await shell.page().evaluate((how) => {
        const form = document.createElement("form");
        Object.assign(form, { action: "https://evil.example/", method: how });
        document.body.append(form);
        form.submit();
        form.remove();
      }, method);
      await expectHome();
    });
  });

  describe("by another window", () => {
    it.each([
      ["a link that opens one", { target: "_blank" }, {}],
      ["the middle of a mouse", {}, { button: "middle" as const }],
      ["Ctrl and a click", {}, { modifiers: ["Control" as const] }],
      ["Shift and a click", {}, { modifiers: ["Shift" as const] }],
    ])("gets none with %s", async (_name, attributes, click) => {
      await clickLink({ href: "https://evil.example/", ...attributes }, click);
      await expectHome();
      await clickLink({ href: "/index.html", ...attributes }, click);
      await expectHome();
    });
  });

  const keys: readonly (readonly [string, readonly Held[]])[] = [
    ["r", ["control"]],
    ["r", ["control", "shift"]],
    ["F5", []],
    ["F11", []],
    ["F12", []],
    ["w", ["control"]],
    ["n", ["control"]],
    ["n", ["control", "shift"]],
    ["t", ["control"]],
    ["p", ["control"]],
    ["s", ["control"]],
    ["o", ["control"]],
    ["f", ["control"]],
    ["u", ["control"]],
    ["l", ["control"]],
    ["i", ["control", "shift"]],
    ["j", ["control", "shift"]],
    ["=", ["control"]],
    ["-", ["control"]],
    ["0", ["control"]],
    ["Tab", ["control"]],
    ["Tab", ["alt"]],
    ["ArrowLeft", ["alt"]],
    ["ArrowRight", ["alt"]],
    ["F4", ["alt"]],
    ["d", ["meta"]],
  ];

  describe("by a key", () => {
    it.each(keys)("%s with %j does not even reach the page", async (key, held) => {
      const page = shell.page();
      await page.evaluate(() => {
        globalThis.seen = [];
        const note = (event: KeyboardEvent): void => void globalThis.seen.push(event.key);
        globalThis.addEventListener("keydown", note, { capture: true, once: true });
      });
      await shell.press(key, held);
      // The one key that may pass shows that the others did not.
      await shell.press("Home");
      expect(await page.evaluate(() => globalThis.seen)).toEqual(["Home"]);
      await expectHome();
    });

    it("makes nothing larger with Ctrl and the wheel, or with two fingers", async () => {
      const page = shell.page();
      const scale = (): Promise<readonly number[]> =>
        page.evaluate(() => [globalThis.visualViewport?.scale ?? 0, globalThis.devicePixelRatio]);
      const before = await scale();
      await page.keyboard.down("Control");
      await page.mouse.move(200, 400);
      await page.mouse.wheel(0, -500);
      await page.keyboard.up("Control");
      await pinch(page);
      expect(await scale()).toEqual(before);
    });
  });

  describe("with the hand on the page", () => {
    it.each(["file", "text", "link"])("drops a %s on nothing", async (what) => {
      const taken = await shell.page().evaluate((kindOf) => {
        const data = new DataTransfer();
        if (kindOf === "file")
          data.items.add(new File(["<h1>evil</h1>"], "evil.html", { type: "text/html" }));
        if (kindOf === "text") data.setData("text/plain", "https://evil.example/");
        if (kindOf === "link") data.setData("text/uri-list", "https://evil.example/");
        const target = document.querySelector("main") ?? document.body;
        return ["dragover", "drop"].map((name) => {
          const event = new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: data });
          // False: somebody has refused it, and the browser does nothing of its own.
          return target.dispatchEvent(event);
        });
      }, what);
      expect(taken).toEqual([false, false]);
      await expectHome();
    });

    it("gets no menu, marks no text and drags nothing away", async () => {
      const page = shell.page();
      await page.evaluate(() => {
        globalThis.seen = [];
        for (const name of ["contextmenu", "dragstart"])
          globalThis.addEventListener(name, (event) => {
            globalThis.seen.push(`${name} ${event.defaultPrevented ? "refused" : "allowed"}`);
          });
      });
      await page.mouse.click(120, 40, { button: "right" });
      await expect.poll(() => page.evaluate(() => globalThis.seen)).toEqual(["contextmenu refused"]);
      await page.mouse.dblclick(120, 40);
      await page.mouse.move(30, 30);
      await page.mouse.down();
      await page.mouse.move(500, 900, { steps: 5 });
      await page.mouse.up();
      expect(await page.evaluate(() => String(globalThis.getSelection()))).toBe("");
      await expectHome();
    });
  });

  describe("by what a browser offers", () => {
    it("is asked nothing and granted nothing", async () => {
      const answers = await shell.page().evaluate(async () => {
        const wishes: Readonly<Record<string, () => Promise<unknown>>> = {
          notifications: async () => {
            if ((await Notification.requestPermission()) !== "granted") throw new Error("denied");
          },
          geolocation: () =>
            new Promise((found, failed) => navigator.geolocation.getCurrentPosition(found, failed)),
          camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
          microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
          screen: () => navigator.mediaDevices.getDisplayMedia(),
          midi: () => navigator.requestMIDIAccess(),
          clipboard: () => navigator.clipboard.readText(),
          ...Object.fromEntries(
            Object.entries({
              hid: "requestDevice",
              usb: "requestDevice",
              serial: "requestPort",
              bluetooth: "requestDevice",
            }).map(([name, method]) => {
              const api = (navigator as unknown as Record<string, Record<string, (wish: object) => unknown>>)[
                name
              ];
              return [name, async () => await api?.[method]?.({ filters: [] })];
            }),
          ),
        };
        const granted: string[] = [];
        for (const [name, wish] of Object.entries(wishes)) {
          await wish().then(
            () => granted.push(name),
            () => {},
          );
        }
        return granted;
      });
      // What this Chromium does not have at all is not asked for.
      expect(answers.filter((name) => name !== "bluetooth")).toEqual([]);
    });

    it("saves nothing to the disk", async () => {
      const before = shell.downloads().length;
      await clickLink({ href: "data:text/plain,evil", download: "evil.txt" });
      await clickLink({ href: "/index.html", download: "index.html" });
      await expectHome();
      expect(shell.downloads()).toHaveLength(before);
    });

    it("prints nothing but slips", async () => {
      const page = shell.page();
      await page.evaluate(() => {
        globalThis.seen = [];
        globalThis.addEventListener("beforeprint", () => globalThis.seen.push("printed"));
        globalThis.print();
      });
      expect(await page.evaluate(() => globalThis.seen)).toEqual([]);
    });

    it("cannot keep the page from being loaded anew", async () => {
      const page = shell.page();
      // A page may ask only where somebody has touched it.
      await page.mouse.click(120, 40);
      await page.evaluate(() => {
        globalThis.document.title = "before";
        globalThis.addEventListener("beforeunload", (event) => event.preventDefault());
        globalThis.location.reload();
      });
      await expect.poll(() => page.title()).not.toBe("before");
      await page.locator(agency).first().waitFor();
      await expectHome();
    });
  });

  it("comes back by itself when its page hangs, and is whole again", async () => {
    await shell.hang();
    await shell.revived();
    await shell.page().locator(agency).first().waitFor();
    await expectHome();
  });
});

/** Two fingers that go apart, as the screen's driver reports them. */
async function pinch(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = async (type: "touchStart" | "touchMove" | "touchEnd", apart: number): Promise<void> => {
    const points = [270 - apart, 270 + apart].map((x, id) => ({ x, y: 480, id }));
    await session.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : points });
  };
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: 2 });
  await touch("touchStart", 20);
  for (let apart = 40; apart <= 240; apart += 40) await touch("touchMove", apart);
  await touch("touchEnd", 0);
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: false });
  await session.detach();
}
