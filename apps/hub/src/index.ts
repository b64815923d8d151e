export { createLog } from "./log.ts";
export { startHub, type HubSurroundings, type RunningHub } from "./startHub.ts";
export {
  startHubInMemory,
  type MemoryHub,
  type MemoryHubOptions,
  type MemoryLink,
} from "./startHubInMemory.ts";
export { readHallText } from "./importHall.ts";
export { StartError } from "./startError.ts";
export { DataFolderError } from "./store/dataFolder.ts";
export type { HubOptions } from "./config.ts";
export type { Clock, Device, Ids, LedgerRow, NewEvent, Staff, Subject, Turns } from "./app/ports.ts";
