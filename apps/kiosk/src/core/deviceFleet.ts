import type { DeviceHealth, Unsubscribe } from "./ports.ts";

/** All devices of one kiosk as the core needs them. No method throws or rejects. */
export interface DeviceFleet {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** How each device is at this moment, the printer first. */
  health(): readonly DeviceHealth[];
  /** Told after each change. */
  onChange(listener: () => void): Unsubscribe;
}
