export { installBridge, openState, sampleReport } from "./fakeBridge.ts";
export { readCode } from "./readCode.ts";
export { designedStates } from "./states.ts";
export type { DesignedState } from "./states.ts";
export { pageHandler } from "../../src/main/pageProtocol.ts";
