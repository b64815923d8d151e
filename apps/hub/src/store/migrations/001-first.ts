/** The first form of the hall's database. Forward only; never edited once it has been released. */
export const first = `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  lineage TEXT NOT NULL,
  service_date TEXT NOT NULL,
  at INTEGER NOT NULL,
  type TEXT NOT NULL,
  version INTEGER NOT NULL,
  catalogue_version INTEGER NOT NULL,
  command_id TEXT NOT NULL,
  actor TEXT NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_date ON event (service_date, seq);

CREATE TABLE ticket (
  id TEXT PRIMARY KEY,
  service_date TEXT NOT NULL,
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  secret_hash TEXT NOT NULL,
  UNIQUE (service_date, series, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_by_secret ON ticket (secret_hash);

CREATE TABLE answer (
  command_id TEXT PRIMARY KEY,
  service_date TEXT NOT NULL,
  digest TEXT NOT NULL,
  answer TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE announcement (
  id TEXT NOT NULL,
  zone TEXT NOT NULL,
  ticket TEXT NOT NULL,
  service_date TEXT NOT NULL,
  called_at INTEGER NOT NULL,
  begun_by TEXT,
  begun_at INTEGER,
  outcome TEXT CHECK (outcome IN ('spoken', 'unheard', 'expired', 'superseded')),
  PRIMARY KEY (id, zone)
) STRICT, WITHOUT ROWID;
CREATE INDEX announcement_by_date ON announcement (service_date, called_at);

CREATE TABLE catalogue (
  version INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  data TEXT NOT NULL,
  warnings TEXT NOT NULL
) STRICT;

CREATE TABLE device (
  id TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  zone TEXT,
  language TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE invitation (
  code_hash TEXT PRIMARY KEY,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE credential (
  token_hash TEXT PRIMARY KEY,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX credential_by_subject ON credential (subject_kind, subject_id);
`;
