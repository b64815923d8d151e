import { constants } from "node:fs";
import { access } from "node:fs/promises";
import type { Device, HIDAsync } from "node-hid";
import { type HidConnection, type HidDevice, HidError, type HidEvents, type HidPort } from "./hidPort.ts";

/** The part of node-hid in use. */
export interface HidLibrary {
  devicesAsync(): Promise<Device[]>;
  readonly HIDAsync: { open(path: string): Promise<HIDAsync> };
}

/**
 * The system's HID devices. The native library is loaded at first use only, so that a kiosk without such a
 * device needs neither the library nor libudev; whatever keeps it from loading is a health code.
 */
export function nodeHidPort(load: () => Promise<HidLibrary> = loadLibrary): HidPort {
  let library: Promise<HidLibrary> | null = null;
  const loaded = async (): Promise<HidLibrary> => {
    library ??= load();
    try {
      return await library;
    } catch (error) {
      library = null;
      throw new HidError("no_library", error);
    }
  };
  return {
    list: async () => {
      const { devicesAsync } = await loaded();
      try {
        return (await devicesAsync()).flatMap(describe);
      } catch (error) {
        throw new HidError(isMissingLibrary(error) ? "no_library" : "failed", error);
      }
    },
    open: async (path, events) => openDevice(await loaded(), path, events),
  };
}

/** Its native part, and with it libudev and libusb, is loaded when it is first asked for devices. */
function isMissingLibrary(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_DLOPEN_FAILED";
}

async function loadLibrary(): Promise<HidLibrary> {
  const { default: library } = await import("node-hid");
  return library;
}

function describe(device: Device): HidDevice[] {
  if (device.path === undefined) return [];
  const { path, vendorId, productId, serialNumber } = device;
  const serial = serialNumber === undefined || serialNumber === "" ? null : serialNumber;
  const [usagePage, usage] = [device.usagePage ?? null, device.usage ?? null];
  return [{ path, vendorId, productId, interface: device.interface, serialNumber: serial, usagePage, usage }];
}

async function openDevice(library: HidLibrary, path: string, events: HidEvents): Promise<HidConnection> {
  let device: HIDAsync;
  try {
    device = await library.HIDAsync.open(path);
  } catch (error) {
    // The library only says "cannot open"; the file system knows why.
    throw new HidError((await isForbidden(path)) ? "no_permission" : "failed", error);
  }
  let open = true;
  device.on("data", (report: Uint8Array) => {
    if (open) events.onReport(Uint8Array.from(report));
  });
  // "device disconnected": the library never emits data after it.
  device.on("error", () => {
    if (!open) return;
    open = false;
    events.onLost();
  });
  return {
    write: async (report) => {
      await device.write(Buffer.from(report));
    },
    close: async () => {
      open = false;
      // An unplugged device cannot be closed properly, and need not be.
      await device.close().catch(() => null);
    },
  };
}

async function isForbidden(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK | constants.W_OK);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EACCES";
  }
}
