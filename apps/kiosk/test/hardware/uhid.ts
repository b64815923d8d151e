import { type FileHandle, open } from "node:fs/promises";
import { serveEmulator } from "./emulator.ts";

// A HID device made in user space: /dev/uhid (Documentation/hid/uhid.rst).

export interface UhidDevice {
  readonly name: string;
  readonly vendor: number;
  readonly product: number;
  /** Report descriptor, hex. */
  readonly descriptor: string;
}

export type UhidAsk =
  | { readonly type: "plug"; readonly device: UhidDevice }
  | { readonly type: "unplug" }
  /** What is sent for each question of the host, hex; null: silence. */
  | { readonly type: "answer"; readonly report: string | null }
  /** Reports without a question, hex, one after the other. */
  | { readonly type: "report"; readonly reports: readonly string[] }
  /** What the host gets when it fetches an input or a feature report, hex. */
  | { readonly type: "value"; readonly input: string; readonly feature: string }
  | { readonly type: "questions" };

const event = {
  destroy: 1,
  output: 6,
  fetch: 9,
  fetched: 10,
  create2: 11,
  input2: 12,
  store: 13,
  stored: 14,
} as const;
const ioError = 5;
/** UHID_FEATURE_REPORT */
const featureReport = 0;
/** struct uhid_event: its type, and the largest of its forms, uhid_create2_req. */
const size = 4 + 128 + 64 + 64 + 2 + 2 + 4 * 4 + 4096;
const busUsb = 3;

export function serveUhid(): void {
  let file: FileHandle | null = null;
  let answer: Buffer | null = null;
  let fetched: { readonly input: Buffer; readonly feature: Buffer } | null = null;
  const questions: string[] = [];

  async function plug(device: UhidDevice): Promise<void> {
    file = await open("/dev/uhid", "r+");
    await file.write(createEvent(device));
    void listen(file);
  }

  /** Until the device is gone. */
  async function listen(from: FileHandle): Promise<void> {
    const buffer = Buffer.alloc(size);
    for (;;) {
      const read = await from.read(buffer, 0, size, null).catch(() => null);
      if (read === null || read.bytesRead === 0) return;
      const kind = buffer.readUInt32LE(0);
      if (kind === event.fetch) await from.write(fetchedEvent(buffer, fetched)).catch(() => null);
      if (kind === event.store) await from.write(storedEvent(buffer.readUInt32LE(4))).catch(() => null);
      if (kind !== event.output) continue;
      const length = buffer.readUInt16LE(4 + 4096);
      questions.push(buffer.subarray(4, 4 + length).toString("hex"));
      if (answer !== null) await from.write(inputEvent(answer)).catch(() => null);
    }
  }

  serveEmulator(async (what: UhidAsk) => {
    switch (what.type) {
      case "plug":
        return await plug(what.device);
      case "unplug": {
        const gone = file;
        file = null;
        await gone?.write(eventOf(event.destroy));
        return null;
      }
      case "answer":
        answer = what.report === null ? null : Buffer.from(what.report, "hex");
        return null;
      case "value":
        fetched = { input: Buffer.from(what.input, "hex"), feature: Buffer.from(what.feature, "hex") };
        return null;
      case "report":
        for (const report of what.reports) await file?.write(inputEvent(Buffer.from(report, "hex")));
        return null;
      case "questions":
        return questions.splice(0);
      default:
        return what satisfies never;
    }
  });
}

function eventOf(type: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeUInt32LE(type, 0);
  return bytes;
}

function createEvent({ name, vendor, product, descriptor }: UhidDevice): Buffer {
  const bytes = eventOf(event.create2);
  const described = Buffer.from(descriptor, "hex");
  bytes.write(name, 4, 127, "latin1");
  const at = 4 + 128 + 64 + 64;
  bytes.writeUInt16LE(described.length, at);
  bytes.writeUInt16LE(busUsb, at + 2);
  bytes.writeUInt32LE(vendor, at + 4);
  bytes.writeUInt32LE(product, at + 8);
  described.copy(bytes, at + 20);
  return bytes;
}

function inputEvent(report: Buffer): Buffer {
  const bytes = eventOf(event.input2);
  bytes.writeUInt16LE(report.length, 4);
  report.copy(bytes, 6);
  return bytes;
}

/** Answers the host's GET_REPORT, which waits for it; an error where there is nothing to give. */
function fetchedEvent(
  asked: Buffer,
  values: { readonly input: Buffer; readonly feature: Buffer } | null,
): Buffer {
  const report = values === null ? null : values[asked[9] === featureReport ? "feature" : "input"];
  const bytes = eventOf(event.fetched);
  bytes.writeUInt32LE(asked.readUInt32LE(4), 4);
  bytes.writeUInt16LE(report === null ? ioError : 0, 8);
  bytes.writeUInt16LE(report?.length ?? 0, 10);
  report?.copy(bytes, 12);
  return bytes;
}

/** Answers the host's SET_REPORT: taken. */
function storedEvent(id: number): Buffer {
  const bytes = eventOf(event.stored);
  bytes.writeUInt32LE(id, 4);
  return bytes;
}
