import { spawn } from "node:child_process";
import type { DeviceDescription, Speech, SpeechHealthCode, Unsubscribe } from "../../core/ports.ts";
import { type ListenerFailure, Subscribers } from "../subscribers.ts";
import { WriteQueue } from "../writeQueue.ts";
import { wholeWav } from "./wav.ts";

export interface EspeakOptions {
  /** Name or path of Debian's `espeak-ng`, or of a program that takes the same options. */
  readonly program: string;
  readonly onListenerFailure: ListenerFailure;
}

/** It has no Javanese: the Indonesian voice reads it, whose letters sound alike. Others go by their own tag. */
const voices: Readonly<Record<string, string>> = { jv: "id" };
const wordsPerMinute = 140;
const withinMs = 5_000;
/** Two minutes of speech. */
const mostBytes = 6_000_000;

/** Speech by the program espeak-ng, which is asked anew for each text: nothing of what was said is kept. */
export class Espeak implements Speech {
  readonly #options: EspeakOptions;
  readonly #changes: Subscribers<SpeechHealthCode>;
  readonly #queue = new WriteQueue();
  #health: SpeechHealthCode = "speech_ready";

  constructor(options: EspeakOptions) {
    this.#options = options;
    this.#changes = new Subscribers(options.onListenerFailure);
  }

  describe(): DeviceDescription {
    return { name: "espeak-ng", simulated: false };
  }

  health(): SpeechHealthCode {
    return this.#health;
  }

  onChange(listener: (code: SpeechHealthCode) => void): Unsubscribe {
    return this.#changes.add(listener);
  }

  async start(): Promise<void> {
    await this.#run(["--version"], "");
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  speak(text: string, language: string): Promise<Uint8Array | null> {
    const voice = voices[language] ?? language;
    const options = ["--stdin", "--stdout", "-b", "1", "-s", String(wordsPerMinute), "-v", voice];
    return this.#queue.run(async () => {
      const spoken = await this.#run(options, text);
      return spoken === null ? null : wholeWav(spoken);
    });
  }

  /** What the program writes; null where it fails, is too slow or is not there. */
  #run(options: readonly string[], text: string): Promise<Buffer | null> {
    return new Promise((resolve) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      const child = spawn(this.#options.program, options, {
        stdio: ["pipe", "pipe", "ignore"],
        timeout: withinMs,
        killSignal: "SIGKILL",
      });
      child.on("error", () => {
        this.#setHealth("speech_missing");
        resolve(null);
      });
      child.stdout.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > mostBytes) child.kill("SIGKILL");
        else chunks.push(chunk);
      });
      // Who ends before it has read its text says so by its exit.
      child.stdin.on("error", () => undefined);
      child.stdin.end(text);
      child.on("close", (code) => {
        if (code !== null) this.#setHealth("speech_ready");
        resolve(code === 0 ? Buffer.concat(chunks) : null);
      });
    });
  }

  #setHealth(code: SpeechHealthCode): void {
    if (code === this.#health) return;
    this.#health = code;
    this.#changes.tell(code);
  }
}
