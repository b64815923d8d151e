import { readdir, readFile, realpath } from "node:fs/promises";
import { join } from "node:path";
import { deviceFileTransport } from "./deviceFile.ts";
import { type PrinterTransport, TransportError } from "./transport.ts";

/** Which printer of the USB printer class; null: whatever is there. */
export interface UsbFilter {
  /** Four hex digits, "04b8". */
  readonly vendor: string | null;
  readonly product: string | null;
}

/** Where Linux shows its printers; elsewhere in tests. */
export interface UsbPlaces {
  readonly classes: string;
  readonly devices: string;
}

const linux: UsbPlaces = { classes: "/sys/class/usbmisc", devices: "/dev/usb" };

/**
 * A printer by what it is, not by its place: another device may have taken `lp0`, and a printer that was unplugged comes
 * back under another number. Looked for anew at each opening.
 */
export function usbPrinterTransport(
  filter: UsbFilter,
  retryMs: number,
  places: UsbPlaces = linux,
): PrinterTransport {
  return {
    place: `USB ${filter.vendor ?? "*"}:${filter.product ?? "*"}`,
    open: async (events) => {
      const found = await findUsbPrinters(filter, places);
      const [path] = found;
      if (path === undefined) throw new TransportError("unreachable", "no such USB printer");
      // One of several would be a guess, and slips would come out elsewhere.
      if (found.length > 1) throw new TransportError("unreachable", `${found.length} such USB printers`);
      return await deviceFileTransport({ path, retryMs }).open(events);
    },
  };
}

/** Paths of the printers' device files, by number. Never rejects: where nothing can be read there are none. */
export async function findUsbPrinters(filter: UsbFilter, places: UsbPlaces): Promise<readonly string[]> {
  const names = await readdir(places.classes).catch(() => []);
  const printers = names.filter((name) => /^lp\d+$/u.test(name)).sort();
  const fits = await Promise.all(
    printers.map((name) => isMeant(join(places.classes, name, "device"), filter)),
  );
  return printers.filter((_, i) => fits[i]).map((name) => join(places.devices, name));
}

/** The interface's parent is the device, which knows vendor and product. */
async function isMeant(face: string, { vendor, product }: UsbFilter): Promise<boolean> {
  const device = join(await realpath(face).catch(() => face), "..");
  const said = async (name: string): Promise<string> =>
    (await readFile(join(device, name), "utf8").catch(() => "")).trim().toLowerCase();
  const [itsVendor, itsProduct] = await Promise.all([said("idVendor"), said("idProduct")]);
  return (vendor === null || vendor === itsVendor) && (product === null || product === itsProduct);
}
