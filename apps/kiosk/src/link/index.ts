export { openTrust } from "./trust.ts";
export { watchTrust } from "./watchTrust.ts";
export type { Trust } from "./trust.ts";
export { createCatalogueLink } from "./catalogueLink.ts";
export { createHealthReports } from "./healthReports.ts";
export type { HealthReports } from "./healthReports.ts";
export { roundTrip } from "./roundTrip.ts";
export { createTicketReader } from "./ticketReader.ts";
export { createHubLink } from "./hubLink.ts";
