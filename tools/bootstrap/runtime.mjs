import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { SetupFailure } from "./failure.mjs";

const needed = 24;
const pinnedPlatforms = new Set(["linux-x64", "linux-arm64"]);

/**
 * May this machine run Giliran at all? Linux gets its Node 24 with the packages; elsewhere the machine's own
 * must be new enough, because no package brings one.
 * @param {{ platform: string; arch: string; version: string }} machine version as in process.versions.node
 * @returns {string | null} one sentence, or null when it may
 */
export function refuseMachine({ platform, arch, version }) {
  if (pinnedPlatforms.has(`${platform}-${arch}`) || majorOf(version) >= needed) return null;
  return `On this kind of machine (${platform} ${arch}) Giliran needs Node ${needed} or newer, and this is Node ${version}: install it from https://nodejs.org and run the same command again.`;
}

/**
 * @param {string} version
 * @returns {number}
 */
export function majorOf(version) {
  return Number(version.replace(/^v/, "").split(".")[0]);
}

/**
 * The Node that runs everything: the pinned one, or this one where it is new enough.
 * @param {string} root
 * @returns {string} path of the program
 * @throws {SetupFailure} when neither serves
 */
export function findRuntime(root) {
  const pinned = join(root, "node_modules", ".bin", "node");
  if (existsSync(pinned) && versionOf(pinned) >= needed) return pinned;
  if (majorOf(process.versions.node) >= needed) return process.execPath;
  throw new SetupFailure(
    `The pinned Node ${needed} does not run on this machine, and its own is ${process.versions.node}: install Node ${needed} from https://nodejs.org and run the same command again.`,
  );
}

/**
 * The binary is made for glibc: on another C library it exists and does not start.
 * @param {string} program
 * @returns {number} its major version, 0 when it does not run
 */
function versionOf(program) {
  try {
    return majorOf(
      execFileSync(program, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
    );
  } catch {
    return 0;
  }
}
