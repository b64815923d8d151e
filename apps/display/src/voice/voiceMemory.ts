import { z } from "zod";
import { announcementId } from "@giliran/shared/contract";
import type { VoiceMemory } from "../announce/announcerState.ts";

/** Where a screen keeps what its voice has begun, so that a new page load does not begin it again. */
export interface VoiceMemoryStore {
  readonly read: () => VoiceMemory | null;
  readonly write: (memory: VoiceMemory) => void;
}

const stored = z.object({ lineage: z.string(), begun: z.array(announcementId) });

/** In the browser's storage, under the display's name. A browser without storage forgets; the hub does not. */
export function browserVoiceMemory(display: string, storage: Storage): VoiceMemoryStore {
  const key = `giliran.voice.${display}`;
  return {
    read: () => {
      try {
        return stored.parse(JSON.parse(storage.getItem(key) ?? "null"));
      } catch {
        return null;
      }
    },
    write: (memory) => {
      try {
        storage.setItem(key, JSON.stringify(memory));
      } catch {
        // Full or forbidden: the hub's ledger alone keeps the promise then.
      }
    },
  };
}
