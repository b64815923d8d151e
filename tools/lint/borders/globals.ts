import type { Border } from "./border.ts";

/** What the pure folders may not touch although no import is needed for it. */
export const globals: readonly Border[] = [
  {
    file: "packages/shared/src/domain/rules/globals.ts",
    forbidden: [
      "Date.now()",
      "new Date()",
      "Date()",
      "new Date(0)",
      "Math.random()",
      'Math["random"]()',
      "performance.now()",
      "crypto.randomUUID()",
      "globalThis.crypto",
      "setTimeout(() => 1, 1)",
      "process.env",
    ],
    lawful: ["Math.floor(1.5)", 'new Intl.DateTimeFormat("id").format(0)'],
  },
  {
    file: "apps/display/src/announce/globals.ts",
    forbidden: [
      "window.name",
      "document.title",
      "new AudioContext()",
      "new Audio()",
      'fetch("/voice")',
      "setTimeout(() => 1, 1)",
      "performance.now()",
    ],
    lawful: ["[1, 2].join()"],
  },
];
