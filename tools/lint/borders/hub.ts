import type { Border } from "./border.ts";

const hub = "apps/hub/src";

export const hubBorders: readonly Border[] = [
  {
    file: `${hub}/probe.ts`,
    forbidden: ["@giliran/kiosk", "@giliran/display", "@giliran/hub", "../../kiosk/src/index.ts"],
    lawful: ["./store/index.ts", "./gateway/index.ts", "better-sqlite3", "node:fs"],
  },
  {
    file: "apps/hub/test/probe.test.ts",
    forbidden: [
      "@giliran/kiosk",
      "@giliran/tools",
      "../../kiosk/src/index.ts",
      "../../../tools/chromium/index.ts",
    ],
    lawful: ["../src/index.ts", "socket.io-client", "@giliran/shared/testing"],
  },
  {
    file: `${hub}/app/projections/probe.ts`,
    forbidden: [
      "better-sqlite3",
      "socket.io",
      "fastify",
      "@fastify/static",
      "pino",
      "node:fs",
      "node:fs/promises",
      "node:net",
      "node:timers/promises",
      "@giliran/kiosk",
      "@giliran/shared/ui",
      "@giliran/shared/client",
      "../../store/index.ts",
      "../../gateway/index.ts",
      "../../http/pages.ts",
      "../../worker/index.ts",
      "../../main.ts",
      "../../index.ts",
      "../../startHub.ts",
      "../../../../kiosk/src/index.ts",
    ],
    lawful: ["@giliran/shared/domain", "@giliran/shared/contract", "../ports.ts", "./board.ts"],
  },
  {
    file: `${hub}/store/probe.ts`,
    forbidden: [
      "../gateway/index.ts",
      "../http/index.ts",
      "../worker/index.ts",
      "../main.ts",
      "socket.io",
      "fastify",
      "@giliran/kiosk",
      "@giliran/shared/ui",
    ],
    lawful: ["better-sqlite3", "../app/ports.ts", "@giliran/shared/domain", "node:fs"],
  },
  {
    file: `${hub}/gateway/probe.ts`,
    forbidden: [
      "../store/index.ts",
      "../worker/index.ts",
      "../main.ts",
      "better-sqlite3",
      "@giliran/display",
    ],
    lawful: ["socket.io", "../app/ports.ts", "@giliran/shared/contract"],
  },
  {
    file: `${hub}/http/probe.ts`,
    forbidden: ["../store/index.ts", "../startHub.ts", "better-sqlite3", "@giliran/shared/client"],
    lawful: ["fastify", "@fastify/static", "../app/ports.ts"],
  },
  {
    file: `${hub}/worker/probe.ts`,
    forbidden: ["../gateway/index.ts", "../http/index.ts", "socket.io", "fastify", "@giliran/kiosk"],
    lawful: ["../store/index.ts", "better-sqlite3", "node:worker_threads"],
  },
  {
    file: "apps/hub/web/counter/probe.tsx",
    forbidden: [
      "../../src/index.ts",
      "../../src/app/ports.ts",
      "node:fs",
      "better-sqlite3",
      "fastify",
      "socket.io-client",
      "@giliran/hub",
      "@giliran/kiosk",
      "@giliran/shared/testing",
    ],
    lawful: ["react", "@giliran/shared/client", "@giliran/shared/ui", "./keys.ts"],
  },
  {
    file: "apps/hub/web/ticket/probe.tsx",
    forbidden: ["../counter/keys.ts", "../admin/index.ts", "../../src/index.ts", "node:fs", "@giliran/hub"],
    lawful: ["react", "@giliran/shared/i18n", "./place.ts"],
  },
];
