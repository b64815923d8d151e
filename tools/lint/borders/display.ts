import type { Border } from "./border.ts";

export const displayBorders: readonly Border[] = [
  {
    file: "apps/display/src/board/probe.tsx",
    forbidden: [
      "node:fs",
      "electron",
      "socket.io-client",
      "@giliran/hub",
      "@giliran/kiosk",
      "@giliran/shared/testing",
      "../../../hub/src/index.ts",
      "../../../../tools/start/main.ts",
    ],
    lawful: ["react", "@giliran/shared/client", "@giliran/shared/ui", "../announce/announcer.ts"],
  },
  {
    file: "apps/display/src/announce/probe.ts",
    forbidden: [
      "react",
      "react-dom/client",
      "node:fs",
      "socket.io-client",
      "@giliran/hub",
      "@giliran/shared/client",
    ],
    lawful: ["@giliran/shared/domain", "@giliran/shared/i18n", "./phrases.ts"],
  },
];
