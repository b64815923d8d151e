// A kiosk behind any browser in kiosk mode, for example on a Raspberry Pi. README.md names the settings.
import { pino } from "pino";
import { readProgramOptions } from "../programOptions.ts";
import { startKioskProgram } from "./startKioskProgram.ts";

const log = pino({ name: "kiosk" });

process.exitCode = await main();

async function main(): Promise<number> {
  const options = readProgramOptions(process.env);
  if (!options.ok) {
    log.error({}, options.error);
    return 1;
  }
  const { withoutPaper, night, ...rest } = options.value;
  try {
    const host = await startKioskProgram({ ...rest, settings: { withoutPaper, night }, log });
    const signal = await ended();
    log.info({ signal }, "The kiosk ends.");
    await host.stop();
    return 0;
  } catch (error) {
    log.error({}, error instanceof Error ? error.message : String(error));
    return 1;
  }
}

async function ended(): Promise<NodeJS.Signals> {
  return await new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve(signal));
  });
}
