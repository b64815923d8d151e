import { readdirSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { compilerOutput, type Target } from "./targets.ts";

/**
 * How large a built target is on the disk.
 * @param root the repository
 * @returns bytes in all, and the number of files
 */
export function measureTarget(root: string, target: Target): { bytes: number; files: number } {
  if (target.kind === "program") return { bytes: statSync(join(root, target.outFile)).size, files: 1 };
  const folder = join(root, target.outDir);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => !compilerOutput.has(path.split(sep)[0] ?? ""))
    .map((path) => statSync(join(folder, path)))
    .filter((found) => found.isFile());
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return { bytes, files: files.length };
}

/** Bytes for a person: "812 B", "8.1 kB", "2.4 MB" (thousands, one decimal). */
export function describeBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
