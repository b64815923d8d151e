import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** A command as a person runs it. */
export interface RunningTool {
  readonly child: ChildProcess;
  /** What it has said so far, both streams together. */
  readonly said: () => string;
  /** Resolves once it has said something that matches; rejects when it ends before. */
  readonly says: (pattern: RegExp) => Promise<RegExpMatchArray>;
  /** Resolves to its exit code. */
  readonly ended: Promise<number | null>;
}

/**
 * Runs `node tools/<name>/main.ts` with these words.
 * @param cwd where the person stands: relative paths begin there
 */
export function runTool(name: string, words: readonly string[], cwd = process.cwd()): RunningTool {
  const main = join(import.meta.dirname, "..", name, "main.ts");
  const env = { ...process.env, INIT_CWD: cwd };
  const child = spawn(process.execPath, [main, ...words], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (piece: string) => {
      text += piece;
      for (const listener of listeners) listener();
    });
  }
  const ended = once(child, "close").then(([code]: (number | null)[]) => code ?? null);
  const says = async (pattern: RegExp): Promise<RegExpMatchArray> =>
    await new Promise((resolve, reject) => {
      const look = (): void => {
        const match = text.match(pattern);
        if (match !== null) resolve(match);
      };
      listeners.add(look);
      look();
      void ended.then(() => reject(new Error(`It ended without saying ${String(pattern)}: ${text}`)));
    });
  return { child, said: () => text, says, ended };
}
