// The program of the emulated machine (tools/hardware): the kiosk's own device code on real device files.
import { runCases } from "./bench.ts";
import { iioCases } from "./iioCases.ts";
import { printerCases } from "./printerCases.ts";
import { thermometerCases } from "./thermometerCases.ts";
import { serveUhid } from "./uhid.ts";
import { serveUsbPrinter } from "./usbPrinter.ts";
import { serveUsbTemper } from "./usbTemper.ts";
import { usbTemperCases } from "./usbTemperCases.ts";

const roles: Readonly<Record<string, () => void>> = {
  uhid: serveUhid,
  usbPrinter: serveUsbPrinter,
  usbTemper: serveUsbTemper,
};
const role = roles[process.argv[2] ?? ""];

if (role !== undefined) role();
else
  process.exit(
    (await runCases([...thermometerCases, ...usbTemperCases, ...printerCases, ...iioCases])) ? 0 : 1,
  );
