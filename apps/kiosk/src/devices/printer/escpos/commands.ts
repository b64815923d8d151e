/**
 * The few ESC/POS commands that the driver sends itself, beside what the encoder makes of the lines.
 * Source: Epson, ESC/POS command reference (names as there).
 */
export const commands = {
  /** ESC @ */
  initialize: [0x1b, 0x40],
  /** FS . : clones for the Chinese market start in a mode where bytes above 7F are half of a sign. */
  cancelKanji: [0x1c, 0x2e],
  /** GS a 255: the printer reports every change of its state unasked. ESC @ ends it, so it stands after. */
  statusBackOn: [0x1d, 0x61, 0xff],
  /** GS r 1: answered when everything before it is printed; not while paper is out or the cover open. */
  paperSensor: [0x1d, 0x72, 0x31],
  cutPartial: [0x1d, 0x56, 0x01],
  cutFull: [0x1d, 0x56, 0x00],
  lineFeed: [0x0a],
  /** GS v 0, normal size; then width in bytes and rows, each low byte first, then the dots. */
  raster: [0x1d, 0x76, 0x30, 0x00],
  /** DLE DC4 8: empties receive and print buffer in real time, answered with 37 25 00. */
  clearBuffer: [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08],
} as const;

/** DLE EOT 2 (why offline) and DLE EOT 4 (paper sensors): answered in real time, also when offline. */
export function askRealtime(question: RealtimeQuestion): Uint8Array {
  return Uint8Array.of(0x10, 0x04, question);
}

export type RealtimeQuestion = 2 | 4;
