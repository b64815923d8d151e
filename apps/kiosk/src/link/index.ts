export { createCatalogueLink } from "./catalogueLink.ts";
export { createHealthReports } from "./healthReports.ts";
export type { HealthReports } from "./healthReports.ts";
export { createHubLink } from "./hubLink.ts";
