// Sets a Debian machine up as a hub, a kiosk or a call screen. Built as tools/dist/install.mjs; README.md names the commands.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { doctor } from "./doctor/doctor.ts";
import { type Piece, places } from "./files/plan.ts";
import { findHubs, tellHubs } from "./find.ts";
import { restore } from "./hubData.ts";
import { install, piecesOf } from "./install.ts";
import { openMachine } from "./machine.ts";
import { ownNode } from "./release.ts";
import { remove, wayBack } from "./remove.ts";
import { readRole, readSetup, Refusal, type Role } from "./setup.ts";

const usage = `node install.mjs hub --hall FILE [--host 0.0.0.0] [--port 8080] [--public-port 8090] [--name NAME]...
node install.mjs kiosk --hub https://HUB:8080 [--fingerprint PIN] [--devices FILE]
                       [--printer VENDOR:PRODUCT] [--scanner VENDOR:PRODUCT]... [--raw-sensor]
                       [--port 8081]       of its own page, for this machine's browser alone
node install.mjs screen --hub https://HUB:8080 [--fingerprint PIN]
node install.mjs remove ROLE [--purge]     the data stays without --purge
node install.mjs way-back ROLE             the release before the last upgrade
node install.mjs find                      hubs in this network, and what to compare before one is used
node install.mjs restore hub --from FILE   a backup into the hall's place; no printed number is given twice
node install.mjs doctor [--language id|en]  what is wrong with this machine, in sentences; ends with 1 where something is
  PIN is what the hub prints at its start after --ignore-certificate-errors-spki-list=
  --from FOLDER     the unpacked release, where this program does not stand in it
  --node FILE       the Node that the services run, where not the release's own
  --root FOLDER     another root than /
  --dry-run         print what would be written
`;

/** Built it stands in tools/dist, as source in tools/install: two folders above is the release. */
const from = join(import.meta.dirname, "..", "..");
const brought = `${ownNode}/bin/node`;

/** Every hub answers within a second; a busy network needs a second try. */
const listenMs = 4_000;

function ownOf(role: Role) {
  const node = existsSync(join(from, brought)) ? `${places(role).current}/${brought}` : process.execPath;
  return { from, node };
}

async function main(): Promise<void> {
  const [word, ...rest] = process.argv.slice(2);
  if (word === undefined || word === "--help") return void process.stdout.write(usage);
  if (word === "remove" || word === "way-back") return undo(word, rest);
  if (word === "restore") return putBack(rest);
  if (word === "doctor") return await doctor(rest);
  if (word === "find") {
    const hubs = await findHubs(listenMs, (sentence) => process.stderr.write(`${sentence}\n`));
    return void process.stdout.write(tellHubs(hubs));
  }
  const role = readRole(word);
  const setup = readSetup(role, rest, ownOf(role));
  if (!setup["dry-run"]) return install(openMachine(setup.root), setup, new Date());
  for (const piece of piecesOf(setup)) {
    process.stdout.write(`# ${piece.path}${shown(piece)}\n`);
  }
}

function shown(piece: Piece): string {
  if (piece.kind === "link") return ` -> ${piece.to}\n`;
  return typeof piece.text === "string" ? `\n${piece.text}` : ` (${String(piece.text.length)} bytes)\n`;
}

/** @throws {Refusal} */
function undo(word: "remove" | "way-back", args: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { root: { type: "string", default: "/" }, purge: { type: "boolean", default: false } },
  });
  const role = readRole(positionals[0]);
  const machine = openMachine(values.root);
  if (word === "remove") remove(machine, role, values.purge);
  else wayBack(machine, role);
}

/** @throws {Refusal} */
function putBack(args: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { root: { type: "string", default: "/" }, from: { type: "string" } },
  });
  const role = readRole(positionals[0]);
  if (role !== "hub") throw new Refusal(`A ${role} has no backup: the hall stands at the hub.`);
  if (values.from === undefined) throw new Refusal("Which backup? Name it with --from FILE.");
  restore(openMachine(values.root), values.from);
}

try {
  await main();
} catch (error) {
  const wrongWord =
    error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  if (!(error instanceof Refusal) && !wrongWord) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
