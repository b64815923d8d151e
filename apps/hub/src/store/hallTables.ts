import Database from "better-sqlite3";
import type { VoiceOutcome } from "@giliran/shared/contract";
import { instant, serviceDate, ticketId } from "@giliran/shared/contract";
import type {
  AnnouncementId,
  HallEvent,
  Instant,
  ServiceDate,
  TicketId,
  ZoneId,
} from "@giliran/shared/domain";
import type { HallStore, LedgerRow, NewEvent, StoredAnswer } from "../app/ports.ts";
import { eventVersion, readEvent } from "./upcasters.ts";

interface EventRow {
  readonly at: number;
  readonly type: string;
  readonly version: number;
  readonly data: string;
}

interface AnnouncementRow {
  readonly id: string;
  readonly zone: string;
  readonly ticket: string;
  readonly service_date: string;
  readonly called_at: number;
  readonly begun_by: string | null;
  readonly begun_at: number | null;
  readonly outcome: VoiceOutcome | null;
}

/** SQLite's own codes after which neither file nor disk can be trusted (reliability.md). */
const fatalCodes = /^SQLITE_(IOERR|FULL|CORRUPT|NOTADB|READONLY|CANTOPEN)/;

/** Events, answers, tickets and the voice's ledger: everything that the hub's transaction writes. */
export function createHallTables(database: Database.Database, lineage: string): HallStore {
  const begin = database.prepare("BEGIN IMMEDIATE");
  const commit = database.prepare("COMMIT");
  const rollback = database.prepare("ROLLBACK");
  const save = database.prepare("SAVEPOINT command");
  const release = database.prepare("RELEASE command");
  const undo = database.prepare("ROLLBACK TO command");
  const insertEvent = database.prepare(
    `INSERT INTO event (seq, lineage, service_date, at, type, version, catalogue_version, command_id, actor, data)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertTicket = database.prepare(
    "INSERT INTO ticket (id, service_date, series, number, secret_hash) VALUES (?, ?, ?, ?, ?)",
  );
  const selectEvents = database.prepare<[string], EventRow>(
    "SELECT at, type, version, data FROM event WHERE service_date = ? ORDER BY seq",
  );
  const selectAfter = database.prepare<[string, number, number], EventRow & { seq: number }>(
    `SELECT seq, at, type, version, data FROM event
     WHERE service_date = ? AND seq > ? ORDER BY seq LIMIT ?`,
  );
  const selectAnswer = database.prepare<[string], { digest: string; answer: string }>(
    "SELECT digest, answer FROM answer WHERE command_id = ?",
  );
  const insertAnswer = database.prepare(
    "INSERT INTO answer (command_id, service_date, digest, answer) VALUES (?, ?, ?, ?)",
  );
  const upsertAnnouncement = database.prepare(
    `INSERT INTO announcement (id, zone, ticket, service_date, called_at, begun_by, begun_at, outcome)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id, zone) DO UPDATE
     SET begun_by = excluded.begun_by, begun_at = excluded.begun_at, outcome = excluded.outcome`,
  );
  const selectAnnouncements = database.prepare<[string], AnnouncementRow>(
    "SELECT * FROM announcement WHERE service_date = ? ORDER BY called_at, id",
  );
  let seq = Number(database.prepare("SELECT coalesce(max(seq), 0) FROM event").pluck().get());

  function transaction(work: () => void): void {
    const before = seq;
    begin.run();
    try {
      work();
      commit.run();
    } catch (error) {
      seq = before;
      if (database.inTransaction) rollback.run();
      throw error;
    }
  }

  function savepoint<Value>(work: () => Value): Value {
    const before = seq;
    save.run();
    try {
      const value = work();
      release.run();
      return value;
    } catch (error) {
      seq = before;
      if (database.inTransaction) {
        undo.run();
        release.run();
      }
      throw error;
    }
  }

  function append({ serviceDate, at, event, commandId, actor, catalogueVersion }: NewEvent): void {
    seq += 1;
    const { type, ...data } = event;
    const facts = [type, eventVersion(type), catalogueVersion, commandId, JSON.stringify(actor)];
    insertEvent.run(seq, lineage, serviceDate, at, ...facts, JSON.stringify(data));
    if (event.type === "ticketIssued")
      insertTicket.run(event.ticketId, serviceDate, event.prefix, event.number, event.secretHash);
    if (event.type === "padEntered")
      insertTicket.run(event.ticketId, serviceDate, event.prefix, event.number, "");
  }

  function* eventsOf(date: ServiceDate): Generator<{ at: Instant; event: HallEvent }> {
    for (const row of selectEvents.iterate(date)) {
      yield { at: row.at as Instant, event: readEvent(row.type, row.version, row.data) };
    }
  }

  return {
    lineage,
    restoredFrom: () => {
      const found = database.prepare("SELECT value FROM meta WHERE key = 'restored_from'").pluck().get();
      return found === undefined ? null : instant.parse(Number(found));
    },
    markRecovering: () => {
      database.prepare("DELETE FROM meta WHERE key = 'restored_from'").run();
    },
    transaction,
    savepoint,
    isFatal: (error) => error instanceof Database.SqliteError && fatalCodes.test(error.code),
    append,
    eventsOf,
    eventsAfter: (date, after, most) =>
      selectAfter.all(date, after, most).map(({ seq, at, type, version, data }) => ({
        seq,
        at: at as Instant,
        event: readEvent(type, version, data),
      })),
    latestServiceDate: () => {
      const found = database.prepare("SELECT max(service_date) FROM event").pluck().get();
      return found === null ? null : serviceDate.parse(found);
    },
    answerOf: (id) => {
      const row = selectAnswer.get(id);
      return row === undefined
        ? null
        : { digest: row.digest, answer: JSON.parse(row.answer) as StoredAnswer["answer"] };
    },
    rememberAnswer: (id, date, { digest, answer }) => {
      insertAnswer.run(id, date, digest, JSON.stringify(answer));
    },
    forgetAnswersBefore: (date) => {
      database.prepare("DELETE FROM answer WHERE service_date < ?").run(date);
    },
    ledgerOf: (date) => selectAnnouncements.all(date).map(ledgerRow),
    writeLedger: (row) => {
      const { announcementId, ticketId, zoneId, serviceDate, calledAt, begunBy, begunAt, outcome } = row;
      upsertAnnouncement.run(
        announcementId,
        zoneId,
        ticketId,
        serviceDate,
        calledAt,
        begunBy,
        begunAt,
        outcome,
      );
    },
    ticketBySecret: (secretHash) => {
      const found = database.prepare("SELECT id FROM ticket WHERE secret_hash = ?").pluck().get(secretHash);
      return found === undefined ? null : ticketId.parse(found);
    },
  };
}

function ledgerRow(row: AnnouncementRow): LedgerRow {
  return {
    announcementId: row.id as AnnouncementId,
    ticketId: row.ticket as TicketId,
    zoneId: row.zone as ZoneId,
    serviceDate: serviceDate.parse(row.service_date),
    calledAt: instant.parse(row.called_at),
    begunBy: row.begun_by,
    begunAt: row.begun_at === null ? null : instant.parse(row.begun_at),
    outcome: row.outcome,
  };
}
