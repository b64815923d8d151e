import { randomBytes } from "node:crypto";
import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Store } from "../app/ports.ts";
import { DataFolderError, type DataFolderFault } from "./dataFolder.ts";
import { createAccessTables } from "./accessTables.ts";
import { createCatalogueTables } from "./catalogueTables.ts";
import { createHallTables } from "./hallTables.ts";
import { createHeartbeat } from "./heartbeat.ts";
import { DamagedRowError } from "./storedJson.ts";
import { migrate, NewerDatabaseError } from "./migrations/index.ts";

/** "GILR": tells our file from any other SQLite database. */
export const applicationId = 0x47494c52;
/** Older ones have the WAL-reset bug (reliability.md). */
const oldestSqlite = "3.51.3";

/**
 * Opens the hall's database in a folder of its own, makes it where there is none, and brings it to the newest form.
 * WAL with `synchronous=FULL`: what was acknowledged is durable. One process at a time.
 * @throws {DataFolderError} with a code where the folder cannot be used.
 */
export function openStore(folder: string): Store {
  prepareFolder(folder);
  const lock = takeLock(join(folder, "hub.lock"));
  let database: Database.Database | null = null;
  const close = (): void => {
    database?.close();
    lock.close();
  };
  try {
    database = openDatabase(folder);
    return storeOver(database, close);
  } catch (error) {
    close();
    throw asDataFolderError(error, folder);
  }
}

/** The same store in memory, for the simulator and for tests of the floors above. */
export function openMemoryStore(): Store {
  const database = new Database(":memory:");
  migrate(database, () => undefined);
  return storeOver(database, () => database.close());
}

function storeOver(database: Database.Database, close: () => void): Store {
  return {
    hall: createHallTables(database, lineageOf(database)),
    catalogue: createCatalogueTables(database),
    access: createAccessTables(database),
    heartbeat: createHeartbeat(database),
    close,
  };
}

/** Makes the folder where there is none. @throws {DataFolderError} where it cannot be used, or is not ours */
export function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DataFolderError("unwritable", folder, { cause: error });
  }
  const names = readdirSync(folder);
  // Language packs and recordings may be laid there before the first start.
  const empty = names.every((name) => name === "packs" || name === "voice");
  const ours = empty || names.some((name) => name === "hall.db" || name === "hub.lock");
  if (!ours) throw new DataFolderError("foreign", folder);
}

/** Only the hub's own user reads a hall. SQLite gives its side files the same rights. */
function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, "a", 0o600));
  } catch (error) {
    throw new DataFolderError("unwritable", file, { cause: error });
  }
}

/** An exclusive lock that the operating system gives back when the process ends, however it ends. */
export function takeLock(file: string): Database.Database {
  makePrivate(file);
  const lock = new Database(file, { timeout: 200 });
  try {
    lock.pragma("locking_mode = EXCLUSIVE");
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    throw new DataFolderError(isBusy(error) ? "in_use" : "foreign", file, { cause: error });
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
}

function openDatabase(folder: string): Database.Database {
  const file = join(folder, "hall.db");
  let database: Database.Database | null = null;
  try {
    makePrivate(file);
    database = new Database(file, { timeout: 1_000 });
    checkSqlite(database);
    const id = Number(database.pragma("application_id", { simple: true }));
    if (id !== applicationId && !isEmpty(database)) throw new DataFolderError("foreign", file);
    database.pragma(`application_id = ${applicationId}`);
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    database.pragma("foreign_keys = ON");
    database.pragma("wal_autocheckpoint = 1000");
    const opened = database;
    migrate(opened, (version) => backUp(opened, folder, version));
    return opened;
  } catch (error) {
    database?.close();
    throw asDataFolderError(error, file);
  }
}

/** What SQLite says of a file, as a fault with a sentence; any other error stays as it is. */
export function asDataFolderError(error: unknown, file: string): unknown {
  if (error instanceof NewerDatabaseError) return new DataFolderError("newer", file, { cause: error });
  if (error instanceof DamagedRowError) return new DataFolderError("damaged", file, { cause: error });
  if (!(error instanceof Database.SqliteError)) return error;
  return new DataFolderError(faults[error.code] ?? "damaged", file, { cause: error });
}

const faults: Readonly<Record<string, DataFolderFault>> = {
  SQLITE_NOTADB: "foreign",
  SQLITE_FULL: "full",
  SQLITE_READONLY: "unwritable",
  SQLITE_CANTOPEN: "unwritable",
};

function isEmpty(database: Database.Database): boolean {
  return database.prepare("SELECT count(*) FROM sqlite_schema").pluck().get() === 0;
}

function checkSqlite(database: Database.Database): void {
  const version = String(database.prepare("SELECT sqlite_version()").pluck().get());
  const [a, b] = [version, oldestSqlite].map((text) => text.split(".").map(Number));
  const older = (b ?? []).map((part, i) => Math.sign((a?.[i] ?? 0) - part)).find((sign) => sign !== 0);
  if (older === -1) throw new DataFolderError("sqlite_too_old", version);
}

function backUp(database: Database.Database, folder: string, version: number): void {
  const file = join(folder, `hall.before-version-${version + 1}.db`);
  if (!existsSync(file)) database.prepare("VACUUM INTO ?").run(file);
}

function lineageOf(database: Database.Database): string {
  const read = database.prepare("SELECT value FROM meta WHERE key = 'lineage'").pluck();
  const known: unknown = read.get();
  if (typeof known === "string") return known;
  const made = randomBytes(12).toString("base64url");
  database.prepare("INSERT INTO meta (key, value) VALUES ('lineage', ?)").run(made);
  return made;
}
