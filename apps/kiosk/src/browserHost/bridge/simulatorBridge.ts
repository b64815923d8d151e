import { bridgeCalls } from "../../ipc/bridgeCalls.ts";
import { hostChannels, simulatorCallNames } from "../../ipc/names.ts";
import type { SimulatorBridge, SimulatorState } from "../../ipc/simulatorTable.ts";
import { connectToHost } from "./connect.ts";

const link = connectToHost<SimulatorState>(hostChannels.simulators);
const bridge: SimulatorBridge = {
  calls: bridgeCalls(simulatorCallNames, link.call),
  subscribe: link.subscribe,
};
Object.defineProperty(window, "simulators", { value: bridge });
