// Sets a Debian machine up as a hub, a kiosk or a call screen. Built as tools/dist/install.mjs; README.md names the commands.
import { accessSync, existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { faultsOf } from "./doctor/checks.ts";
import { probe } from "./doctor/probe.ts";
import { type Piece, places } from "./files/plan.ts";
import { restore } from "./hubData.ts";
import { install, piecesOf } from "./install.ts";
import { openMachine } from "./machine.ts";
import { ownNode } from "./release.ts";
import { remove, wayBack } from "./remove.ts";
import { fingerprintWord, readRole, readSetup, Refusal, type Role } from "./setup.ts";

const usage = `node install.mjs hub --hall FILE [--host 0.0.0.0] [--port 8080] [--public-port 8090] [--name NAME]...
node install.mjs kiosk --hub https://HUB:8080 [--fingerprint PIN] [--devices FILE]
                       [--printer VENDOR:PRODUCT] [--scanner VENDOR:PRODUCT]... [--raw-sensor]
                       [--port 8081]       of its own page, for this machine's browser alone
node install.mjs screen --hub https://HUB:8080 [--fingerprint PIN]
node install.mjs remove ROLE [--purge]     the data stays without --purge
node install.mjs way-back ROLE             the release before the last upgrade
node install.mjs restore hub --from FILE   a backup into the hall's place; no printed number is given twice
node install.mjs doctor --hub https://HUB:8080 [--fingerprint PIN] [--printer /dev/giliran-printer]
                        [--scanner /dev/hidraw0] [--data FOLDER] [--language id|en]
                        what is wrong, in sentences; ends with 1 where something is. Run it as the kiosk's user
                        (runuser -u giliran-kiosk -- node ...): root may write to every device
  PIN is what the hub prints at its start after --ignore-certificate-errors-spki-list=
  --from FOLDER     the unpacked release, where this program does not stand in it
  --node FILE       the Node that the services run, where not the release's own
  --root FOLDER     another root than /
  --dry-run         print what would be written
`;

/** Built it stands in tools/dist, as source in tools/install: two folders above is the release. */
const from = join(import.meta.dirname, "..", "..");
const brought = `${ownNode}/bin/node`;

function ownOf(role: Role) {
  const node = existsSync(join(from, brought)) ? `${places(role).current}/${brought}` : process.execPath;
  return { from, node };
}

async function main(): Promise<void> {
  const [word, ...rest] = process.argv.slice(2);
  if (word === undefined || word === "--help") return void process.stdout.write(usage);
  if (word === "remove" || word === "way-back") return undo(word, rest);
  if (word === "restore") return putBack(rest);
  if (word === "doctor") return await tellFaults(rest);
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

const wards = z.object({
  root: z.string().startsWith("/").default("/"),
  hub: z.url({ protocol: /^https?$/ }),
  fingerprint: fingerprintWord.nullable().default(null),
  printer: z.string().startsWith("/").nullable().default(null),
  scanner: z.string().startsWith("/").nullable().default(null),
  data: z.string().startsWith("/").nullable().default(null),
  language: z.enum(["id", "en"]).default("id"),
});

/** @throws {Refusal} */
async function tellFaults(args: readonly string[]): Promise<void> {
  const names = Object.keys(wards.shape).map((name) => [name, { type: "string" }] as const);
  const parsed = wards.safeParse(parseArgs({ args: [...args], options: Object.fromEntries(names) }).values);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Refusal(`--${issue?.path.join(".") ?? ""}, for doctor: ${issue?.message ?? "not understood"}.`);
  }
  const { language, ...ward } = parsed.data;
  const faults = faultsOf(await probe(ward, accessSync), language);
  const well = { id: "Semuanya baik.", en: "All is well." }[language];
  process.stdout.write(`${(faults.length === 0 ? [well] : faults).join("\n")}\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
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
