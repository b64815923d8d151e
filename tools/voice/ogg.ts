/** An Ogg file with one stream of Opus in one channel. */
export interface OpusFile {
  /** What the decoder is given, in order. */
  readonly packets: readonly Uint8Array[];
  /** Samples at the beginning that are not to be heard, at 48 kHz. */
  readonly preSkip: number;
  /** Samples that are to be heard, at 48 kHz. */
  readonly samples: number;
}

const pageHead = 27;
/** The head of the stream and its comments come before the sound. */
const headPackets = 2;

/**
 * Takes an Ogg file apart (RFC 3533), as far as clips need it: one Opus stream (RFC 7845), mono, no chains.
 * @throws Error with the end of a sentence that begins with the file's name
 */
export function readOgg(bytes: Buffer): OpusFile {
  const packets: Buffer[] = [];
  let pieces: Buffer[] = [];
  let granule = 0;
  for (let at = 0; at < bytes.length;) {
    const segments = bytes[at + 26];
    if (bytes.toString("latin1", at, at + 4) !== "OggS" || segments === undefined)
      throw new Error("is no Ogg file.");
    granule = Number(bytes.readBigInt64LE(at + 6));
    let from = at + pageHead + segments;
    for (const length of bytes.subarray(at + pageHead, from)) {
      pieces.push(bytes.subarray(from, from + length));
      from += length;
      // 255 says that the packet goes on.
      if (length === 255) continue;
      packets.push(Buffer.concat(pieces));
      pieces = [];
    }
    if (from > bytes.length) throw new Error("is cut off.");
    at = from;
  }
  const head = packets[0];
  if (head === undefined || head.toString("latin1", 0, 8) !== "OpusHead" || head.length < 19)
    throw new Error("is no Opus sound.");
  if (head[9] !== 1) throw new Error("has more than one channel.");
  const preSkip = head.readUInt16LE(10);
  return { packets: packets.slice(headPackets), preSkip, samples: Math.max(0, granule - preSkip) };
}
