import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { printerModelIds } from "@giliran/shared/contract";
import { hardwarePage } from "./page.ts";

it("docs/hardware.md is what the drivers' tables say: run `node apps/kiosk/src/devices/hardware/main.ts`", () => {
  const page = readFileSync(new URL("../../../../../docs/hardware.md", import.meta.url), "utf8");
  expect(page).toBe(hardwarePage());
});

it("names every printer once, and claims of none that it was seen", () => {
  const page = hardwarePage();
  for (const id of printerModelIds) expect(page.split(`\`${id}\``)).toHaveLength(2);
  expect(page.match(/only emulated \|/g)?.length).toBeGreaterThan(printerModelIds.length);
});
