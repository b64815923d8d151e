import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { kioskView, machineFrame, publicCatalogue, instant } from "@giliran/shared/contract";
import { z } from "zod";
import type { KnowledgeStore } from "../core/alone/journal.ts";
import type { Known } from "../core/alone/known.ts";
import { makeFolder, writeWhole } from "./lines.ts";

const knownFile = z.object({
  view: kioskView,
  catalogue: publicCatalogue,
  machine: machineFrame.nullable().default(null),
  hubTime: instant,
  wall: instant,
  monotonicMs: z.number(),
  bootId: z.string().nullable(),
  ticketPage: z.string().nullable(),
});

/**
 * What this kiosk knows of the hall, in a file of its data folder. What cannot be read is as if it knew nothing; what cannot
 * be written is told, and the kiosk goes on.
 */
export function openKnowledge(folder: string, onFault: (error: unknown) => void): KnowledgeStore<Known> {
  const path = join(folder, "known.json");
  return {
    load: () => {
      if (!existsSync(path)) return null;
      try {
        const parsed = knownFile.safeParse(JSON.parse(readFileSync(path, "utf8")));
        return parsed.success ? parsed.data : null;
      } catch (error) {
        onFault(error);
        return null;
      }
    },
    save: (known) => {
      try {
        makeFolder(folder);
        // The technician's PIN has a file of its own.
        const machine = known.machine && { ...known.machine, technicianPin: null };
        writeWhole(path, JSON.stringify({ ...known, machine }));
      } catch (error) {
        onFault(error);
      }
    },
  };
}
