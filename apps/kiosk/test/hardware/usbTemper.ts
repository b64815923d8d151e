import { serveEmulator } from "./emulator.ts";
import { UsbWire } from "./usbWire.ts";

// PCsensor's TEMPer as it is on USB: interface 0 is a keyboard, interface 1 answers questions. The bytes are captured ones;
// nothing here is the driver's own.

export type TemperAsk =
  | { readonly type: "plug" }
  | { readonly type: "unplug" }
  /** What interface 1 sends for each question, hex. */
  | { readonly type: "answer"; readonly report: string }
  | { readonly type: "questions" };

/** What arrived, and through which interface. */
export interface Question {
  readonly face: number;
  readonly report: string;
}

/** USB 2.0, 413d:2107, no strings, one configuration. */
const device = "12010002000000403d410721000100000001";
/** A boot keyboard with eight-byte reports. */
const keyboardReports =
  "05010906a101050719e029e71500250175019508810295017508810195067508150025650507190029658100c0";
/** Vendor's page, eight bytes each way. */
const answerReports = "0600ff0901a1010901150026ff00750895088102090295089102c0";

const reportsOf = [keyboardReports, answerReports];
const answerFace = 1;
const answerEndpoint = 2;
const question = "0180330100000000";

export function serveUsbTemper(): void {
  let wire: UsbWire | null = null;
  let answer: Buffer | null = null;
  const questions: Question[] = [];

  function control(setup: Buffer, data: Buffer): Buffer | null {
    if (isSetReport(setup)) {
      const asked = { face: setup.readUInt16LE(4), report: data.toString("hex") };
      questions.push(asked);
      if (asked.face === answerFace && asked.report === question && answer !== null) {
        wire?.say(answerEndpoint, answer);
      }
      return Buffer.alloc(0);
    }
    return describe(setup);
  }

  serveEmulator(async (what: TemperAsk) => {
    switch (what.type) {
      case "plug":
        wire = await UsbWire.plug({ control, take: () => undefined });
        return null;
      case "unplug":
        await wire?.unplug();
        wire = null;
        return null;
      case "answer":
        answer = Buffer.from(what.report, "hex");
        return null;
      case "questions":
        return questions.splice(0);
      default:
        return what satisfies never;
    }
  });
}

/** HID 1.11, 7.2.2. */
function isSetReport(setup: Buffer): boolean {
  return setup[0] === 0x21 && setup[1] === 9;
}

/** Setup packet of USB 2.0, chapter 9.3; null: it stalls. */
function describe(setup: Buffer): Buffer | null {
  const [kind = 0, request] = setup;
  const [type, index] = [setup.readUInt16LE(2) >> 8, setup.readUInt16LE(4)];
  if (kind === 0x80 && request === 6 && type === 1) return Buffer.from(device, "hex");
  if (kind === 0x80 && request === 6 && type === 2) return configuration();
  // The descriptor of reports, of one interface.
  if (kind === 0x81 && request === 6 && type === 0x22) return Buffer.from(reportsOf[index] ?? "", "hex");
  if (request === 0 && kind >= 0x80 && kind <= 0x82) return Buffer.alloc(2);
  // Configuration, interface, idle, protocol: whatever is set is taken.
  return kind < 0x80 ? Buffer.alloc(0) : null;
}

function configuration(): Buffer {
  const faces = reportsOf.flatMap((reports, face) => {
    const [subclass, protocol] = face === 0 ? [1, 1] : [0, 0];
    const length = reports.length / 2;
    return [
      [9, 4, face, 0, 1, 3, subclass, protocol, 0],
      [9, 0x21, 0x10, 1, 0, 1, 0x22, length, 0],
      [7, 5, 0x81 + face, 3, 8, 0, 10],
    ].flat();
  });
  return Buffer.from([9, 2, 9 + faces.length, 0, reportsOf.length, 1, 0, 0xa0, 50, ...faces]);
}
