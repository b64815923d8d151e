import { expect, it } from "vitest";
import { deviceConfigSchema } from "../config.ts";
import { encodeFixed } from "../thermometer/fixedReport.ts";
import type { HidEvents, HidPort } from "../thermometer/hidPort.ts";
import { captureScanner, draftOf } from "./capture.ts";

const form = {
  vendorId: 0x1234,
  productId: 0xabcd,
  usagePage: null,
  usage: null,
  reportId: null,
  offset: 1,
  width: 2,
  order: "big",
  signed: false,
  scale: 0.01,
  zero: 0,
  unit: "celsius",
  question: null,
} as const;

/** A person who measures `shown` one after the other, with a scanner that reports before each line is typed. */
function person(
  answers: readonly string[],
  devices = 2,
): { port: HidPort; ask: () => Promise<string>; said: string[] } {
  let events: HidEvents | null = null;
  let asked = 0;
  const device = { interface: 0, serialNumber: "of-a-person", usagePage: 0xff00, usage: 1 };
  const port: HidPort = {
    list: () =>
      Promise.resolve(
        [
          { ...device, path: "/dev/hidraw0", vendorId: 0x0001, productId: 0x0002 },
          { ...device, path: "/dev/hidraw1", vendorId: 0x1234, productId: 0xabcd },
        ].slice(0, devices),
      ),
    open: (_path, told) => {
      events = told;
      return Promise.resolve({ write: () => Promise.resolve(), close: () => Promise.resolve() });
    },
  };
  const ask = (): Promise<string> => {
    const answer = answers[asked] ?? "";
    const celsius = Number(answer.replace(",", "."));
    const noise = Uint8Array.of(0, 0, 0, asked * 67, 255 - asked * 31, asked * 13);
    if (answer !== "" && Number.isFinite(celsius))
      events?.onReport(encodeFixed(celsius, form, 6).map((byte, i) => (i < 3 ? byte : (noise[i] ?? 0))));
    asked += 1;
    return Promise.resolve(answer);
  };
  return { port, ask, said: [] };
}

it("records what came and what was shown, and drafts a row that the device file takes", async () => {
  const { port, ask, said } = person(["2", "C", "35.2", "36,6", "39.1", ""]);
  const capture = await captureScanner(port, { ask, say: (line) => said.push(line) });
  expect(capture?.measurements.map(({ shown }) => shown)).toEqual([35.2, 36.6, 39.1]);
  expect(JSON.stringify(capture)).not.toMatch(/hidraw|of-a-person/);
  const draft = capture && draftOf(capture);
  expect(deviceConfigSchema.parse(draft).thermometer).toMatchObject({
    kind: "fixedReport",
    vendorId: 0x1234,
    productId: 0xabcd,
    offset: 1,
    width: 2,
    scale: 0.01,
  });
});

it.each([
  [["9"], 2, "No device has this number."],
  [[], 0, "There is no HID device."],
  [["2", "C", ""], 2, "Nothing was measured."],
  [["2", "C", "warm", ""], 2, "That is no number."],
])("answers %j with a sentence", async (answers, devices, sentence) => {
  const { port, ask, said } = person(answers, devices);
  await captureScanner(port, { ask, say: (line) => said.push(line) });
  expect(said.join("\n")).toContain(sentence);
});
