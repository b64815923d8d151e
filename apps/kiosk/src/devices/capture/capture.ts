import type { HidDevice, HidPort } from "../thermometer/hidPort.ts";
import { type Form, formsThatFit, type Measured } from "./search.ts";

/** A conversation on a console. */
export interface Console {
  readonly say: (line: string) => void;
  /** The line that was typed, without its end. */
  readonly ask: (question: string) => Promise<string>;
}

/** What was heard of a device, for a fixture and for a bug report. Nobody's name, and of no use but this. */
export interface Capture {
  readonly device: Omit<HidDevice, "path" | "serialNumber">;
  readonly unit: "celsius" | "fahrenheit";
  /** Reports since the measurement before, in hex, and what the display showed for the last of them. */
  readonly measurements: readonly { readonly reports: readonly string[]; readonly shown: number }[];
  /** Every form of a fixed report under which all of it reads as it was shown. */
  readonly forms: readonly Form[];
}

const enough = 3;

/**
 * Guides a person through recording an unknown scanner: choose it, measure, type what its display shows, at least three
 * times. @returns null where there is no device, or none was chosen
 * @throws HidError where the device cannot be opened
 */
export async function captureScanner(port: HidPort, { say, ask }: Console): Promise<Capture | null> {
  const devices = await port.list();
  if (devices.length === 0) {
    say("There is no HID device. Plug the scanner in, and see that this user may read /dev/hidraw*.");
    return null;
  }
  devices.forEach((device, i) => say(`${String(i + 1)}  ${nameOf(device)}`));
  const device = devices[Number(await ask("Which one is the scanner? ")) - 1];
  if (device === undefined) {
    say("No device has this number.");
    return null;
  }
  const unit = /^f/i.test(await ask("Does its display show C or F? ")) ? "fahrenheit" : "celsius";
  let heard: Uint8Array[] = [];
  const link = { lost: false };
  const connection = await port.open(device.path, {
    onReport: (report) => heard.push(report),
    onLost: () => {
      link.lost = true;
    },
  });
  const measurements: { reports: string[]; shown: number }[] = [];
  const measured: Measured[] = [];
  say(
    "Measure something, wait for the display, type what it shows. Different temperatures tell more. An empty line ends.",
  );
  while (!link.lost) {
    const typed = (await ask(`${String(measured.length + 1)}: `)).trim().replace(",", ".");
    if (typed === "") break;
    const shown = Number(typed);
    const report = heard.at(-1);
    if (!Number.isFinite(shown)) say("That is no number.");
    else if (report === undefined)
      say("Nothing was heard of the scanner: it may wait for a question, or type as a keyboard.");
    else {
      measurements.push({ reports: heard.map(hexOf), shown });
      measured.push({ report, shown });
      heard = [];
    }
  }
  await connection.close();
  if (link.lost) say("The scanner has gone; what was heard until then stands.");
  const forms = formsThatFit(measured, unit);
  say(verdict(forms, measured.length));
  const { path: _path, serialNumber: _serial, ...plain } = device;
  return { device: plain, unit, measurements, forms };
}

/** The row for a kiosk's device file, of the first form. Null: none fits. */
export function draftOf({ device, forms }: Capture): object | null {
  const [form] = forms;
  if (form === undefined) return null;
  const { offset, width, order, signed, scale, unit } = form;
  const ids = { vendorId: idOf(device.vendorId), productId: idOf(device.productId) };
  return { thermometer: { kind: "fixedReport", ...ids, offset, width, order, signed, scale, unit } };
}

function verdict(forms: readonly Form[], measured: number): string {
  if (measured === 0) return "Nothing was measured.";
  if (forms.length === 0)
    return "No fixed report explains what was shown. Send the file along: it may be of another kind.";
  const more = measured < enough ? " Measure more to be sure." : "";
  return forms.length === 1
    ? `One form explains everything.${more}`
    : `${String(forms.length)} forms explain everything; the first is the most usual. More measurements, further apart, tell them apart.`;
}

function nameOf({ vendorId, productId, usagePage, usage, interface: face }: HidDevice): string {
  const page = usagePage === null ? "" : `, usage ${idOf(usagePage)}/${idOf(usage ?? 0)}`;
  return `${idOf(vendorId)}:${idOf(productId)}, interface ${String(face)}${page}`;
}

function idOf(id: number): string {
  return id.toString(16).padStart(4, "0");
}

function hexOf(report: Uint8Array): string {
  return [...report].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
}
