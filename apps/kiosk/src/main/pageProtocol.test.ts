import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isOwnPage } from "./ownPage.ts";
import { fileOf, pageHandler } from "./pageProtocol.ts";

let root = "";
let pages = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "giliran-pages-"));
  pages = join(root, "renderer");
  mkdirSync(join(pages, "assets"), { recursive: true });
  mkdirSync(join(root, "renderer-other"));
  writeFileSync(join(pages, "index.html"), "<!doctype html>");
  writeFileSync(join(pages, "assets", "main.js"), "");
  writeFileSync(join(pages, "assets", "secret.key"), "");
  writeFileSync(join(root, "token.js"), "");
  writeFileSync(join(root, "renderer-other", "x.js"), "");
  symlinkSync(join(root, "token.js"), join(pages, "assets", "link.js"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("the page's own scheme", () => {
  it.each([
    "kiosk://app/",
    "kiosk://app/index.html",
    "kiosk://app/assets/main.js",
    "kiosk://app/index.html?x=1#y",
  ])("serves %s", async (address) => {
    expect(await fileOf(pages, address)).toMatch(/renderer\/(index\.html|assets\/main\.js)$/);
  });

  it.each([
    "kiosk://app/../token.js",
    "kiosk://app/..%2ftoken.js",
    "kiosk://app/%2e%2e%2ftoken.js",
    "kiosk://app/%2e%2e/token.js",
    "kiosk://app/assets/..%2f..%2ftoken.js",
    "kiosk://app/..%5ctoken.js",
    "kiosk://app/%252e%252e%252ftoken.js",
    "kiosk://app/../renderer-other/x.js",
    "kiosk://app/..%2frenderer-other%2fx.js",
    "kiosk://app/assets/link.js",
    "kiosk://app/assets/main.js%00.html",
    "kiosk://app/assets/secret.key",
    "kiosk://app/assets",
    "kiosk://app/nothing.js",
    "kiosk://app//etc/passwd",
    "kiosk://app/%E0%A4%A",
    "kiosk://other/index.html",
    "kiosk://app.evil.example/index.html",
    "kiosk://app@evil.example/index.html",
    "file:///etc/passwd",
    "https://app/index.html",
    "no address",
  ])("does not serve %s", async (address) => {
    expect(await fileOf(pages, address)).toBeNull();
  });

  it("answers with the policy on every answer, also where there is nothing", async () => {
    const handle = pageHandler(pages);
    for (const [path, status] of [
      ["", 200],
      ["nothing.js", 404],
    ] as const) {
      const response = await handle(new Request(`kiosk://app/${path}`));
      expect(response.status).toBe(status);
      expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    }
    const post = await handle(new Request("kiosk://app/index.html", { method: "POST" }));
    expect(post.status).toBe(404);
  });
});

describe("the kiosk's own page", () => {
  it.each([
    ["kiosk://app/index.html", true],
    ["kiosk://app.evil.example/", false],
    ["kiosk://evil/app", false],
    ["https://kiosk//app/", false],
    ["about:blank", false],
    ["data:text/html,kiosk://app/", false],
    ["", false],
  ])("%s: %s", (address, own) => {
    expect(isOwnPage(address)).toBe(own);
  });
});
