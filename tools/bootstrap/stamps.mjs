import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildInputs, hashFiles, installInputs } from "./files.mjs";

/** @typedef {"install" | "build"} StampName */

/**
 * What must be on the disk for the stamp to hold: a deleted folder is noticed, whatever the stamp says.
 * @type {Readonly<Record<StampName, readonly string[]>>}
 */
const products = {
  install: ["node_modules/.modules.yaml"],
  build: [
    "apps/display/dist/index.html",
    "apps/hub/dist/web/index.html",
    "apps/kiosk/dist/renderer/host.html",
  ],
};

/**
 * The hash under which the present state of the inputs is remembered.
 * @param {string} root
 * @param {StampName} name
 * @returns {string}
 */
export function currentHash(root, name) {
  const facts = [process.platform, process.arch];
  return hashFiles(root, name === "install" ? installInputs(root) : buildInputs(root), facts);
}

/**
 * Is the work of this stamp already done for exactly these inputs?
 * @param {string} root
 * @param {StampName} name
 * @param {string} hash from currentHash
 * @returns {boolean}
 */
export function isFresh(root, name, hash) {
  if (!products[name].every((path) => existsSync(join(root, path)))) return false;
  const path = stampPath(root, name);
  return existsSync(path) && readFileSync(path, "utf8").trim() === hash;
}

/**
 * Remembers that the work is done for these inputs.
 * @param {string} root
 * @param {StampName} name
 * @param {string} hash the hash taken before the work began: what changed meanwhile is then worked again
 */
export function writeStamp(root, name, hash) {
  mkdirSync(join(root, ".stamps"), { recursive: true });
  writeFileSync(stampPath(root, name), `${hash}\n`);
}

/**
 * Forgets it: called before the work, so that half-done work is never taken for done.
 * @param {string} root
 * @param {StampName} name
 */
export function clearStamp(root, name) {
  rmSync(stampPath(root, name), { force: true });
}

/**
 * @param {string} root
 * @param {StampName} name
 */
function stampPath(root, name) {
  return join(root, ".stamps", name);
}
