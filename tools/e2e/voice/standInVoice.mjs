#!/usr/bin/env node
// Stands in for espeak-ng in tests: takes the same options, and writes a quiet WAV file as long as the words are, which
// carries them in a chunk of its own, so that a test hears what was played and nothing else.
import process from "node:process";

const options = process.argv.slice(2);
if (options.includes("--version")) {
  process.stdout.write("a stand-in\n");
  process.exit(0);
}
const language = options[options.indexOf("-v") + 1] ?? "";
const read = [];
for await (const chunk of process.stdin) read.push(chunk);
const words = Buffer.from(JSON.stringify({ language, text: Buffer.concat(read).toString("utf8") }));
const padded = Buffer.concat([words, Buffer.alloc(words.length % 2, " ")]);
const samplesPerSecond = 8_000;
const msPerSign = 4;
const samples = Buffer.alloc(Math.ceil((words.length * msPerSign * samplesPerSecond) / 1_000) * 2);

/** @type {(name: string, body: Buffer) => Buffer} */
function chunk(name, body) {
  const head = Buffer.alloc(8);
  head.write(name, "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

const format = Buffer.alloc(16);
format.writeUInt16LE(1, 0);
format.writeUInt16LE(1, 2);
format.writeUInt32LE(samplesPerSecond, 4);
format.writeUInt32LE(samplesPerSecond * 2, 8);
format.writeUInt16LE(2, 12);
format.writeUInt16LE(16, 14);
const body = Buffer.concat([
  Buffer.from("WAVE", "latin1"),
  chunk("fmt ", format),
  chunk("said", padded),
  chunk("data", samples),
]);
process.stdout.write(chunk("RIFF", body));
