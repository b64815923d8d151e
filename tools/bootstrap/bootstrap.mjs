import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { commands, findCommand } from "./commands.mjs";
import { describeThrown, explain, SetupFailure } from "./failure.mjs";
import { childEnvironment, runForeground, runMirrored } from "./programs.mjs";
import { findRuntime, refuseMachine } from "./runtime.mjs";
import { clearStamp, currentHash, isFresh, writeStamp } from "./stamps.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

// npm's own patience with a registry out of reach is over a minute of silence.
const patience = {
  npm_config_fetch_retry_mintimeout: "2000",
  npm_config_fetch_retry_maxtimeout: "8000",
  npm_config_update_notifier: "false",
};

/**
 * Sets up what is not set up yet, then runs the command and waits for its end.
 * @param {readonly string[]} argv the command's name and its own arguments
 * @returns {Promise<number>} the exit code; 1 with one sentence on stderr when the set-up fails
 */
export async function bootstrap(argv) {
  try {
    const [name, ...args] = argv;
    const command = findCommand(name);
    if (!command.ok) throw new SetupFailure(command.error);
    const refusal = refuseMachine({
      platform: process.platform,
      arch: process.arch,
      version: process.versions.node,
    });
    if (refusal) throw new SetupFailure(refusal);
    await ensurePackages();
    const runtime = findRuntime(root);
    if (command.value.needsBuild) await ensureBuild(runtime);
    if (command.value.entry === null) {
      say("Everything is set up. `npm start` runs the sample hall.");
      return 0;
    }
    return await runForeground(runtime, [command.value.entry, ...args], context());
  } catch (error) {
    process.stderr.write(`${describeThrown(error)}\n`);
    return 1;
  }
}

/** Installs the packages of the lockfile, unless exactly these are there already. */
async function ensurePackages() {
  const hash = currentHash(root, "install");
  if (isFresh(root, "install", hash)) return;
  const pnpm = pinnedPnpm();
  await timed(`Packages: installing with ${pnpm}`, "the packages are there", async () => {
    clearStamp(root, "install");
    const args = [
      "--yes",
      "--prefer-offline",
      pnpm,
      "install",
      "--frozen-lockfile",
      "--reporter=append-only",
    ];
    const { cwd, env } = context();
    const { code, tail } = await runMirrored("npx", args, {
      cwd,
      env: { ...patience, ...env },
      write: indent,
    });
    if (code !== 0) throw new SetupFailure(explain(tail, "installing the packages", code));
    writeStamp(root, "install", hash);
  });
}

/**
 * Builds pages and programs, unless exactly these sources are built already.
 * @param {string} runtime the Node to build with
 */
async function ensureBuild(runtime) {
  if (isFresh(root, "build", currentHash(root, "build"))) return;
  await timed("Build: pages and programs", "built", async () => {
    const entry = commands["build"]?.entry ?? "";
    const { code, tail } = await runMirrored(runtime, [entry], { ...context(), write: indent });
    if (code !== 0) throw new SetupFailure(explain(tail, "building the pages", code));
  });
}

/**
 * The pnpm that package.json names, without the checksum that may follow it.
 * @returns {string} for example pnpm@12.21.0
 */
function pinnedPnpm() {
  /** @type {{ packageManager?: string }} */
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const pinned = manifest.packageManager?.split("+")[0];
  if (!pinned) throw new SetupFailure("package.json names no packageManager: the checkout is not whole.");
  return pinned;
}

/**
 * @param {string} title
 * @param {string} done
 * @param {() => Promise<void>} work
 */
async function timed(title, done, work) {
  const began = performance.now();
  say(`== ${title}`);
  await work();
  say(`   ${done} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
}

function context() {
  return { cwd: root, env: childEnvironment(root) };
}

/** @param {string} line */
function indent(line) {
  if (line.trim()) say(`   ${line}`);
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}
