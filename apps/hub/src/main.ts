import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { createLog } from "./log.ts";
import { administratorId } from "./app/access.ts";
import { startHub, type RunningHub } from "./startHub.ts";
import { StartError } from "./startError.ts";
import { DataFolderError } from "./store/dataFolder.ts";

/** The hub as a program of its own: `node hub.mjs --data FOLDER --hall FILE [--port P] [--host H] [--insecure]`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "8080" },
      host: { type: "string", default: "127.0.0.1" },
      data: { type: "string", default: "data" },
      hall: { type: "string" },
      pages: { type: "string" },
      insecure: { type: "boolean", default: false },
    },
  });
  if (values.hall === undefined) throw new StartError("Which hall? Name its file with --hall FILE.");
  const hub = await startHub(
    {
      port: Number(values.port),
      host: values.host,
      insecure: values.insecure,
      dataFolder: values.data,
      hallFile: values.hall,
      pages: pageFolders(values.pages ?? null),
    },
    { log: createLog("info") },
  );
  welcomeAdministrator(hub);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void hub.stop().then(() => process.exit(0)));
  }
}

/** Beside the bundled program, or where `--pages` says. */
function pageFolders(given: string | null): { web: string; display: string } {
  const root = given ?? [import.meta.dirname, join(import.meta.dirname, "..", "dist")].find(hasPages) ?? ".";
  const beside = join(root, "display");
  const display = existsSync(beside) ? beside : join(import.meta.dirname, "..", "..", "display", "dist");
  return { web: resolve(root, "web"), display };
}

function hasPages(folder: string): boolean {
  return existsSync(join(folder, "web"));
}

/** A new hall has nobody who could sign in: whoever stands at its console becomes the administrator. */
function welcomeAdministrator(hub: RunningHub): void {
  if (!hub.needsAdministrator) return;
  const code = hub.invite({ kind: "staff", id: administratorId }, "code");
  process.stdout.write(
    `\nSign in as administrator at ${hub.url}/admin with the code ${code} (10 minutes, once).\n\n`,
  );
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StartError || error instanceof DataFolderError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
