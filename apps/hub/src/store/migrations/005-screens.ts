/** What each call screen shows, and of which counter; null: as its zone says. */
export const screens = `
ALTER TABLE device ADD COLUMN screen TEXT;
ALTER TABLE device ADD COLUMN counter TEXT;
`;
