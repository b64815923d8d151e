import { constants, existsSync, readFileSync, statfsSync } from "node:fs";
import { request as plain } from "node:http";
import { request as secure } from "node:https";
import { join } from "node:path";
import { createHash, X509Certificate } from "node:crypto";
import { TLSSocket } from "node:tls";
import type { Findings } from "./checks.ts";

/** What there is to look at. Paths are below `root`. */
export interface Ward {
  readonly root: string;
  /** The hub's origin. */
  readonly hub: string;
  /** Of the hall's authority, hex; null: nobody gave one, and none is judged. */
  readonly fingerprint: string | null;
  /** A device file; null: none on this machine. */
  readonly printer: string | null;
  readonly scanner: string | null;
  readonly data: string | null;
}

const withinMs = 5_000;

/** Throws where this user may not use the file so, as `accessSync` does. */
type Access = (path: string, mode: number) => void;

/** Looks at the machine and at the hub; changes nothing. */
export async function probe(ward: Ward, access: Access): Promise<Findings> {
  const answer = await askHub(ward);
  return {
    hub: answer.hub,
    clockOffMs: answer.clockOffMs,
    diskFree: freeOf(ward),
    printer: deviceState(access, ward.root, ward.printer, constants.W_OK, "writable"),
    scanner: deviceState(access, ward.root, ward.scanner, constants.R_OK, "readable"),
    soundCard: hasSoundCard(ward.root),
  };
}

function deviceState<Good extends string>(
  access: Access,
  root: string,
  path: string | null,
  mode: number,
  good: Good,
) {
  if (path === null) return "notAttached" as const;
  if (!existsSync(join(root, path))) return "missing" as const;
  try {
    access(join(root, path), mode);
    return good;
  } catch {
    return "refused" as const;
  }
}

function freeOf({ root, data }: Ward): number | null {
  if (data === null || !existsSync(join(root, data))) return null;
  const { bavail, bsize } = statfsSync(join(root, data));
  return bavail * bsize;
}

/** The kernel's list: "--- no soundcards ---" where there is none. */
function hasSoundCard(root: string): boolean {
  const list = join(root, "proc/asound/cards");
  return existsSync(list) && /^\s*\d+ \[/m.test(readFileSync(list, "utf8"));
}

type Answer = Pick<Findings, "hub" | "clockOffMs">;

async function askHub({ hub, fingerprint }: Ward): Promise<Answer> {
  const ask = hub.startsWith("https:") ? secure : plain;
  return await new Promise((resolve) => {
    // The authority is the hall's own: it is judged by its fingerprint, below.
    const options = { timeout: withinMs, rejectUnauthorized: false, agent: false } as const;
    const asked = ask(hub, options, (response) => {
      response.resume();
      const date = Date.parse(response.headers.date ?? "");
      const known = fingerprint === null || keysOf(response.socket).includes(fingerprint);
      if (!known) return resolve({ hub: "otherCertificate", clockOffMs: null });
      resolve({ hub: "reached", clockOffMs: Number.isNaN(date) ? null : date - Date.now() });
    });
    asked.on("timeout", () => asked.destroy(new Error("no answer in time")));
    asked.on("error", () => resolve({ hub: "unreachable", clockOffMs: null }));
    asked.end();
  });
}

/** The fingerprints of the keys that vouch for each other from the hub's own certificate on, hex. */
function keysOf(socket: unknown): readonly string[] {
  if (!(socket instanceof TLSSocket)) return [];
  const keys: string[] = [];
  let shown = socket.getPeerCertificate(true);
  let vouched: X509Certificate | null = null;
  while (shown?.raw !== undefined) {
    const certificate = new X509Certificate(shown.raw);
    // An impostor may show the authority's certificate, too; it has signed nothing of his.
    if (vouched !== null && !vouched.verify(certificate.publicKey)) break;
    const key = createHash("sha256")
      .update(certificate.publicKey.export({ type: "spki", format: "der" }))
      .digest("hex");
    if (keys.includes(key)) break;
    keys.push(key);
    vouched = certificate;
    shown = shown.issuerCertificate;
  }
  return keys;
}
