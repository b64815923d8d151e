import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

// What a packaged kiosk must not be able to do, whoever starts it (design.md, rules of Electron).
const wanted = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

it("the package's configuration sets every fuse", () => {
  const text = readFileSync(join(import.meta.dirname, "..", "..", "electron-builder.yml"), "utf8");
  const [, fuses = ""] = /^electronFuses:\n((?: {2}.+\n)+)/m.exec(text) ?? [];
  const rows = Array.from(fuses.matchAll(/^ {2}(\w+): (true|false)$/gm), ([, name = "", on]) => [
    name,
    on === "true",
  ]);
  expect(Object.fromEntries(rows)).toEqual(wanted);
});
