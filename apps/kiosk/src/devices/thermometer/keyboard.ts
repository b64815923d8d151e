import { nonsense, passed, type ScannerFormat, type ScannerReport } from "./format.ts";

/**
 * A scanner that types its reading as a keyboard does: "36.5" and Enter. Reports are those of the boot protocol (USB HID
 * 1.11, appendix B): modifiers, a reserved byte, up to six keys that are down.
 */
export interface KeyboardScanner {
  readonly vendorId: number;
  readonly productId: number;
}

/** Usages of the keyboard page (0x07); top row and keypad. */
const signs: ReadonlyMap<number, string> = new Map([
  ...Array.from("1234567890", (sign, i) => [0x1e + i, sign] as const),
  ...Array.from("1234567890", (sign, i) => [0x59 + i, sign] as const),
  [0x37, "."],
  [0x63, "."],
  // Where a layout has the decimal comma.
  [0x36, "."],
  [0x85, "."],
]);
const enters: ReadonlySet<number> = new Set([0x28, 0x58]);
const longest = 12;

export function keyboardFormat({ vendorId, productId }: KeyboardScanner): ScannerFormat {
  return {
    name: "HID keyboard scanner",
    fits: (device) =>
      device.vendorId === vendorId &&
      device.productId === productId &&
      (device.usagePage === null || (device.usagePage === 0x01 && device.usage === 0x06)),
    question: null,
    reader: () => {
      let typed = "";
      let down: ReadonlySet<number> = new Set();
      return (report) => {
        const keys = keysIn(report);
        if (keys === null) return nonsense;
        const pressed = keys.filter((key) => !down.has(key));
        down = new Set(keys);
        let told: ScannerReport = passed;
        for (const key of pressed) {
          if (enters.has(key)) {
            told = readingOf(typed);
            typed = "";
          } else typed = (typed + (signs.get(key) ?? "?")).slice(-longest);
        }
        return told;
      };
    },
  };
}

/** The keys that are down, in order; null: no report of a keyboard. */
function keysIn(report: Uint8Array): readonly number[] | null {
  // With a report id in front where the device numbers its reports.
  const keys = report.length === 9 ? report.subarray(3) : report.length === 8 ? report.subarray(2) : null;
  return keys === null ? null : [...keys].filter((key) => key > 3);
}

/** Units and words around the number are passed over by some models; anything else is no temperature. */
function readingOf(typed: string): ScannerReport {
  const match = /^\?*(\d{2,3}(?:\.\d{1,2})?)\?*$/.exec(typed);
  return match === null ? nonsense : { kind: "reading", celsius: Number(match[1]) };
}
