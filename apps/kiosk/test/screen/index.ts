export { readCode } from "./readCode.ts";
export { installBridge, openState } from "./fakeBridge.ts";
export { designedStates } from "./states.ts";
export type { DesignedState } from "./states.ts";
export { pageHandler } from "../../src/main/pageProtocol.ts";
