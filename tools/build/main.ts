// Builds the pages and the programs. Without a name it builds all of them and remembers the sources, so that
// the next `npm start` need not build again.
import { join } from "node:path";
import { clearStamp, currentHash, writeStamp } from "../bootstrap/stamps.mjs";
import { buildTarget } from "./buildTarget.ts";
import { describeBytes, measureTarget } from "./sizes.ts";
import { selectTargets, type Target } from "./targets.ts";

const root = join(import.meta.dirname, "..", "..");

process.exitCode = await main(process.argv.slice(2));

async function main(names: readonly string[]): Promise<number> {
  const selected = selectTargets(names);
  if (!selected.ok) {
    console.error(selected.error);
    return 1;
  }
  const hash = currentHash(root, "build");
  if (names.length === 0) clearStamp(root, "build");
  const failed: string[] = [];
  const stray = watchRejections();
  for (const [name, target] of selected.value) {
    if (!(await report(name, target))) failed.push(name);
  }
  if (failed.length + stray.size > 0) {
    console.error(`Not built: ${failed.join(", ")}.`);
    return 1;
  }
  if (names.length === 0) writeStamp(root, "build", hash);
  return 0;
}

async function report(name: string, target: Target): Promise<boolean> {
  const began = performance.now();
  try {
    await buildTarget(root, target);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const { bytes, files } = measureTarget(root, target);
    const place = target.kind === "pages" ? target.outDir : target.outFile;
    const size = `${describeBytes(bytes)}${files > 1 ? ` in ${files} files` : ""}`;
    console.log(`${name.padEnd(9)} ${seconds.padStart(5)} s  ${size.padEnd(20)} ${place}`);
    return true;
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/**
 * vite rejects the promise of a page whose script is missing before anybody waits for it, which would end the
 * program in the middle of its report.
 * @returns the rejections that nobody has taken up yet
 */
function watchRejections(): ReadonlySet<Promise<unknown>> {
  const open = new Set<Promise<unknown>>();
  process.on("unhandledRejection", (_reason, promise) => open.add(promise));
  process.on("rejectionHandled", (promise) => open.delete(promise));
  return open;
}
