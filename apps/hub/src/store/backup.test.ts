import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import type { CommandId, Instant, ServiceDate } from "@giliran/shared/domain";
import { backUp, restore } from "./backup.ts";
import { openStore } from "./sqlite.ts";

const date = "2026-11-23" as ServiceDate;
const now = 1_795_410_000_000 as Instant;

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "giliran-backup-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function openDay(store: ReturnType<typeof openStore>, serviceDate = date): void {
  store.hall.transaction(() =>
    store.hall.append({
      serviceDate,
      at: now,
      event: { type: "dayOpened", serviceDate },
      commandId: "c".repeat(20) as CommandId,
      actor: { kind: "system" },
      catalogueVersion: 1,
    }),
  );
}

interface Place {
  readonly data: string;
  readonly file: string;
  readonly lineage: string;
}

/** A hall with one day in it, and a backup of it. */
function kept(): Place {
  const folder = temporaryFolder();
  const [data, file] = [join(folder, "data"), join(folder, "hall.backup")];
  const store = openStore(data);
  openDay(store);
  mkdirSync(join(data, "authority"));
  writeFileSync(join(data, "authority/authority.key"), "the key");
  writeFileSync(join(data, "authority/authority.crt"), "the certificate");
  // The hub is at work meanwhile.
  backUp(data, file, now);
  const { lineage } = store.hall;
  openDay(store, "2026-11-24" as ServiceDate);
  store.close();
  return { data, file, lineage };
}

describe("a backup", () => {
  test("is one whole file that its owner alone reads, made while the hub is at work", () => {
    const { data, file } = kept();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.new`)).toBe(false);
    expect(() => backUp(data, file, now)).toThrow(/is there already: name another file/);
  });

  test.each([
    ["of a folder without a hall", () => backUp(temporaryFolder(), "x", now), /holds no hall/],
    ["to a folder that is not there", () => backUp(kept().data, "/nowhere/at/all", now), /cannot be written/],
  ])("%s says so in one sentence", (_what, work, sentence) => {
    expect(work).toThrow(sentence);
  });
});

describe("putting it back", () => {
  test("is the hall as it was, of another lineage, marked, with its authority; what stood there is kept", () => {
    const { data, file, lineage } = kept();
    writeFileSync(join(data, "authority/authority.key"), "another key");
    const former = restore(data, file, (now + 1) as Instant);
    const store = openStore(data);
    expect(store.hall.latestServiceDate()).toBe(date);
    expect(store.hall.lineage).not.toBe(lineage);
    expect(store.hall.restoredFrom()).toBe(now);
    store.hall.markRecovering();
    expect(store.hall.restoredFrom()).toBeNull();
    store.close();
    expect(readFileSync(join(data, "authority/authority.key"), "utf8")).toBe("the key");
    expect(statSync(join(data, "authority/authority.key")).mode & 0o777).toBe(0o600);
    expect(readdirSync(former ?? "")).toContain("hall.db");
    const old = new Database(join(former ?? "", "hall.db"), { readonly: true });
    expect(old.prepare("SELECT max(service_date) FROM event").pluck().get()).toBe("2026-11-24");
    old.close();
  });

  test("works on another machine, in an empty folder, and twice from the same file", () => {
    const { file } = kept();
    const elsewhere = join(temporaryFolder(), "data");
    expect(restore(elsewhere, file, now)).toBeNull();
    const first = openStore(elsewhere);
    first.close();
    expect(restore(elsewhere, file, now)).not.toBeNull();
    const second = openStore(elsewhere);
    expect(second.hall.lineage).not.toBe(first.hall.lineage);
    second.close();
  });

  test("while a hub is at work says so, and changes nothing", () => {
    const { data, file } = kept();
    const store = openStore(data);
    expect(() => restore(data, file, now)).toThrow(/Another hub is already working/);
    expect(store.hall.latestServiceDate()).toBe("2026-11-24");
    store.close();
  });

  test.each([
    ["that is not there", (file: string) => rmSync(file), /^There is no backup/],
    ["that is something else", (file: string) => writeFileSync(file, "a letter"), /is no backup of a hall/],
    [
      "of another program",
      (file: string) => {
        rmSync(file);
        const other = new Database(file);
        other.exec("CREATE TABLE x (y)");
        other.close();
      },
      /is no backup of a hall/,
    ],
    [
      "of a newer program",
      (file: string) => {
        const newer = new Database(file);
        newer.pragma("user_version = 99");
        newer.close();
      },
      /made by a newer Giliran/,
    ],
    [
      "that lost a page",
      (file: string) => {
        const bytes = readFileSync(file);
        bytes.fill(7, 8_192, 12_288);
        writeFileSync(file, bytes);
      },
      /is damaged|is no backup of a hall/,
    ],
  ])("of a file %s says so, and changes nothing", (_what, spoil, sentence) => {
    const { data, file } = kept();
    spoil(file);
    expect(() => restore(data, file, now)).toThrow(sentence);
    const store = openStore(data);
    expect(store.hall.latestServiceDate()).toBe("2026-11-24");
    expect(store.hall.restoredFrom()).toBeNull();
    store.close();
  });
});
