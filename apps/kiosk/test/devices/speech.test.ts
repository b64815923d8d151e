import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { Espeak } from "../../src/devices/speech/espeak.ts";
import { wholeWav } from "../../src/devices/speech/wav.ts";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

function neverFails(error: unknown): void {
  throw error;
}

/** A program in the shell's words. */
function program(body: string): string {
  const folder = mkdtempSync(join(tmpdir(), "giliran-voice-"));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "voice");
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return file;
}

function speechBy(path: string): Espeak {
  return new Espeak({ program: path, onListenerFailure: neverFails });
}

const isThere = ((): boolean => {
  try {
    execFileSync("espeak-ng", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

describe("speech by a program", () => {
  it("is missing where the program is not, from the start on, and says nothing", async () => {
    const speech = speechBy("/nowhere/espeak-ng");
    const told: string[] = [];
    speech.onChange((code) => told.push(code));
    await speech.start();
    expect(speech.health()).toBe("speech_missing");
    expect(await speech.speak("Selamat datang", "id")).toBeNull();
    expect(told).toEqual(["speech_missing"]);
  });

  it.each([
    ["ends with an error", "exit 1"],
    ["writes no WAV", "cat"],
    ["writes nothing", "true"],
    ["writes without an end", "exec yes"],
  ])("says nothing with a program that %s, and is there all the same", async (_what, body) => {
    const speech = speechBy(program(body));
    await speech.start();
    expect(await speech.speak("Selamat datang", "id")).toBeNull();
    expect(speech.health()).toBe("speech_ready");
  });

  it("gives the words to the program as they are, never as its options, in the language's voice", async () => {
    const folder = mkdtempSync(join(tmpdir(), "giliran-said-"));
    ends.push(() => rmSync(folder, { recursive: true, force: true }));
    const said = join(folder, "said");
    const speech = speechBy(program(`echo "$@" >> '${said}'; cat >> '${said}'; echo >> '${said}'`));
    await Promise.all([speech.speak("--path=/etc $(id) `id`", "id"), speech.speak("Sugeng rawuh", "jv")]);
    expect(execFileSync("cat", [said], { encoding: "utf8" })).toBe(
      "--stdin --stdout -b 1 -s 140 -v id\n--path=/etc $(id) `id`\n--stdin --stdout -b 1 -s 140 -v id\nSugeng rawuh\n",
    );
  });

  it.skipIf(!isThere)("is heard by the real espeak-ng, where it is installed", async () => {
    const speech = speechBy("espeak-ng");
    await speech.start();
    const [short, long] = [
      await speech.speak("Pilih instansi.", "id"),
      await speech.speak("Nomor antrean Anda A 0 0 1. Silakan duduk di ruang tunggu zona A.", "id"),
    ];
    // 22 050 samples of two bytes in a second: whoever listens hears the longer text for longer.
    expect(short?.length ?? 0).toBeGreaterThan(22_050);
    expect(long?.length ?? 0).toBeGreaterThan(2 * (short?.length ?? 0));
    expect(Buffer.from(long ?? []).readUInt32LE(4)).toBe((long?.length ?? 0) - 8);
    expect(await speech.speak("x", "xx")).toBeNull();
  });
});

describe("a WAV file from a pipe", () => {
  const wav = (data: Buffer): Buffer => {
    const head = Buffer.from("RIFF????WAVEfmt \u0004\u0000\u0000\u0000abcddata????", "latin1");
    return Buffer.concat([head, data]);
  };

  it("is given its true sizes", () => {
    const whole = wholeWav(wav(Buffer.from([1, 2, 3, 4])));
    expect(whole?.readUInt32LE(4)).toBe((whole?.length ?? 0) - 8);
    expect(whole?.readUInt32LE((whole?.length ?? 0) - 8)).toBe(4);
  });

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["something else", Buffer.from("not a sound at all, but long enough")],
    ["no sample", wav(Buffer.alloc(0))],
    ["a chunk beyond the end", Buffer.from("RIFF????WAVEfmt \u00ff\u00ff\u00ff\u00ff", "latin1")],
  ])("is none where there is %s", (_what, bytes) => {
    expect(wholeWav(bytes)).toBeNull();
  });
});
