import { type ChildProcess, spawn } from "node:child_process";
import { Mechanism } from "../../src/devices/printer/simulator/mechanism.ts";
import { Tokenizer } from "../../src/devices/printer/simulator/tokenizer.ts";
import { until } from "../../src/devices/testing/until.ts";
import { neverFails } from "./bench.ts";

export interface TerminalPrinter {
  readonly path: string;
  readonly mechanism: Mechanism;
  readonly unplug: () => Promise<void>;
}

/**
 * The simulated printer behind a real character device: the slave side of a pseudo-terminal that the
 * system's `script` opens, in raw mode. The kernel's own EAGAIN and hang-up are met here; EBUSY and ENODEV
 * of usblp are not, and are played below.
 */
export async function terminalPrinter(): Promise<TerminalPrinter> {
  const child: ChildProcess = spawn(
    "script",
    ["-qfc", "stty raw -echo; tty >&2; sleep 600 2>&1", "/dev/null"],
    {
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const mechanism = new Mechanism(48, true, neverFails);
  const tokenizer = new Tokenizer();
  const sender = {
    answer: (bytes: Uint8Array) => void child.stdin?.write(bytes),
    wantStatusBack: () => {},
  };
  let path = "";
  child.stdout?.on("data", (bytes: Buffer) => {
    if (path === "") {
      path = /\/dev\/pts\/\d+/u.exec(bytes.toString("latin1"))?.[0] ?? "";
      return;
    }
    for (const token of tokenizer.push(bytes)) mechanism.receive(token, sender);
  });
  const unplug = async (): Promise<void> => {
    child.kill("SIGKILL");
    await exited;
  };
  await until(() => path !== "");
  return { path, mechanism, unplug };
}
