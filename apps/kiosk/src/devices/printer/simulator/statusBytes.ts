import { isStopped, type PrinterFaults } from "./faults.ts";

const bit = (on: boolean, mask: number): number => (on ? mask : 0);

/** Answers to DLE EOT 1-4, by Epson's tables (bits 1 and 4 always set). */
export function realtimeByte(question: number, faults: PrinterFaults): number {
  switch (question) {
    case 1:
      return 0x12 | bit(isStopped(faults), 0x08);
    case 2:
      return 0x12 | bit(faults.coverOpen, 0x04) | bit(faults.paperOut, 0x20) | bit(faults.jam, 0x40);
    case 3:
      return 0x12 | bit(faults.jam, 0x08);
    default:
      return 0x12 | bit(faults.paperLow || faults.paperOut, 0x0c) | bit(faults.paperOut, 0x60);
  }
}

/** Automatic status back, four bytes. */
export function statusBackBytes(faults: PrinterFaults): Uint8Array {
  return Uint8Array.of(
    0x10 | bit(isStopped(faults), 0x08) | bit(faults.coverOpen, 0x20),
    bit(faults.jam, 0x08),
    bit(faults.paperLow || faults.paperOut, 0x03) | bit(faults.paperOut, 0x0c),
    0x0f,
  );
}

/** Answer to GS r 1; never given while paper is out. */
export function paperSensorByte(faults: PrinterFaults): number {
  return bit(faults.paperLow, 0x03);
}

/** Answer to DLE DC4 8. */
export const bufferClearedBytes = Uint8Array.of(0x37, 0x25, 0x00);
