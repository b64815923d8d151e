/** What an administrator gives each machine, and who did what with them. */
export const machines = `
ALTER TABLE device ADD COLUMN services TEXT;
ALTER TABLE device ADD COLUMN printer TEXT;
ALTER TABLE device ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE device ADD COLUMN reload_at INTEGER;

CREATE TABLE device_record (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  device TEXT NOT NULL,
  deed TEXT NOT NULL,
  facts TEXT NOT NULL
) STRICT;
`;
