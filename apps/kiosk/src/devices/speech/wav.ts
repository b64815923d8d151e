const sizeAt = 4;
const riffHeader = 8;

/**
 * A WAV file whose sizes are true: a program that writes into a pipe cannot know them when it begins.
 * @param bytes RIFF/WAVE with one `data` chunk, the last
 * @returns null where it is none, or holds no sample
 */
export function wholeWav(bytes: Buffer): Buffer | null {
  if (bytes.toString("latin1", 0, 4) !== "RIFF" || bytes.toString("latin1", 8, 12) !== "WAVE") return null;
  let at = 12;
  while (at + riffHeader <= bytes.length) {
    const begin = at + riffHeader;
    if (bytes.toString("latin1", at, at + 4) === "data") {
      if (begin === bytes.length) return null;
      const whole = Buffer.from(bytes);
      whole.writeUInt32LE(bytes.length - riffHeader, sizeAt);
      whole.writeUInt32LE(bytes.length - begin, at + sizeAt);
      return whole;
    }
    at = begin + bytes.readUInt32LE(at + sizeAt);
  }
  return null;
}
