import type { Border } from "./border.ts";

const kiosk = "apps/kiosk/src";

export const kioskBorders: readonly Border[] = [
  {
    file: `${kiosk}/core/probe.ts`,
    forbidden: [
      "../devices/index.ts",
      "../link/index.ts",
      "../journal/index.ts",
      "../ipc/table.ts",
      "../main/main.ts",
      "../preload/preload.ts",
      "../browserHost/host.ts",
      "../renderer/app.tsx",
      "electron",
      "node-hid",
      "socket.io-client",
      "fastify",
      "node:fs",
      "@giliran/hub",
      "@giliran/shared/client",
    ],
    lawful: ["@giliran/shared/domain", "@giliran/shared/contract", "./ports.ts"],
  },
  {
    file: `${kiosk}/devices/printer/probe.ts`,
    forbidden: [
      "../../main/main.ts",
      "../../preload/preload.ts",
      "../../browserHost/host.ts",
      "../../renderer/app.tsx",
      "../../ipc/table.ts",
      "../../link/index.ts",
      "../../journal/index.ts",
      "electron",
      "electron/main",
      "socket.io-client",
      "@giliran/hub",
      "@giliran/shared/ui",
    ],
    lawful: ["node-hid", "node:net", "../../core/ports.ts", "@point-of-sale/receipt-printer-encoder"],
  },
  {
    file: `${kiosk}/link/probe.ts`,
    forbidden: ["../main/main.ts", "../ipc/table.ts", "electron", "@giliran/hub", "@giliran/shared/ui"],
    lawful: ["@giliran/shared/client", "../core/ports.ts"],
  },
  {
    file: `${kiosk}/journal/probe.ts`,
    forbidden: ["../renderer/app.tsx", "electron", "@giliran/display"],
    lawful: ["node:fs", "../core/ports.ts"],
  },
  {
    file: `${kiosk}/ipc/probe.ts`,
    forbidden: ["electron", "node:fs", "fastify", "../main/main.ts", "../devices/index.ts", "@giliran/hub"],
    lawful: ["zod", "../core/state.ts", "@giliran/shared/contract"],
  },
  {
    file: `${kiosk}/preload/probe.ts`,
    forbidden: ["node:fs", "../core/state.ts", "../devices/index.ts", "../main/main.ts", "@giliran/hub"],
    lawful: ["electron", "../ipc/table.ts"],
  },
  {
    file: `${kiosk}/browserHost/probe.ts`,
    forbidden: ["electron", "../main/main.ts", "../preload/preload.ts", "@giliran/hub", "@giliran/shared/ui"],
    lawful: ["fastify", "../ipc/table.ts", "../core/kiosk.ts", "../devices/index.ts"],
  },
  {
    file: `${kiosk}/main/probe.ts`,
    forbidden: ["../browserHost/host.ts", "../preload/preload.ts", "../renderer/app.tsx", "@giliran/hub"],
    lawful: ["electron", "../ipc/table.ts", "../core/kiosk.ts"],
  },
  {
    file: `${kiosk}/renderer/probe.tsx`,
    forbidden: [
      "../devices/index.ts",
      "../link/index.ts",
      "../journal/index.ts",
      "../main/main.ts",
      "../preload/preload.ts",
      "node:fs",
      "fs",
      "electron",
      "socket.io-client",
      "@giliran/hub",
      "@giliran/shared/client",
    ],
    lawful: ["react", "../ipc/table.ts", "@giliran/shared/ui", "@giliran/shared/i18n"],
  },
  {
    file: `${kiosk}/probe.ts`,
    forbidden: ["@giliran/hub", "@giliran/display", "../../hub/src/index.ts"],
    lawful: ["./core/kiosk.ts", "./devices/index.ts"],
  },
];
