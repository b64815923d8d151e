export * from "./commandId.ts";
export * from "./hubClient.ts";
