import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

/** What `npm start` was asked for. */
export interface StartOptions {
  /** The hub's port; the kiosk's browser host takes the next one. 0: any two free ports. */
  readonly port: number;
  /** Absolute path of the data folder. */
  readonly data: string;
  /** Absolute path of a hall file, null for the sample hall. */
  readonly hall: string | null;
  /** The address to listen on. */
  readonly host: string;
}

export type ParsedOptions =
  | { readonly kind: "run"; readonly options: StartOptions }
  | { readonly kind: "help" }
  | { readonly kind: "refused"; readonly reason: string };

/** Where relative paths begin. */
export interface Places {
  /** The repository: home of the default data folder. */
  readonly root: string;
  /** Where the person stood when typing. */
  readonly cwd: string;
}

export const help = `Runs a hall: hub, one kiosk with simulated printer and scanner, call screen, panel.

  npm start                       the sample hall on http://localhost:8080
  npm start -- --port 9000        hub on 9000, kiosk on 9001 (default 8080 and 8081; 0: any free ports)
  npm start -- --data DIR         keep the hall's data in DIR (default ./data)
  npm start -- --hall FILE        run the hall of this file; read once, into an empty data folder
  npm start -- --host ADDRESS     listen on this address (default 127.0.0.1)
  npm start -- --insecure         allow an address off this machine, without encryption
  npm start -- --help             this text

The two dashes alone are npm's: what follows them reaches the program.`;

const known = {
  port: { type: "string" },
  data: { type: "string" },
  hall: { type: "string" },
  host: { type: "string" },
  insecure: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

const largestPort = 65_534;

/**
 * Reads the command line of `npm start`.
 * @param argv the words after the command
 * @returns the options, a wish for help, or one sentence that says what is wrong
 */
export function parseOptions(argv: readonly string[], places: Places): ParsedOptions {
  const read = readWords(argv);
  if (typeof read === "string") return refused(read);
  if (read.help === true) return { kind: "help" };
  const port = readPort(read.port ?? "8080");
  if (port === null) {
    return refused(`--port takes a number from 0 to ${largestPort}, not "${read.port}".`);
  }
  const host = read.host ?? "127.0.0.1";
  const objection = objectToHost(host, read.insecure === true);
  if (objection !== null) return refused(objection);
  for (const name of ["data", "hall"] as const) {
    if (read[name] === "") return refused(`--${name} takes a path.`);
  }
  const data = read.data === undefined ? join(places.root, "data") : resolve(places.cwd, read.data);
  const hall = read.hall === undefined ? null : resolve(places.cwd, read.hall);
  return { kind: "run", options: { port, data, hall, host } };
}

function refused(reason: string): ParsedOptions {
  return { kind: "refused", reason };
}

interface Words {
  readonly port?: string | undefined;
  readonly data?: string | undefined;
  readonly hall?: string | undefined;
  readonly host?: string | undefined;
  readonly insecure?: boolean | undefined;
  readonly help?: boolean | undefined;
}

/** The words by their names, or the sentence that refuses them. */
function readWords(argv: readonly string[]): Words | string {
  const { tokens } = parseArgs({
    args: [...argv],
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === "positional") {
      return `"${token.value}" is not an option; options follow two dashes, as in: npm start -- --port 9000.`;
    }
    if (token.kind === "option") {
      const fault = faultOf(token.name, token.rawName, token.value);
      if (fault !== null) return fault;
    }
  }
  return parseArgs({ args: [...argv], options: known }).values;
}

function faultOf(name: string, written: string, value: string | undefined): string | null {
  if (!isKnown(name)) return `There is no option ${written}: npm start -- --help lists them.`;
  if (known[name].type === "boolean") return value === undefined ? null : `${written} takes no value.`;
  // "--data --port 9000" means a forgotten value, not a folder of that name.
  return value === undefined || value.startsWith("-") ? `${written} takes a value.` : null;
}

function isKnown(name: string): name is keyof typeof known {
  return Object.hasOwn(known, name);
}

function readPort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  return port >= 0 && port <= largestPort ? port : null;
}

function objectToHost(host: string, insecure: boolean): string | null {
  if (host !== "localhost" && isIP(host) === 0) {
    return `--host takes an address of this machine, such as 127.0.0.1, not "${host}".`;
  }
  if (insecure || isLoopback(host)) return null;
  return `This trial speaks plain http, so it stays on this machine: --host ${host} needs --insecure too. A real hall speaks https: see the README.`;
}

/** Does nobody but this machine reach that address? */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}
