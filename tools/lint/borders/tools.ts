import type { Border } from "./border.ts";

export const toolsBorders: readonly Border[] = [
  {
    file: "tools/start/probe.ts",
    forbidden: [
      "../../apps/hub/src/store/index.ts",
      "../../packages/shared/src/domain/index.ts",
      "@giliran/hub/src/index.ts",
      "@giliran/display",
    ],
    lawful: ["@giliran/hub", "@giliran/kiosk", "@giliran/shared/domain", "../chromium/index.ts"],
  },
  {
    file: "tools/voice/probe.ts",
    forbidden: [
      "@giliran/display",
      "@giliran/display/board",
      "@giliran/hub/store",
      "../../apps/display/src/main.tsx",
    ],
    lawful: ["@giliran/display/announce", "@giliran/shared/i18n"],
  },
  {
    file: "tools/bootstrap/probe.mjs",
    forbidden: ["vite", "npm", "@giliran/hub", "../start/main.ts"],
    lawful: ["node:fs", "./stamps.mjs"],
  },
];
