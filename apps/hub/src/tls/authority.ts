import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { endOf, fingerprintOf, makeAuthority, type Pair } from "./certificates.ts";

/** The hall's own authority: whom its machines trust, and in time the next one. */
export interface Authority {
  /** Who signs now. */
  readonly current: () => Pair;
  /** All who may sign, the current one first, PEM: what a machine keeps. */
  readonly bundle: () => string;
  /** Of the current one's key, SHA-256 in hex. */
  readonly fingerprint: () => string;
  /** Makes the next authority when its time has come, and puts it in the place of the first when that nears its end. */
  readonly renew: () => Promise<void>;
}

const day = 86_400_000;
const year = 365 * day;
/** An authority is good for ten years: longer than the machines of a hall. */
const lifeMs = 10 * year;
/** Two years before its end the next one is made and told to every machine that comes by. */
const announcedMs = 2 * year;
/** One year before its end the next one signs: a machine that was away for that year knows only the old one. */
const replacedMs = year;
/** Machines whose clocks are years behind have to believe it, too. */
const backMs = 5 * year;

/**
 * Opens the authority of this folder; makes one at the first start. Keys are readable by their owner alone.
 * @param name of the hall, for people who look at certificates
 * @param now ms UTC
 * @throws where the folder cannot be written, or holds something that is no authority
 */
export async function openAuthority(folder: string, name: string, now: () => number): Promise<Authority> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const make = async (): Promise<Pair> =>
    await makeAuthority(`${name.slice(0, 40)} (Giliran)`, { from: now() - backMs, until: now() + lifeMs });
  let current = read(folder, "authority") ?? keep(folder, "authority", await make());
  let next = read(folder, "next-authority");
  let before = readCertificate(folder, "former-authority");

  async function renew(): Promise<void> {
    const left = endOf(current.certificate) - now();
    if (left < announcedMs) next ??= keep(folder, "next-authority", await make());
    if (left >= replacedMs || next === null) return;
    writeWhole(join(folder, "former-authority.crt"), current.certificate, 0o644);
    before = current.certificate;
    current = keep(folder, "authority", next);
    forget(folder, "next-authority");
    next = null;
  }

  await renew();
  return {
    current: () => current,
    bundle: () => {
      const former = before !== null && endOf(before) > now() ? before : "";
      return `${current.certificate}${next?.certificate ?? ""}${former}`;
    },
    fingerprint: () => fingerprintOf(current.certificate),
    renew,
  };
}

function read(folder: string, name: string): Pair | null {
  const certificate = readCertificate(folder, name);
  if (certificate === null) return null;
  return { certificate, key: readFileSync(join(folder, `${name}.key`), "utf8") };
}

function readCertificate(folder: string, name: string): string | null {
  const path = join(folder, `${name}.crt`);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

/** The key first: a certificate without its key would be an authority that cannot sign. */
function keep(folder: string, name: string, pair: Pair): Pair {
  writeWhole(join(folder, `${name}.key`), pair.key, 0o600);
  writeWhole(join(folder, `${name}.crt`), pair.certificate, 0o644);
  return pair;
}

function forget(folder: string, name: string): void {
  for (const kind of ["crt", "key"]) rmSync(join(folder, `${name}.${kind}`), { force: true });
}

function writeWhole(path: string, text: string, mode: number): void {
  const fresh = `${path}.new`;
  writeFileSync(fresh, text, { mode });
  chmodSync(fresh, mode);
  renameSync(fresh, path);
}
