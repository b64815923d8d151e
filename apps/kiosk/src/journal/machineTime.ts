import { readFileSync } from "node:fs";
import type { MachineTime } from "../core/alone/journal.ts";

/** Linux names each start of the machine; elsewhere a kiosk that is started anew does not know how long it was off. */
export const machineTime: MachineTime = {
  monotonicMs: () => Number(process.hrtime.bigint() / 1_000_000n),
  bootId: () => {
    try {
      return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    } catch {
      return null;
    }
  },
};
