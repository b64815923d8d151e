import { join } from "node:path";
import Database from "better-sqlite3";

/** A command as it came off the socket, unread. */
export interface RawCommand {
  readonly id: string;
  readonly command: { readonly type: string; readonly serviceId?: string; readonly secretHash?: string };
}

/** The rows that one command leaves behind, and nothing else. */
export interface BareTables {
  readonly transaction: (work: () => void) => void;
  readonly issue: (frame: RawCommand) => void;
  readonly call: (frame: RawCommand) => void;
}

/** The hub's tables as far as these commands write them, with the same keys and indexes. */
const tables = `
CREATE TABLE event (seq INTEGER PRIMARY KEY, lineage TEXT NOT NULL, service_date TEXT NOT NULL, at INTEGER NOT NULL,
  type TEXT NOT NULL, version INTEGER NOT NULL, catalogue_version INTEGER NOT NULL, command_id TEXT NOT NULL,
  actor TEXT NOT NULL, data TEXT NOT NULL) STRICT;
CREATE INDEX event_by_date ON event (service_date, seq);
CREATE TABLE ticket (id TEXT PRIMARY KEY, service_date TEXT NOT NULL, series TEXT NOT NULL, number INTEGER NOT NULL,
  secret_hash TEXT NOT NULL, UNIQUE (service_date, series, number)) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_by_secret ON ticket (secret_hash);
CREATE TABLE answer (command_id TEXT PRIMARY KEY, service_date TEXT NOT NULL, digest TEXT NOT NULL,
  answer TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE announcement (id TEXT NOT NULL, zone TEXT NOT NULL, ticket TEXT NOT NULL, service_date TEXT NOT NULL,
  called_at INTEGER NOT NULL, begun_by TEXT, begun_at INTEGER, outcome TEXT, PRIMARY KEY (id, zone)) STRICT, WITHOUT ROWID;
CREATE INDEX announcement_by_date ON announcement (service_date, called_at);`;

const date = "2027-01-04";
const lineage = "0123456789abcdef";
const digest = "0".repeat(64);
const kiosk = '{"kind":"device","role":"kiosk","id":"kiosk-1"}';
const officer = '{"kind":"staff","role":"officer","id":"officer-1"}';

/** Opens a new file with the hub's own pragmas (reliability.md: WAL, FULL). `answers` are stored as they are sent. */
export function openBareTables(folder: string, answers: { issued: object; called: object }): BareTables {
  const database = new Database(join(folder, "bare.db"));
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  database.pragma("wal_autocheckpoint = 1000");
  database.exec(tables);
  const begin = database.prepare("BEGIN IMMEDIATE");
  const commit = database.prepare("COMMIT");
  const insertEvent = database.prepare("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const insertTicket = database.prepare("INSERT INTO ticket VALUES (?, ?, ?, ?, ?)");
  const insertAnswer = database.prepare("INSERT INTO answer VALUES (?, ?, ?, ?)");
  const upsertAnnouncement = database.prepare(
    `INSERT INTO announcement VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id, zone) DO UPDATE SET outcome = excluded.outcome`,
  );
  const issued = JSON.stringify(answers.issued);
  const called = JSON.stringify(answers.called);
  const numbers = new Map<string, number>();
  let seq = 0;

  function event(type: string, id: string, actor: string, data: object): void {
    seq += 1;
    insertEvent.run(seq, lineage, date, Date.now(), type, 1, 1, id, actor, JSON.stringify(data));
  }

  return {
    transaction: (work) => {
      begin.run();
      work();
      commit.run();
    },
    issue: ({ id, command: { serviceId = "", secretHash = "" } }) => {
      const number = (numbers.get(serviceId) ?? 0) + 1;
      numbers.set(serviceId, number);
      const ticketId = randomHex(24);
      const facts = { ticketId, label: `A${number}`, prefix: "A", number, serviceId, kioskId: "kiosk-1" };
      event("ticketIssued", id, kiosk, { ...facts, partySize: 1, arrival: seq, secretHash });
      insertTicket.run(ticketId, date, serviceId, number, secretHash);
      insertAnswer.run(id, date, digest, issued);
    },
    call: ({ id }) => {
      const ticketId = randomHex(24);
      const row = [`${ticketId}.1`, "zone", ticketId, date, Date.now(), null, null];
      event("ticketFinished", id, officer, { ticketId, counterId: "counter-1" });
      upsertAnnouncement.run(...row, "expired");
      const facts = { ticketId, announcementId: row[0], counterId: "counter-1", zoneId: "zone" };
      event("ticketCalled", id, officer, { reason: "arrival", ...facts, count: 1 });
      upsertAnnouncement.run(...row, null);
      insertAnswer.run(id, date, digest, called);
    },
  };
}

/** Ids fall all over the index, as the hub's do; how good the chance is does not matter here. */
function randomHex(length: number): string {
  let text = "";
  while (text.length < length) text += Math.random().toString(16).slice(2);
  return text.slice(0, length);
}
