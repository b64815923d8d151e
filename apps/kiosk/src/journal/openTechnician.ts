import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { instant, storedPin } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";
import { z } from "zod";
import type { TechnicianStore } from "../core/index.ts";
import { makeFolder, writeWhole } from "./lines.ts";

const settingsFile = z.object({ pin: storedPin.nullable(), maintenance: z.boolean() });
const triesFile = z.object({ wrong: z.int().nonnegative(), at: instant });

/** What a file that cannot be read counts as: somebody may have spoiled it to have more tries. */
const spoiled = 5;

/**
 * The technician's PIN, wrong tries and maintenance in two files of the kiosk's data folder, for its owner alone. What cannot
 * be read is told; what cannot be written is refused.
 */
export function openTechnician(folder: string, onFault: (error: unknown) => void): TechnicianStore {
  const settingsPath = join(folder, "technician.json");
  const triesPath = join(folder, "technician-tries.json");

  function save(path: string, what: object): boolean {
    try {
      makeFolder(folder);
      writeWhole(path, JSON.stringify(what));
      return true;
    } catch (error) {
      onFault(error);
      return false;
    }
  }

  function read<Value>(path: string, schema: z.ZodType<Value>, none: Value, broken: Value): Value {
    if (!existsSync(path)) return none;
    try {
      return schema.parse(JSON.parse(readFileSync(path, "utf8")));
    } catch {
      onFault(new Error(`${path} could not be read`));
      return broken;
    }
  }

  const plain = { pin: null, maintenance: false };
  return {
    load: () => ({
      ...read(settingsPath, settingsFile, plain, plain),
      tries: read(
        triesPath,
        triesFile,
        { wrong: 0, at: 0 as Instant },
        { wrong: spoiled, at: Date.now() as Instant },
      ),
    }),
    saveSettings: (settings) => save(settingsPath, settings),
    saveTries: (tries) => save(triesPath, tries),
  };
}
