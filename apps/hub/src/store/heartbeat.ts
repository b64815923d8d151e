import type Database from "better-sqlite3";
import { instant } from "@giliran/shared/contract";
import type { Heartbeat } from "../app/ports.ts";

/** One row of the table `meta`: when the hub was last there. */
export function createHeartbeat(database: Database.Database): Heartbeat {
  const read = database.prepare("SELECT value FROM meta WHERE key = 'alive_at'").pluck();
  const write = database.prepare(
    "INSERT INTO meta (key, value) VALUES ('alive_at', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  );
  const kept = instant.safeParse(Number(read.get()));
  let last = kept.success ? kept.data : null;
  return {
    last: () => last,
    beat: (at) => {
      write.run(String(at));
      last = at;
    },
  };
}
