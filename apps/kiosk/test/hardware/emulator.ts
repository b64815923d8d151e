import { type ChildProcess, fork } from "node:child_process";

/** An emulated device in a process of its own: its waiting for the kernel must not hold up the driver under test. */
export interface Emulator<Ask extends object, Answer> {
  readonly ask: (what: Ask) => Promise<Answer>;
  readonly end: () => Promise<void>;
}

interface Reply {
  readonly nth: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** @param role which of this program's emulators */
export function startEmulator<Ask extends object, Answer>(role: string): Emulator<Ask, Answer> {
  const child: ChildProcess = fork(process.argv[1] ?? "", [role], { serialization: "advanced" });
  const waiting = new Map<number, { give: (value: Answer) => void; fail: (error: Error) => void }>();
  let count = 0;
  child.on("message", ({ nth, value, error }: Reply) => {
    const waiter = waiting.get(nth);
    waiting.delete(nth);
    if (error === undefined) waiter?.give(value as Answer);
    else waiter?.fail(new Error(`${role}: ${error}`));
  });
  return {
    ask: async (what) =>
      await new Promise((give, fail) => {
        count += 1;
        waiting.set(count, { give, fail });
        child.send({ nth: count, what });
      }),
    end: async () => {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** The emulator's side: answers each question in turn. */
export function serveEmulator(answer: (what: never) => Promise<unknown>): void {
  process.on("message", ({ nth, what }: { readonly nth: number; readonly what: never }) => {
    answer(what).then(
      (value) => process.send?.({ nth, value }),
      (error: unknown) =>
        process.send?.({ nth, error: error instanceof Error ? error.message : String(error) }),
    );
  });
}
