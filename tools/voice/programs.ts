import { spawnSync } from "node:child_process";
import { readWave, type Sound, writeWave } from "./wave.ts";

/** Debian's packages that the generator needs: none of them is part of the product. */
const packages: Readonly<Record<string, string>> = {
  "espeak-ng": "espeak-ng",
  opusenc: "opus-tools",
};

/** Words a minute: slow enough for a hall, fast enough for a queue. */
const speed = "140";
const kbits = "32";

/**
 * What espeak-ng says in the voice of a language.
 * @throws Error with one sentence when the program is missing or fails
 */
export function speak(language: string, text: string): Sound {
  return readWave(run("espeak-ng", ["-v", language, "-s", speed, "--stdout", text], null).out);
}

/**
 * Ogg with Opus. The same samples and the same opusenc give the same bytes: the stream's serial number, which is
 * drawn by chance, is set to 1.
 * @throws Error with one sentence when the program is missing or fails
 */
export function encode(sound: Sound): Buffer {
  const options = ["--quiet", "--bitrate", kbits, "--speech", "--padding", "0", "--serial", "1"];
  return run("opusenc", [...options, "-", "-"], writeWave(sound)).out;
}

/** Runs a program to its end with bytes on its input. */
export function run(
  program: string,
  args: readonly string[],
  input: Buffer | null,
): { out: Buffer; log: string } {
  const ended = spawnSync(program, args, { input: input ?? Buffer.alloc(0), maxBuffer: 256 * 1024 * 1024 });
  if (ended.error !== undefined) {
    throw new Error(`${program} could not be run. Debian: apt-get install ${packages[program] ?? program}.`);
  }
  const log = ended.stderr.toString("utf8");
  if (ended.status !== 0) throw new Error(`${program} failed: ${log.trim()}`);
  return { out: ended.stdout, log };
}
