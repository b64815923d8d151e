import { defineConfig } from "vitest/config";

/** A condition that never comes ends a test after this, ms; how long it takes is nobody's claim. */
const expectation = { poll: { timeout: 20_000 } };

// unit: beside the code, no sockets to wait for. integration: the real hub, kiosk and devices on port 0.
// simulation: whole days of the real hub on a clock of their own.
// e2e: real Chromium. Nothing is ever retried.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "packages/*/src/**/*.test.{ts,tsx}",
            "apps/*/src/**/*.test.{ts,tsx}",
            "apps/hub/web/**/*.test.{ts,tsx}",
            "tools/**/*.test.ts",
          ],
          // Properties take their runs, however slow the machine: this ends what hangs.
          testTimeout: 60_000,
          retry: 0,
        },
      },
      {
        test: {
          name: "integration",
          include: ["apps/*/test/**/*.test.ts", "tools/integration/**/*.spec.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: expectation,
          retry: 0,
        },
      },
      {
        test: {
          name: "simulation",
          include: ["tools/simulate/**/*.sim.ts"],
          // A day takes a second or two; one that is broken is made shorter first.
          testTimeout: 300_000,
          // Two files of one length: a machine of two cores has them done in half the time.
          maxWorkers: 2,
          retry: 0,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tools/e2e/**/*.e2e.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: expectation,
          fileParallelism: false,
          retry: 0,
        },
      },
    ],
  },
});
