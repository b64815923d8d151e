import { existsSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { Refusal } from "./setup.ts";

/** The machine that is set up: its files below `root`, and its programs. */
export interface Machine {
  readonly root: string;
  /** Runs a program of this machine. @returns null when it ended well, else what it said */
  run(program: string, args: readonly string[]): string | null;
  /** What a program of this machine says; null where it is not there or did not end well. */
  ask(program: string, args: readonly string[]): string | null;
  /** Whether this is the machine that runs now, with its systemd at work. */
  readonly alive: boolean;
  say(line: string): void;
}

/** @throws {Refusal} where this user may not write there, or the machine has no systemd */
export function openMachine(root: string): Machine {
  if (process.getuid?.() !== 0) throw new Refusal("Only root may do this: put sudo before the command.");
  const machine: Machine = {
    root,
    alive: root === "/" && existsSync("/run/systemd/system"),
    run: (program, args) => {
      const { status, stderr, error } = spawnSync(program, args, { encoding: "utf8" });
      return status === 0 ? null : (error?.message ?? stderr.trim());
    },
    ask: (program, args) => {
      const { status, stdout } = spawnSync(program, args, {
        encoding: "utf8",
        env: { ...process.env, LC_ALL: "C" },
      });
      return status === 0 ? stdout : null;
    },
    say: (line) => process.stdout.write(`${line}\n`),
  };
  expectSystemd(machine);
  return machine;
}

/** @throws {Refusal} */
export function expectSystemd({ root }: Pick<Machine, "root">): void {
  if (existsSync(join(root, "usr/bin/systemctl")) || existsSync(join(root, "bin/systemctl"))) return;
  throw new Refusal(`There is no systemd in ${root}: the installer is for Debian and Raspberry Pi OS.`);
}
