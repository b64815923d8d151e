export { type DeviceConfig, deviceConfigSchema } from "./config.ts";
export { createDevices, type Devices } from "./createDevices.ts";
export { noFaults, type PrinterFaults } from "./printer/simulator/faults.ts";
export { slipPicture } from "./printer/simulator/picture.ts";
export { type PrintedItem, type PrintedSlip, slipText } from "./printer/simulator/printedSlip.ts";
export { createSimulatedPrinter, type SimulatedPrinter } from "./printer/simulator/simulatedPrinter.ts";
export {
  createSimulatedThermometer,
  type SimulatedThermometer,
  type ThermometerFault,
  type ThermometerState,
} from "./thermometer/simulator.ts";
