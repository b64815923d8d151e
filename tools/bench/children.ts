import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";

/** Everything that this bench has started and that has not ended yet: it never outlives the bench. */
const alive = new Set<ChildProcess>();
process.once("exit", () => alive.forEach((child) => child.kill("SIGKILL")));

/** A program of our own, run by this Node, that talks over IPC. */
export interface Child {
  readonly pid: number;
  /** Sends one message and waits for the next one that comes back. */
  readonly ask: (message: object) => Promise<unknown>;
  /** Asks for an orderly end and waits for it. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a program and waits for its first message.
 * @param program file that Node can run
 * @param order what it is told to do; it reads it as JSON from its first argument
 * @returns the program and that message
 * @throws Error when it ends before
 */
export async function startChild(
  program: string,
  order: object,
  nodeArguments: readonly string[],
): Promise<{ child: Child; ready: unknown }> {
  const child = fork(program, [JSON.stringify(order)], {
    execArgv: [...nodeArguments],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  keep(child);
  const gone = once(child, "exit").then(() => Promise.reject(new Error(`${program} ended before its time`)));
  gone.catch(() => undefined);
  const next = async (): Promise<unknown> =>
    await Promise.race([once(child, "message").then(([message]) => message as unknown), gone]);
  const ready = await next();
  return {
    ready,
    child: {
      pid: child.pid ?? 0,
      ask: async (message) => {
        const answer = next();
        child.send(message);
        return await answer;
      },
      stop: async () => {
        const ended = once(child, "exit");
        child.send({ kind: "stop" });
        await ended;
      },
    },
  };
}

/** Starts a program that knows nothing of the bench, as an operator would. */
export function startProgram(program: string, args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "ignore", "inherit"] });
  keep(child);
  return child;
}

/** Ends it as a power cut of its process would, and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

function keep(child: ChildProcess): void {
  alive.add(child);
  child.once("exit", () => alive.delete(child));
}
