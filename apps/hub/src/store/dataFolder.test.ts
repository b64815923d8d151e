import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import type { CommandId, Instant, ServiceDate } from "@giliran/shared/domain";
import { DataFolderError } from "./dataFolder.ts";
import { newestVersion } from "./migrations/index.ts";
import { openStore } from "./sqlite.ts";

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "giliran-folder-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder that holds a hall, closed. */
function usedFolder(days = 0): string {
  const folder = temporaryFolder();
  const { hall, close } = openStore(folder);
  hall.transaction(() => {
    for (let day = 0; day < days; day += 1) {
      const serviceDate = `20${10 + day}-01-01` as ServiceDate;
      hall.append({
        serviceDate,
        at: 0 as Instant,
        event: { type: "dayOpened", serviceDate },
        commandId: "c".repeat(60) as CommandId,
        actor: { kind: "system" },
        catalogueVersion: 1,
      });
    }
  });
  close();
  return folder;
}

function change(file: string, work: (database: Database.Database) => void): void {
  const database = new Database(file);
  work(database);
  database.close();
}

function faultOf(folder: string): { fault: string; sentence: string } | null {
  try {
    openStore(folder).close();
    return null;
  } catch (error) {
    if (!(error instanceof DataFolderError)) throw error;
    return { fault: error.fault, sentence: error.message };
  }
}

describe("a data folder", () => {
  test("that does not exist is made, for this user alone", () => {
    const folder = join(temporaryFolder(), "deep", "data");
    expect(faultOf(folder)).toBeNull();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  });

  test("that was used before, or is empty, is taken", () => {
    expect(faultOf(usedFolder())).toBeNull();
    expect(faultOf(temporaryFolder())).toBeNull();
  });

  test("that is a file is refused", () => {
    const file = join(temporaryFolder(), "data");
    writeFileSync(file, "");
    expect(faultOf(file)).toEqual({
      fault: "unwritable",
      sentence: `The data folder ${file} cannot be made or written by this user.`,
    });
    expect(faultOf(join(file, "below"))?.fault).toBe("unwritable");
  });

  test("whose lock or database is a folder is refused", () => {
    for (const name of ["hub.lock", "hall.db"]) {
      const folder = temporaryFolder();
      mkdirSync(join(folder, name));
      expect(faultOf(folder)).toMatchObject({ fault: "unwritable", sentence: expect.stringContaining(name) });
    }
  });

  test("with somebody else's files is refused, and left as it is", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "thesis.doc"), "");
    expect(faultOf(folder)).toEqual({
      fault: "foreign",
      sentence: `${folder} is not Giliran's: choose an empty folder or one that Giliran made, with --data.`,
    });
    expect(readdirSync(folder)).toEqual(["thesis.doc"]);
  });

  test("with another program's database is refused, and left as it is", () => {
    const folder = temporaryFolder();
    const file = join(folder, "hall.db");
    change(file, (database) => database.exec("CREATE TABLE other (x)"));
    expect(faultOf(folder)?.fault).toBe("foreign");
    change(file, (database) => {
      expect(database.pragma("application_id", { simple: true })).toBe(0);
      expect(database.prepare("SELECT name FROM sqlite_schema").pluck().all()).toEqual(["other"]);
    });
  });

  test("with a file that is no database is refused", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "hall.db"), "this is a letter, and not a database. ".repeat(200));
    expect(faultOf(folder)).toMatchObject({ fault: "foreign", sentence: expect.stringContaining("hall.db") });
  });

  test("of a newer Giliran is refused, and left as it is", () => {
    const folder = usedFolder();
    const file = join(folder, "hall.db");
    change(file, (database) => database.pragma(`user_version = ${newestVersion + 1}`));
    expect(faultOf(folder)).toEqual({
      fault: "newer",
      sentence: `${file} was written by a newer Giliran: install that version again, or restore a backup.`,
    });
    change(file, (database) => {
      expect(database.pragma("user_version", { simple: true })).toBe(newestVersion + 1);
    });
  });

  test("that is damaged is refused with a sentence, wherever the damage is", () => {
    const sane = statSync(join(usedFolder(60), "hall.db")).size;
    const faults = new Set<string | undefined>();
    for (let page = 0; page * 4096 < sane; page += 1) {
      const folder = usedFolder(60);
      const file = openSync(join(folder, "hall.db"), "r+");
      writeSync(file, Buffer.alloc(4000, 0xa5), 0, 4000, page * 4096 + 96);
      // What lies in pages that nobody reads at the start is not seen there; what is seen is said.
      faults.add(faultOf(folder)?.fault);
    }
    expect(faults).toContain("damaged");
    expect([...faults].filter((fault) => fault !== undefined && fault !== "damaged")).toEqual([]);
  });

  test("in which a hub is at work is refused to another, and free when that ends", () => {
    const folder = temporaryFolder();
    const first = openStore(folder);
    expect(faultOf(folder)).toEqual({
      fault: "in_use",
      sentence: `Another hub is already working in this data folder (${join(folder, "hub.lock")} is held).`,
    });
    first.close();
    expect(faultOf(folder)).toBeNull();
  });

  test("whose lock is no lock is refused", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "hub.lock"), "this is a letter, and not a lock. ".repeat(200));
    expect(faultOf(folder)).toMatchObject({
      fault: "foreign",
      sentence: expect.stringContaining("hub.lock"),
    });
  });

  test("that lost its write permission is refused where permissions bind", () => {
    const folder = usedFolder();
    chmodSync(folder, 0o500);
    onTestFinished(() => chmodSync(folder, 0o700));
    const bound = process.getuid?.() !== 0;
    expect(faultOf(folder)?.fault).toBe(bound ? "unwritable" : undefined);
  });
});
