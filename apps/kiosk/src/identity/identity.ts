import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { deviceId, printerSetup } from "@giliran/shared/contract";
import { z } from "zod";

const identityFile = z.object({
  id: deviceId,
  token: z.string().min(16).max(128),
  /** What an administrator gave it, as the hub said last; null: as its own settings say. */
  printer: printerSetup.nullable().default(null),
  /** The hub has taken the token back: it asks with a code, and goes on by itself should the token be good again. */
  refused: z.boolean().default(false),
});
/** Who this kiosk is in its hall. */
export type KioskIdentity = z.output<typeof identityFile>;

/**
 * Reads the file with the kiosk's token, which its owner alone may read.
 * @returns null where there is none: the kiosk has to be let in first
 * @throws Error with one sentence, which never quotes the file
 */
export function readIdentity(path: string): KioskIdentity | null {
  if (!existsSync(path)) return null;
  if (process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0)
    throw new Error(`${path} can be read by others: chmod 600 ${path}`);
  const parsed = identityFile.safeParse(jsonOf(path));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${path}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not understood"}`);
}

/** The parser's own message would quote the text. */
function jsonOf(path: string): unknown {
  const text = readFileSync(path, "utf8");
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${path} is not JSON.`);
  }
}

/** Writes it whole or not at all, for its owner alone. @throws where the folder cannot be written */
export function writeIdentity(path: string, identity: KioskIdentity): void {
  const fresh = `${path}.new`;
  writeFileSync(fresh, `${JSON.stringify(identity)}\n`, { mode: 0o600 });
  chmodSync(fresh, 0o600);
  renameSync(fresh, path);
}
