import { type PrinterModel, printerModels } from "../printer/models.ts";
import { type TemperModel, temperModels } from "../thermometer/models.ts";

/** Who has held a device of this model before the product, and when; null: it was only emulated. */
export interface Tried {
  readonly by: string;
  readonly on: string;
}

/** By the model's id; a row is added by whoever had the device in hand. */
const tried: Readonly<Record<string, Tried>> = {};

/** `docs/hardware.md`: every model that the kiosk knows, and whether a real one was ever seen. */
export function hardwarePage(): string {
  return [
    "# Hardware",
    "",
    "Which printers, thermometers and readers of codes a kiosk knows. Made from the drivers' own tables by `node apps/kiosk/src/devices/hardware/main.ts`;",
    "a test fails where it is stale. *Only emulated*: the driver was held against captured or documented bytes and the shipped",
    "simulators, and nobody has said yet that a real one works. Whoever tries one adds a row to `tried` in `page.ts`.",
    "",
    "## Printers",
    "",
    "All speak ESC/POS, on TCP port 9100, USB, a device file or a serial line.",
    "",
    "| model | id | columns | cutter | says how it is | status bytes | source | tested |",
    "|---|---|---|---|---|---|---|---|",
    ...Object.entries<PrinterModel>(printerModels).map(printerRow),
    "",
    "A printer that does not say how it is cannot confirm a slip: the kiosk asks its visitor whether it came out.",
    "",
    "## Thermometers",
    "",
    "| model | id | connection | range | tested |",
    "|---|---|---|---|---|",
    ...Object.entries<TemperModel>(temperModels).map(stickRow),
    `| scanner with a fixed report | \`fixedReport\` | USB HID, described in the device file | as described | ${testedBy("fixedReport")} |`,
    `| scanner that types | \`keyboard\` | USB HID keyboard | as typed | ${testedBy("keyboard")} |`,
    `| sensor of the HID sensor page | \`iio\` | Linux, Industrial I/O | -40 to 125 °C | ${testedBy("iio")} |`,
    "",
    ...readers,
  ].join("\n");
}

/** No driver and no row of a table: whoever types as a keyboard is heard by the page itself. */
const readers: readonly string[] = [
  "## Readers of codes",
  "",
  "Any reader of QR codes that types as a keyboard (USB HID keyboard) and belongs to the desktop, as a keyboard does; nothing is set",
  "at the kiosk. With the codes of the reader's own manual it is set to:",
  "",
  "| setting | to |",
  "|---|---|",
  "| connection | USB HID keyboard |",
  "| keyboard | USA; the machine may have another layout |",
  "| suffix | Enter (CR); Tab is taken, too |",
  "| between two keys | at most 50 ms: no delay is best |",
  "| upper and lower case | as read; no Alt codes |",
  "| kinds of code | QR |",
  "| reading | by itself, when something is held before it; the same code again after 1 s or less, or only after it was taken away |",
  "",
  "No reader was attached so far: only emulated, by true keys of a browser at a reader's times.",
  "",
];

function printerRow([id, model]: readonly [string, PrinterModel]): string {
  const says = model.status === "answers" ? "yes" : "no";
  const bytes = model.status === "answers" ? model.statusBytes : "-";
  return `| ${model.name} | \`${id}\` | ${String(model.columns)} | ${model.cut} | ${says} | ${bytes} | ${model.source} | ${testedBy(id)} |`;
}

function stickRow([id, { name, range }]: readonly [string, TemperModel]): string {
  return `| ${name} | \`${id}\` | USB HID | ${String(range.low)} to ${String(range.high)} °C | ${testedBy(id)} |`;
}

function testedBy(id: string): string {
  const one = Object.hasOwn(tried, id) ? tried[id] : undefined;
  return one === undefined ? "only emulated" : `${one.by}, ${one.on}`;
}
