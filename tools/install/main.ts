// Sets a Debian machine up as a hub, a kiosk or a call screen. Built as tools/dist/install.mjs; README.md names the commands.
import { accessSync, existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { faultsOf } from "./doctor/checks.ts";
import { probe } from "./doctor/probe.ts";
import { places } from "./files/plan.ts";
import { findHubs, tellHubs } from "./find.ts";
import { install, piecesOf } from "./install.ts";
import { openMachine } from "./machine.ts";
import { remove, wayBack } from "./remove.ts";
import { fingerprintWord, readRole, readSetup, Refusal, type Role } from "./setup.ts";

const usage = `node install.mjs hub --hall FILE [--host 0.0.0.0] [--port 8080] [--public-port 8090] [--name NAME]...
node install.mjs kiosk --hub https://HUB:8080 [--fingerprint PIN] [--devices FILE]
                       [--printer VENDOR:PRODUCT] [--scanner VENDOR:PRODUCT]... [--raw-sensor]
node install.mjs screen --hub https://HUB:8080 [--fingerprint PIN]
node install.mjs remove ROLE [--purge]     the data stays without --purge
node install.mjs way-back ROLE             the release before the last upgrade
node install.mjs find                      hubs in this network, and what to compare before one is used
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
/** The Node that a release brings is the one its native modules were tried with; an older one may crash in them. */
const brought = `node_modules/node-linux-${process.arch}/bin/node`;

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
  if (word === "doctor") return await tellFaults(rest);
  if (word === "find") {
    const hubs = await findHubs(listenMs, (sentence) => process.stderr.write(`${sentence}\n`));
    return void process.stdout.write(tellHubs(hubs));
  }
  const role = readRole(word);
  const setup = readSetup(role, rest, ownOf(role));
  if (!setup["dry-run"]) return install(openMachine(setup.root), setup, new Date());
  for (const piece of piecesOf(setup)) {
    const rest = piece.kind === "link" ? ` -> ${piece.to}\n` : `\n${piece.text}`;
    process.stdout.write(`# ${piece.path}${rest}\n`);
  }
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

try {
  await main();
} catch (error) {
  const wrongWord =
    error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  if (!(error instanceof Refusal) && !wrongWord) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
