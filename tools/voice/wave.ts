/** Mono sound: samples from -1 to 1. */
export interface Sound {
  readonly rate: number;
  readonly samples: Float64Array;
}

const pcmHeaderBytes = 44;

/**
 * Reads 16-bit mono PCM, as espeak-ng writes it to a pipe (its data length is then a guess, and is not believed).
 * @throws Error when it is anything else
 */
export function readWave(bytes: Buffer): Sound {
  const channels = bytes.length >= pcmHeaderBytes ? bytes.readUInt16LE(22) : 0;
  const bits = bytes.length >= pcmHeaderBytes ? bytes.readUInt16LE(34) : 0;
  if (bytes.toString("latin1", 0, 4) !== "RIFF" || channels !== 1 || bits !== 16) {
    throw new Error("This is not a 16-bit mono WAV file.");
  }
  const data = bytes.subarray(pcmHeaderBytes, bytes.length - (bytes.length % 2));
  const samples = Float64Array.from({ length: data.length / 2 }, (_, i) => data.readInt16LE(2 * i) / 32_768);
  return { rate: bytes.readUInt32LE(24), samples };
}

/** Writes 16-bit mono PCM; what is louder than full scale is clipped. */
export function writeWave(sound: Sound): Buffer {
  const bytes = Buffer.alloc(pcmHeaderBytes + 2 * sound.samples.length);
  bytes.write("RIFF", 0, "latin1");
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write("WAVEfmt ", 8, "latin1");
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(sound.rate, 24);
  bytes.writeUInt32LE(2 * sound.rate, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36, "latin1");
  bytes.writeUInt32LE(2 * sound.samples.length, 40);
  sound.samples.forEach((sample, i) => {
    const clipped = Math.max(-1, Math.min(1, sample));
    bytes.writeInt16LE(Math.round(clipped * 32_767), pcmHeaderBytes + 2 * i);
  });
  return bytes;
}

export function lengthMs(sound: Sound): number {
  return (1000 * sound.samples.length) / sound.rate;
}
