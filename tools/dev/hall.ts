// Hub and kiosk of `pnpm dev`, in a process of their own that Node starts anew when a source changes.
import { join } from "node:path";
import { createLogFile } from "../start/logFile.ts";
import { parseOptions } from "../start/options.ts";
import { untilSignal } from "../start/signals.ts";
import { startHall } from "../start/startHall.ts";
import { originOf, portsFrom } from "./pageServers.ts";

const root = join(import.meta.dirname, "..", "..");

process.exit(await main());

async function main(): Promise<number> {
  const parsed = parseOptions(process.argv.slice(2), { root, cwd: process.cwd() });
  if (parsed.kind !== "run") return 1;
  const ports = portsFrom(parsed.options.port);
  const hotPages = { hub: originOf(ports.front), kiosk: originOf(ports.kioskPages) };
  const signalled = untilSignal();
  const logFile = createLogFile((sentence) => console.error(sentence));
  try {
    const hall = await startHall(parsed.options, { root, logFile, hotPages });
    const code = hall.administratorCode === null ? "" : `; administrator's code ${hall.administratorCode}`;
    console.log(
      `Hub and kiosk are up; simulated printer on port ${hall.kiosk?.printerPort ?? "none"}${code}.`,
    );
    await signalled;
    await hall.stop();
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    await logFile.close();
  }
}
