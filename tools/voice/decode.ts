import { OpusDecoder } from "opus-decoder";
import { readOgg } from "./ogg.ts";
import type { Sound } from "./wave.ts";

const rate = 48_000;

/** Turns the bytes of a clip into sound. */
export interface ClipDecoder {
  /** @throws Error with the end of a sentence that begins with the file's name */
  readonly decode: (bytes: Buffer) => Promise<Sound>;
  readonly free: () => void;
}

/** libopus in WebAssembly: neither ffmpeg nor a loudspeaker is needed to check a pack. */
export async function createClipDecoder(): Promise<ClipDecoder> {
  const decoder = new OpusDecoder({ channels: 1, preSkip: 0 });
  await decoder.ready;
  return {
    decode: async (bytes) => {
      const { packets, preSkip, samples } = readOgg(bytes);
      const { channelData, errors } = decoder.decodeFrames([...packets]);
      await decoder.reset();
      if (errors.length > 0) throw new Error("cannot be decoded.");
      const heard = (channelData[0] ?? new Float32Array()).slice(preSkip, preSkip + samples);
      return { rate, samples: Float64Array.from(heard) };
    },
    free: () => decoder.free(),
  };
}
