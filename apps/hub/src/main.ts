import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { shownFingerprint } from "@giliran/shared/contract";
import { type HubOptions, isLoopback } from "./config.ts";
import { systemClock } from "./ids.ts";
import { createLog } from "./log.ts";
import { BackupError, backUp, restore } from "./store/backup.ts";
import { administratorId } from "./app/access.ts";
import { startHub, type RunningHub } from "./startHub.ts";
import { StartError } from "./startError.ts";
import { DataFolderError } from "./store/dataFolder.ts";

const usage = `node hub.mjs backup --to FILE [--data FOLDER]       the hub may be at work
node hub.mjs restore --from FILE [--data FOLDER]    the hub must not be at work
node hub.mjs --hall FILE [--data FOLDER]
  --port 8080 --host 127.0.0.1     where staff and machines reach the hub; off this machine always https and wss
  --name NAME                      a further name of the hub for its certificate, again and again
  --unannounced                    off this machine, do not tell the network by multicast DNS where the hub is
  --secure                         https and wss on this machine, too
  --insecure                       plain http off this machine, for a trial on a closed network
  --public-port PORT               a second listener for visitors' phones alone, plain http
  --public-host HOST               its address, for example that of the guest network (0.0.0.0)
  --public-certificate FILE --public-key FILE   https there, with the hall's own certificate
  --public-address URL             how phones reach it, where slips shall bear another address
  --pages FOLDER                   the built pages
`;

/** The hub as a program of its own. */
async function main(): Promise<void> {
  const [word, ...rest] = process.argv.slice(2);
  if (word === "backup" || word === "restore") return keepOrPutBack(word, rest);
  const { values } = parseArgs({
    options: {
      help: { type: "boolean", default: false },
      port: { type: "string", default: "8080" },
      host: { type: "string", default: "127.0.0.1" },
      data: { type: "string", default: "data" },
      hall: { type: "string" },
      pages: { type: "string" },
      name: { type: "string", multiple: true, default: [] },
      unannounced: { type: "boolean", default: false },
      secure: { type: "boolean", default: false },
      insecure: { type: "boolean", default: false },
      "public-port": { type: "string" },
      "public-host": { type: "string", default: "0.0.0.0" },
      "public-certificate": { type: "string" },
      "public-key": { type: "string" },
      "public-address": { type: "string" },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  if (values.hall === undefined) throw new StartError("Which hall? Name its file with --hall FILE.");
  const hub = await startHub(
    {
      port: Number(values.port),
      host: values.host,
      names: values.name,
      announced: !values.unannounced && !isLoopback(values.host),
      secure: values.secure,
      insecure: values.insecure,
      dataFolder: values.data,
      hallFile: values.hall,
      pages: pageFolders(values.pages ?? null),
      publicAddress: values["public-address"] ?? null,
      publicDoor: publicDoorOf(values),
    },
    { log: createLog("info") },
  );
  tellAuthority(hub);
  welcomeAdministrator(hub);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void hub.stop().then(() => process.exit(0)));
  }
}

/** `backup --to FILE`, `restore --from FILE`. @throws {StartError | BackupError | DataFolderError} */
function keepOrPutBack(word: "backup" | "restore", args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: "string", default: "data" }, to: { type: "string" }, from: { type: "string" } },
  });
  const file = word === "backup" ? values.to : values.from;
  if (file === undefined)
    throw new StartError(`Which file? Name it with --${word === "backup" ? "to" : "from"} FILE.`);
  if (word === "backup") {
    backUp(values.data, file, systemClock.now());
    process.stdout.write(`The hall is in ${file}. Keep it where only its owner reads it.\n`);
    return;
  }
  const former = restore(values.data, file, systemClock.now());
  process.stdout.write(
    `The hall is as it was in ${file}. Start the hub: it gives no number before every kiosk has told what it printed since.\n` +
      (former === null ? "" : `What stood there before is in ${former}.\n`),
  );
}

/** The visitors' own listener; null: none was asked for. */
function publicDoorOf(words: {
  readonly "public-port"?: string | undefined;
  readonly "public-host": string;
  readonly "public-certificate"?: string | undefined;
  readonly "public-key"?: string | undefined;
}): HubOptions["publicDoor"] {
  if (words["public-port"] === undefined) return null;
  return {
    host: words["public-host"],
    port: Number(words["public-port"]),
    certificateFile: words["public-certificate"] ?? null,
    keyFile: words["public-key"] ?? null,
  };
}

/** What a technician compares with a kiosk's screen, and what a browser may be started with. */
function tellAuthority({ url, security }: RunningHub): void {
  if (security === null) return;
  const fingerprint = security.fingerprint();
  const pin = Buffer.from(fingerprint, "hex").toString("base64");
  process.stdout.write(
    `\nThe hall's authority: ${shownFingerprint(fingerprint)}\n` +
      `For a machine's store: ${url}/authority.crt; to pin it in Chromium: --ignore-certificate-errors-spki-list=${pin}\n`,
  );
}

/** An option that there is not, as Node's own parser says it. */
function isWrongWord(error: Error): boolean {
  return "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
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
  const told = [StartError, DataFolderError, BackupError].some((kind) => error instanceof kind);
  if (!(error instanceof Error) || !(told || isWrongWord(error))) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
