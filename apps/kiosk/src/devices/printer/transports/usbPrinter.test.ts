import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findUsbPrinters, type UsbPlaces, usbPrinterTransport } from "./usbPrinter.ts";

let root: string;
let places: UsbPlaces;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "usb-"));
  places = { classes: join(root, "class"), devices: "/dev/usb" };
  mkdirSync(places.classes);
});
afterEach(() => rmSync(root, { recursive: true }));

/** As sysfs has it: the class's entry links to an interface whose parent is the device. */
function plug(name: string, vendor: string, product: string): void {
  const device = join(root, `bus-${name}`);
  mkdirSync(join(device, "1-1:1.0"), { recursive: true });
  writeFileSync(join(device, "idVendor"), `${vendor}\n`);
  writeFileSync(join(device, "idProduct"), `${product}\n`);
  mkdirSync(join(places.classes, name));
  symlinkSync(join(device, "1-1:1.0"), join(places.classes, name, "device"));
}

const any = { vendor: null, product: null };
const epson = { vendor: "04b8", product: null };

describe("a USB printer", () => {
  it("is found by vendor and product, whatever number it has", async () => {
    plug("lp0", "0416", "5011");
    plug("lp1", "04b8", "0e15");
    plug("hiddev0", "04b8", "0e15");
    expect(await findUsbPrinters(epson, places)).toEqual(["/dev/usb/lp1"]);
    expect(await findUsbPrinters({ vendor: "0416", product: "5011" }, places)).toEqual(["/dev/usb/lp0"]);
    expect(await findUsbPrinters({ ...epson, product: "0202" }, places)).toEqual([]);
    expect(await findUsbPrinters(any, places)).toEqual(["/dev/usb/lp0", "/dev/usb/lp1"]);
  });

  it("is not there where none is, and not guessed where two fit", async () => {
    const nothing = { onData: () => {}, onLost: () => {} };
    const open = (): Promise<unknown> => usbPrinterTransport(any, 2, places).open(nothing);
    await expect(open()).rejects.toMatchObject({ failure: "unreachable", message: "no such USB printer" });
    plug("lp0", "0416", "5011");
    plug("lp3", "04b8", "0e15");
    await expect(open()).rejects.toMatchObject({ failure: "unreachable", message: "2 such USB printers" });
    rmSync(places.classes, { recursive: true });
    expect(await findUsbPrinters(any, places)).toEqual([]);
  });
});
