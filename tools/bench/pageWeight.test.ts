import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { measurePage } from "./pageWeight.ts";

const folder = mkdtempSync(join(tmpdir(), "giliran-pages-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("counts what the page names, compressed, and of the fonts those for plain Latin text", () => {
  const css = `
    @font-face { font-family: F; src: url(/display/assets/ext.woff2); unicode-range: U+0100-02BA, U+1E00-1E9F }
    @font-face { font-family: F; src: url("./latin.woff2"); unicode-range: U+0000-00FF, U+0131 }`;
  const html =
    '<script src="/display/assets/a.js"></script><link rel="modulepreload" href="/display/assets/b.js">' +
    '<link rel="stylesheet" href="/display/assets/a.css"><link rel="icon" href="/display/assets/icon.svg">';
  const files = { "a.js": "a".repeat(500), "b.js": "b", "unused.js": "c", "a.css": css };
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), html);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "assets", name), text);
  for (const [name, bytes] of [["latin.woff2", 40] as const, ["ext.woff2", 50] as const])
    writeFileSync(join(folder, "assets", name), Buffer.alloc(bytes));

  const { total, parts } = measurePage({ folder, html: "index.html", base: "/display/" });
  expect(parts).toEqual({
    html: gzipSync(html).length,
    js: gzipSync(files["a.js"]).length + gzipSync("b").length,
    css: gzipSync(css).length,
    fonts: 40,
  });
  expect(total).toBe(parts.html + parts.js + parts.css + parts.fonts);
});
