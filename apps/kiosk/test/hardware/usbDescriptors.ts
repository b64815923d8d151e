/** Endpoints of the printer: bytes to print, and what it says. */
export const epOut = 1;
export const epIn = 2;

/** USB 2.0, 04b8:0e15, strings 1 to 3, one configuration. */
const device = Buffer.from("1201000200000040b804150e000101020301", "hex");
/** Printer class, both ways. */
const configuration = Buffer.from("09022000010100c0010904000002070102000705010240000007058202400000", "hex");
const strings = ["", "EPSON", "TM-T20II", "GILIRAN0001"];
/** IEEE 1284, with its length in front. */
const deviceId = "MFG:EPSON;CMD:ESC/POS;MDL:TM-T20II;CLS:PRINTER;";

/** What the printer answers to a request of the default pipe; null: it stalls. Setup packet of USB 2.0, chapter 9.3. */
export function answerControl(setup: Buffer): Buffer | null {
  const [kind, request] = [setup[0], setup[1]];
  const [value, index] = [setup.readUInt16LE(2), setup.readUInt16LE(4)];
  if (kind === 0x80 && request === 6) return descriptor(value);
  // Status of device, interface or endpoint; configuration; interface.
  if (kind !== undefined && (kind & 0x80) !== 0 && request === 0) return Buffer.from([1, 0]);
  if (kind === 0x80 && request === 8) return Buffer.from([1]);
  if (kind === 0x81 && request === 10) return Buffer.from([0]);
  if (kind === 0xa1 && request === 0) return idString();
  // Paper is there, selected, no error.
  if (kind === 0xa1 && request === 1) return Buffer.from([0x18]);
  // Whatever is set is taken.
  return kind !== undefined && (kind & 0x80) === 0 && index < 256 ? Buffer.alloc(0) : null;
}

function descriptor(value: number): Buffer | null {
  const [type, index] = [value >> 8, value & 0xff];
  if (type === 1) return device;
  if (type === 2) return configuration;
  if (type !== 3) return null;
  const text = strings[index];
  if (text === undefined) return null;
  const body = index === 0 ? Buffer.from([0x09, 0x04]) : Buffer.from(text, "utf16le");
  return Buffer.concat([Buffer.from([body.length + 2, 3]), body]);
}

function idString(): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(deviceId.length + 2);
  return Buffer.concat([length, Buffer.from(deviceId, "latin1")]);
}
