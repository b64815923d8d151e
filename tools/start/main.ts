// `npm start`: the sample hall, or one's own, on this machine.
import { join } from "node:path";
import { createLogFile } from "./logFile.ts";
import { help, parseOptions, type StartOptions } from "./options.ts";
import { untilSignal } from "./signals.ts";
import { startHall } from "./startHall.ts";
import { welcome } from "./welcome.ts";

const root = join(import.meta.dirname, "..", "..");
/** How long an orderly end may take; what was acknowledged is on the disk already. */
const patienceMs = 8_000;

// Not `process.exitCode`: a start that failed halfway must end although a part of it still listens or waits.
process.exit(await main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<number> {
  const parsed = parseOptions(argv, { root, cwd: process.env["INIT_CWD"] ?? process.cwd() });
  switch (parsed.kind) {
    case "help":
      console.log(help);
      return 0;
    case "refused":
      console.error(parsed.reason);
      return 1;
    case "run":
      return await run(parsed.options);
    default:
      return parsed satisfies never;
  }
}

async function run(options: StartOptions): Promise<number> {
  const signalled = untilSignal();
  const logFile = createLogFile((sentence) => console.error(sentence));
  try {
    const hall = await startHall(options, { root, logFile, hotPages: null });
    console.log(welcome(hall, options).join("\n"));
    await signalled;
    console.log("Closing the hall ...");
    setTimeout(() => process.exit(1), patienceMs).unref();
    await hall.stop();
    console.log("The hall is closed.");
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    await logFile.close();
  }
}
