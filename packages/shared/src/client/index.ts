export * from "./asking.ts";
export * from "./commandId.ts";
export * from "./hubClient.ts";
