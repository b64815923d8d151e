import { randomBytes } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import Database from "better-sqlite3";
import { z } from "zod";
import type { Instant } from "@giliran/shared/domain";
import { newestVersion } from "./migrations/index.ts";
import { applicationId, prepareFolder, takeLock } from "./sqlite.ts";

/** Why a backup could not be made or put back, as one sentence for whoever asked. Nothing was changed then. */
export class BackupError extends Error {}

/** Beside the tables of the hall: the files of its own authority, so that its machines know it again. */
const fileTable = "CREATE TABLE kept_file (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT";
const authority = "authority";
const fileRows = z.array(z.object({ name: z.string().regex(/^[a-z-]+\.(crt|key)$/), text: z.string() }));

/**
 * Writes the hall of this folder into one file, whole as of one moment, checked, and readable by its owner alone. The hub
 * may be at work meanwhile.
 * @throws {BackupError}
 */
export function backUp(folder: string, file: string, now: Instant): void {
  const source = join(folder, "hall.db");
  if (!existsSync(source))
    throw new BackupError(`${folder} holds no hall: name its data folder with --data.`);
  if (existsSync(file)) throw new BackupError(`${file} is there already: name another file with --to.`);
  const fresh = `${file}.new`;
  rmSync(fresh, { force: true });
  try {
    const database = new Database(source, { readonly: true, timeout: 10_000 });
    try {
      database.prepare("VACUUM INTO ?").run(fresh);
    } finally {
      database.close();
    }
    chmodSync(fresh, 0o600);
    finishBackup(fresh, folder, now);
    renameSync(fresh, file);
  } catch (error) {
    rmSync(fresh, { force: true });
    if (error instanceof BackupError) throw error;
    throw new BackupError(`The backup cannot be written to ${file}: ${sentenceOf(error)}.`, { cause: error });
  }
}

function finishBackup(fresh: string, folder: string, now: Instant): void {
  const copy = new Database(fresh);
  try {
    copy.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('backup_at', ?)").run(String(now));
    copy.exec(fileTable);
    const keep = copy.prepare("INSERT INTO kept_file (name, text) VALUES (?, ?)");
    const place = join(folder, authority);
    for (const name of existsSync(place) ? readdirSync(place) : [])
      if (/\.(crt|key)$/.test(name)) keep.run(name, readFileSync(join(place, name), "utf8"));
    whyUnsound(copy, fresh);
  } finally {
    copy.close();
  }
}

/**
 * Puts a backup into the place of this folder's hall, under a lineage of its own, marked so that the hub holds its numbers
 * until kiosks have told what they printed since. What stood there before is kept beside.
 * @returns where the former hall is kept; null: there was none
 * @throws {BackupError} and DataFolderError where a hub is at work there
 */
export function restore(folder: string, file: string, now: Instant): string | null {
  if (!existsSync(file)) throw new BackupError(`There is no backup ${file}: name it with --from.`);
  inspect(file);
  prepareFolder(folder);
  const lock = takeLock(join(folder, "hub.lock"));
  try {
    const fresh = join(folder, "hall.db.restored");
    for (const end of ["", "-wal", "-shm"]) rmSync(`${fresh}${end}`, { force: true });
    copyFileSync(file, fresh);
    chmodSync(fresh, 0o600);
    const files = renew(fresh, now);
    const former = setAside(folder, now);
    putBack(folder, files);
    renameSync(fresh, join(folder, "hall.db"));
    return former;
  } finally {
    lock.close();
  }
}

function inspect(file: string): void {
  let database: Database.Database | null = null;
  try {
    database = new Database(file, { readonly: true });
    whyUnsound(database, file);
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError(`${basename(file)} is no backup of a hall: ${sentenceOf(error)}.`, {
      cause: error,
    });
  } finally {
    database?.close();
  }
}

/** @throws {BackupError} where this is no hall, one of a newer program, or a damaged one */
function whyUnsound(database: Database.Database, file: string): void {
  const ours = Number(database.pragma("application_id", { simple: true })) === applicationId;
  if (!ours) throw new BackupError(`${basename(file)} is no backup of a hall.`);
  const version = Number(database.pragma("user_version", { simple: true }));
  if (version > newestVersion)
    throw new BackupError(`${basename(file)} was made by a newer Giliran: install that version first.`);
  const said = String(database.pragma("integrity_check", { simple: true }));
  if (said !== "ok") throw new BackupError(`${basename(file)} is damaged: ${said.split("\n")[0] ?? ""}.`);
}

/** Another history from here on: whatever clients remember belongs to the one before. */
function renew(fresh: string, now: Instant): z.infer<typeof fileRows> {
  const database = new Database(fresh);
  try {
    const set = database.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)");
    const noted: unknown = database.prepare("SELECT value FROM meta WHERE key = 'backup_at'").pluck().get();
    const madeAt = typeof noted === "string" ? noted : String(now);
    const kept = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'kept_file'").get() !== undefined;
    const files = kept ? fileRows.parse(database.prepare("SELECT name, text FROM kept_file").all()) : [];
    database.transaction(() => {
      set.run("lineage", randomBytes(12).toString("base64url"));
      set.run("restored_from", madeAt);
      database.exec("DELETE FROM meta WHERE key = 'backup_at'; DROP TABLE IF EXISTS kept_file");
    })();
    return files;
  } finally {
    database.close();
  }
}

function setAside(folder: string, now: Instant): string | null {
  const old = ["hall.db", "hall.db-wal", "hall.db-shm", authority].filter((name) =>
    existsSync(join(folder, name)),
  );
  if (old.length === 0) return null;
  const aside = join(folder, `before-restore-${new Date(now).toISOString().replaceAll(/[:.]/g, "-")}`);
  mkdirSync(aside, { mode: 0o700 });
  for (const name of old) renameSync(join(folder, name), join(aside, name));
  return aside;
}

function putBack(folder: string, files: z.infer<typeof fileRows>): void {
  if (files.length === 0) return;
  const place = join(folder, authority);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  for (const { name, text } of files)
    writeFileSync(join(place, name), text, { mode: name.endsWith(".key") ? 0o600 : 0o644 });
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, "") : String(error);
}
