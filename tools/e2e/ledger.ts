import Database from "better-sqlite3";

/** One call or recall, and how the voice fared with it; null: not ended yet. */
export interface LedgerRow {
  readonly id: string;
  readonly zone: string;
  readonly outcome: "spoken" | "unheard" | "expired" | "superseded" | null;
  /** The page load that began it. */
  readonly begunBy: string | null;
}

/** Reads the ledger from the hub's database, which is open and stays so: read-only, oldest call first. */
export function readLedger(file: string): readonly LedgerRow[] {
  const database: Database.Database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return database
      .prepare<[], LedgerRow>(
        "SELECT id, zone, outcome, begun_by AS begunBy FROM announcement ORDER BY called_at, id",
      )
      .all();
  } finally {
    database.close();
  }
}
