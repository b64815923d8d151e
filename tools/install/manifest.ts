import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { type Piece, places } from "./files/plan.ts";
import { patientSchema } from "./patient.ts";
import { Refusal, type Role, roles } from "./setup.ts";

const release = z.string().regex(/^[\w.-]+$/);
const manifest = z.strictObject({
  formatVersion: z.literal(1),
  role: z.enum(roles),
  /** The Node that runs the services; null: the role has no program. */
  node: z.string().nullable(),
  /** Under /opt/giliran/<role>/releases. */
  release: release.nullable(),
  /** What the way back leads to, and the data as it was before: null where there was none. */
  previous: z.strictObject({ release, backup: z.string().nullable() }).nullable(),
  /** Every file and link, from "/". */
  paths: z.array(
    z
      .string()
      .startsWith("/")
      .refine((path) => !path.split("/").includes("..")),
  ),
  /** Made for them, outermost first. */
  folders: z.array(z.string().startsWith("/")),
  patient: patientSchema,
});
/** What stands on a machine because the installer wrote it. */
export type Manifest = z.output<typeof manifest>;

/** @returns null where the role was never installed. @throws {Refusal} where the file cannot be understood */
export function readManifest(root: string, role: Role): Manifest | null {
  const path = join(root, places(role).manifest);
  if (!existsSync(path)) return null;
  try {
    return manifest.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    throw new Refusal(`${path} cannot be understood, so nothing was changed.`, { cause: error });
  }
}

/** @throws {Refusal} where the role was never installed */
export function installed(root: string, role: Role): Manifest {
  const found = readManifest(root, role);
  if (found !== null) return found;
  throw new Refusal(`No ${role} is installed in ${root}.`);
}

export function writeManifest(root: string, kept: Manifest): void {
  writeWhole(join(root, places(kept.role).manifest), `${JSON.stringify(kept, null, 2)}\n`, 0o644);
}

/** The folders of these files that are not there yet, outermost first. */
export function missingFolders(root: string, paths: readonly string[]): readonly string[] {
  const missing = new Set<string>();
  for (const path of paths)
    for (let folder = dirname(path); folder !== "/"; folder = dirname(folder))
      if (!existsSync(join(root, folder))) missing.add(folder);
  return [...missing].sort();
}

/** Writes a piece whole or not at all. */
export function writePiece(root: string, piece: Piece): void {
  const path = join(root, piece.path);
  if (piece.kind === "file") writeWhole(path, piece.text, piece.mode);
  else pointLink(path, piece.to);
}

/** A link that never is not there while it changes. */
export function pointLink(path: string, to: string): void {
  mkdirSync(dirname(path), { recursive: true });
  rmSync(`${path}.new`, { force: true });
  symlinkSync(to, `${path}.new`);
  renameSync(`${path}.new`, path);
}

function writeWhole(path: string, text: string | Uint8Array, mode: number): void {
  mkdirSync(dirname(path), { recursive: true });
  rmSync(`${path}.new`, { force: true });
  writeFileSync(`${path}.new`, text, { mode, flush: true });
  renameSync(`${path}.new`, path);
}

/** What stands at a piece's place. */
export function stateOf(root: string, piece: Piece): "none" | "same" | "other" {
  const path = join(root, piece.path);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return "none";
  if (piece.kind === "link")
    return found.isSymbolicLink() && readlinkSync(path) === piece.to ? "same" : "other";
  return found.isFile() && readFileSync(path).equals(Buffer.from(piece.text)) ? "same" : "other";
}
