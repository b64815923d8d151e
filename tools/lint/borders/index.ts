import type { Border } from "./border.ts";
import { displayBorders } from "./display.ts";
import { hubBorders } from "./hub.ts";
import { kioskBorders } from "./kiosk.ts";
import { sharedBorders } from "./shared.ts";
import { toolsBorders } from "./tools.ts";

export { globals } from "./globals.ts";

/** Every border that `.oxlintrc.json` guards, at least one row for each of its blocks. */
export const borders: readonly Border[] = [
  ...sharedBorders,
  ...hubBorders,
  ...displayBorders,
  ...kioskBorders,
  ...toolsBorders,
];
