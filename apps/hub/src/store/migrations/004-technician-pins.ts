/** What is kept of the PIN of a kiosk's technician. */
export const technicianPins = `ALTER TABLE device ADD COLUMN technician_pin TEXT;`;
