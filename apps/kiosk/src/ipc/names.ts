/** The calls of a screen to its kiosk, and what the kiosk pushes. Apart from the table, so that a preload carries no schemas. */
export const kioskCallNames = [
  "readState",
  "readPacks",
  "takeTicket",
  "redeemRight",
  "readSlip",
  "askForTicket",
  "printRequirements",
  "answerPaper",
  "printCopy",
  "endTouch",
  "requestHelp",
  "confirmGate",
  "answerGate",
  "skipGate",
  "useGateCode",
  "leaveGate",
  "speak",
  "unlockTechnician",
  "lockTechnician",
  "stayTechnician",
  "readTechnician",
  "testPrint",
  "testScanner",
  "testNetwork",
  "setMaintenance",
  "leaveKioskMode",
] as const;
export type KioskCallName = (typeof kioskCallNames)[number];

/** The calls of the simulators' page. */
export const simulatorCallNames = ["readSimulators", "setPrinterFaults", "setThermometer"] as const;
export type SimulatorCallName = (typeof simulatorCallNames)[number];

/** Electron's channels: one for each call, one for the pushed state. */
export const kioskChannels = {
  call: (name: KioskCallName): string => `kiosk:call:${name}`,
  state: "kiosk:state",
} as const;

/** Socket.IO namespaces and events of the browser host. */
export const hostChannels = {
  kiosk: "/kiosk",
  simulators: "/simulators",
  call: "call",
  state: "state",
} as const;
