import type { KioskState } from "../../core/index.ts";
import { bridgeCalls } from "../../ipc/bridgeCalls.ts";
import type { KioskBridge } from "../../ipc/kioskTable.ts";
import { hostChannels, kioskCallNames } from "../../ipc/names.ts";
import { connectToHost } from "./connect.ts";

// What Electron's preload does for its page, over the host's WebSocket.
const link = connectToHost<KioskState>(hostChannels.kiosk);
const bridge: KioskBridge = { calls: bridgeCalls(kioskCallNames, link.call), subscribe: link.subscribe };
Object.defineProperty(window, "kiosk", { value: bridge });
