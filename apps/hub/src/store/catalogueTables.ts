import type Database from "better-sqlite3";
import { z } from "zod";
import type { CatalogueStore } from "../app/ports.ts";
import { readCatalogue } from "./readCatalogue.ts";
import { readStored } from "./storedJson.ts";

const text = z.string();
const texts = z.array(z.string());

/** The catalogue's versions, each kept whole, and where the first came from. Warnings are cached: every view asks. */
export function createCatalogueTables(database: Database.Database): CatalogueStore {
  let newestKnown: readonly string[] | null = null;
  const newestData = database.prepare("SELECT data FROM catalogue ORDER BY version DESC LIMIT 1").pluck();
  const newestWarnings = database
    .prepare("SELECT warnings FROM catalogue ORDER BY version DESC LIMIT 1")
    .pluck();
  const readMeta = database.prepare("SELECT value FROM meta WHERE key = ?").pluck();
  const writeMeta = database.prepare(
    "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  );

  function readWarnings(): readonly string[] {
    const found = newestWarnings.get();
    return found === undefined ? [] : texts.parse(readStored(text.parse(found)));
  }

  return {
    newest: () => {
      const data = newestData.get();
      return data === undefined ? null : readCatalogue(text.parse(data));
    },
    save: (catalogue, warnings, at) => {
      database
        .prepare("INSERT INTO catalogue (version, at, data, warnings) VALUES (?, ?, ?, ?)")
        .run(catalogue.version, at, JSON.stringify(catalogue), JSON.stringify(warnings));
      newestKnown = null;
    },
    warnings: () => (newestKnown ??= readWarnings()),
    importedFrom: () => {
      const found = readMeta.get("imported_from");
      return found === undefined ? null : text.parse(found);
    },
    markImported: (fileHash, sample) => {
      writeMeta.run("imported_from", fileHash);
      writeMeta.run("sample", sample ? "yes" : "no");
    },
    isSample: () => readMeta.get("sample") === "yes",
  };
}
