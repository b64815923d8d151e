import type Database from "better-sqlite3";
import { first } from "./001-first.ts";
import { letters } from "./002-letters.ts";
import { machines } from "./003-machines.ts";
import { technicianPins } from "./004-technician-pins.ts";
import { screens } from "./005-screens.ts";

/** In order; a database's `user_version` is the number of those it has. */
const migrations: readonly string[] = [first, letters, machines, technicianPins, screens];

export const newestVersion = migrations.length;

/**
 * Brings a database to the newest form, each step in its own transaction; `backUp` is called before the first step
 * on a database that holds something already.
 * @throws {NewerDatabaseError} when the database was written by a later program.
 */
export function migrate(database: Database.Database, backUp: (version: number) => void): void {
  const version = Number(database.pragma("user_version", { simple: true }));
  if (version > newestVersion) throw new NewerDatabaseError(version);
  if (version > 0 && version < newestVersion) backUp(version);
  migrations.slice(version).forEach((sql, i) => {
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version = ${version + i + 1}`);
    })();
  });
}

export class NewerDatabaseError extends Error {
  constructor(version: number) {
    super(`database version ${version} is newer than this program's ${newestVersion}`);
  }
}
