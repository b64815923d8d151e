/** Kiosks have a letter of their own, for what they give while the hub is away. */
export const letters = `
ALTER TABLE device ADD COLUMN letter TEXT;
`;
