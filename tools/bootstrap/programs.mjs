import { spawn } from "node:child_process";
import { constants } from "node:os";
import { delimiter, join } from "node:path";

const tailLength = 20_000;

/**
 * The environment of every child: the pinned tools come first.
 * @param {string} root
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(root) {
  const bin = join(root, "node_modules", ".bin");
  return { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` };
}

/**
 * Runs a program of the set-up, mirrors what it says, indented, and keeps the tail for an explanation.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string; env: NodeJS.ProcessEnv; write: (line: string) => void }} options
 * @returns {Promise<{ code: number; tail: string }>}
 */
export function runMirrored(program, args, { cwd, env, write }) {
  return new Promise((resolve, reject) => {
    // npx is a .cmd file on Windows, which only a shell can start; no argument here holds a blank.
    const shell = process.platform === "win32";
    const child = spawn(program, args, { cwd, env, shell, stdio: ["ignore", "pipe", "pipe"] });
    let tail = "";
    for (const stream of [child.stdout, child.stderr]) {
      let rest = "";
      stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
        tail = (tail + text).slice(-tailLength);
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) write(line);
      });
      stream.on("end", () => rest && write(rest));
    }
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code: exitCode(code, signal), tail }));
  });
}

const lookEveryMs = 500;

/**
 * Runs the command itself with this terminal, hands signals on to it, and waits for its end.
 * A Ctrl+C reaches it twice (from the terminal and from here): commands take the second as the first.
 * Under npm it ends with npm: the shell between the two dies of a signal without handing it on.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string; env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>} its exit code; 128 + n when a signal ended it
 */
export function runForeground(program, args, { cwd, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: "inherit" });
    /** @type {NodeJS.Signals[]} */
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    const forward = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    for (const signal of signals) process.on(signal, forward);
    const parent = process.ppid;
    const isOrphan = () => process.env["npm_lifecycle_event"] !== undefined && process.ppid !== parent;
    const watch = setInterval(() => isOrphan() && child.kill("SIGTERM"), lookEveryMs);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearInterval(watch);
      for (const name of signals) process.off(name, forward);
      resolve(exitCode(code, signal));
    });
  });
}

/**
 * The shell's convention for an ended child.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 * @returns {number}
 */
export function exitCode(code, signal) {
  if (code !== null) return code;
  return signal ? 128 + constants.signals[signal] : 1;
}
