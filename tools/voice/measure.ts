// Measures whole announcements as the clips will sound one after another: length, loudness, peaks, gaps.
//   node tools/voice/measure.ts [--wav folder]
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { composeScript } from "@giliran/display/announce";
import { bundledFolder, gapsIn, packOf, readManifest, soundOf, transcriptOf } from "./assemble.ts";
import { createClipDecoder } from "./decode.ts";
import { integrated, momentaryMax, samplePeak } from "./loudness.ts";
import { lengthMs, type Sound, writeWave } from "./wave.ts";

const { values } = parseArgs({ options: { wav: { type: "string" } } });
const manifest = readManifest(bundledFolder);
const samples = [
  { label: "A007", counter: "3", recall: false, languages: ["id"], reading: "digits" },
  { label: "A007", counter: "3", recall: true, languages: ["id"], reading: "digits" },
  { label: "B112", counter: "12", recall: false, languages: ["id"], reading: "digits" },
  { label: "A123", counter: "21", recall: false, languages: ["id"], reading: "number" },
  { label: "X001", counter: "8", recall: false, languages: ["en"], reading: "digits" },
] as const;

const decoder = await createClipDecoder();
const sounds = new Map<string, Sound>();
const files = [manifest.chimes, ...Object.values(manifest.languages)].flatMap((clips) =>
  Object.values(clips),
);
for (const { file } of files) sounds.set(file, await decoder.decode(readFileSync(join(bundledFolder, file))));
decoder.free();

for (const { label, counter, recall, ...how } of samples) {
  const reading = { ...how, queueWord: "antrean", repeats: 1, chime: "two-tones" } as const;
  const { parts } = composeScript({ label, counter, recall }, reading, packOf(manifest));
  for (const part of parts) {
    const sound = soundOf(part, clipOf, manifest);
    const said = transcriptOf(part, manifest);
    if (values.wav !== undefined) {
      mkdirSync(values.wav, { recursive: true });
      writeFileSync(join(values.wav, `${said.replaceAll(" ", "-")}.wav`), writeWave(sound));
    }
    console.log(JSON.stringify({ said, ...measure(sound) }));
  }
}
const speech = [...sounds].filter(([file]) => !file.startsWith("chime-"));
const loudness = speech.map(([file, sound]) => ({ file, lufs: tenth(momentaryMax(sound)) }));
const ordered = loudness.toSorted((a, b) => a.lufs - b.lufs);
console.log(JSON.stringify({ clips: speech.length, softest: ordered[0], loudest: ordered.at(-1) }));

function clipOf(file: string): Sound {
  const sound = sounds.get(file);
  if (sound === undefined) throw new Error(`${file} was not decoded.`);
  return sound;
}

function measure(sound: Sound): object {
  return {
    seconds: Number((lengthMs(sound) / 1000).toFixed(2)),
    integratedLufs: tenth(integrated(sound)),
    momentaryMaxLufs: tenth(momentaryMax(sound)),
    peakDb: tenth(samplePeak(sound)),
    gapsMs: gapsIn(sound),
  };
}

function tenth(value: number): number {
  return Math.round(10 * value) / 10;
}
