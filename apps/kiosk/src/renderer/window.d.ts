import type { KioskBridge } from "../ipc/kioskTable.ts";
import type { SimulatorBridge } from "../ipc/simulatorTable.ts";

declare global {
  interface Window {
    /** Made by the preload or the browser host before any of the page's own scripts run. */
    readonly kiosk: KioskBridge;
    /** On the simulators' page alone. */
    readonly simulators: SimulatorBridge;
  }
}
