import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const skippedFolders = new Set(["node_modules", "dist", "data", "coverage", "test-output", "test", ".git"]);
const sourceRoots = ["packages", "apps", "tools/build", "tools/install"];

/**
 * Lists the files below a folder whose name is accepted, in a fixed order.
 * @param {string} root the repository
 * @param {string} folder relative to it
 * @param {(path: string) => boolean} accepts asked with the path relative to the root
 * @returns {string[]} paths relative to the root, with forward slashes
 */
export function listFiles(root, folder, accepts) {
  /** @type {string[]} */
  const found = [];
  for (const entry of readEntries(join(root, folder))) {
    const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!skippedFolders.has(entry.name)) found.push(...listFiles(root, path, accepts));
    } else if (entry.isFile() && accepts(path)) found.push(path);
  }
  return found;
}

/**
 * A folder that is not there has no entries: a clone in the middle of a merge must not stop the set-up.
 * @param {string} folder
 */
function readEntries(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

/**
 * The files that decide what an install puts on the disk.
 * @param {string} root
 * @returns {string[]}
 */
export function installInputs(root) {
  const manifests = ["packages", "apps", "tools"].flatMap((folder) =>
    listFiles(root, folder, (path) => path.endsWith("/package.json")),
  );
  return ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...manifests];
}

/**
 * The files that decide what a build makes; tests decide nothing.
 * @param {string} root
 * @returns {string[]}
 */
export function buildInputs(root) {
  const isSource = (/** @type {string} */ path) =>
    !/\.(test|e2e)\.[a-z]+$/.test(path) && !path.endsWith(".md");
  return ["pnpm-lock.yaml", ...sourceRoots.flatMap((folder) => listFiles(root, folder, isSource))];
}

/**
 * One hash over names and contents of files, and over what else the result depends on.
 * @param {string} root
 * @param {readonly string[]} paths relative to the root
 * @param {readonly string[]} facts for example platform and Node version
 * @returns {string} hexadecimal SHA-256
 */
export function hashFiles(root, paths, facts) {
  const hash = createHash("sha256");
  for (const fact of facts) hash.update(`fact ${fact}\n`);
  for (const path of paths) {
    const content = readFileSync(join(root, path));
    hash.update(`file ${path} ${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}
