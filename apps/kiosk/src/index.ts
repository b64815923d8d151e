export { startKioskProgram } from "./browserHost/startKioskProgram.ts";
export { startKioskHost } from "./browserHost/startKioskHost.ts";
export type { KioskHost, KioskHostOptions } from "./browserHost/startKioskHost.ts";
export { deviceConfigSchema } from "./devices/index.ts";
export type { DeviceConfig } from "./devices/index.ts";
export type { Ids as KioskIds, KioskSettings } from "./core/index.ts";
export type { KioskLog } from "./log.ts";
