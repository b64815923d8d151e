// `npm run test:hardware`: the kiosk's own device code against real /dev/hidraw* and /dev/usb/lp* in an emulated machine.
import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { buildTarget } from "../build/buildTarget.ts";
import { type GuestProgram, makeImage } from "./image.ts";
import { runMachine } from "./machine.ts";
import { downloadFolder, provideParts } from "./provide.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = join(root, "node_modules", ".cache", "giliran-hardware");
const report = join(root, "test-output", "report", "hardware.json");
const withinMs = 4 * 60_000;

process.exitCode = await main();

async function main(): Promise<number> {
  mkdirSync(folder, { recursive: true });
  mkdirSync(dirname(report), { recursive: true });
  const provided = provideParts(downloadFolder(process.env));
  if (!provided.ok) {
    console.log(`Not run here: ${provided.reason}`);
    write([{ name: `devices on real device files: ${provided.reason}`, status: "skipped" }]);
    return 0;
  }
  const image = makeImage(folder, provided.parts, await guestProgram());
  const run = await runMachine(image, withinMs, ({ name, ok, why, seconds }) =>
    console.log(` ${ok ? "✓" : "×"} ${name} ${seconds.toFixed(1)} s${ok ? "" : `\n   ${why}`}`),
  );
  const failed = run.results.filter(({ ok }) => !ok).length;
  const lost = run.trouble === null ? 0 : 1;
  if (run.trouble !== null || failed > 0) console.log(run.console.slice(-60).join("\n"));
  if (run.trouble !== null) console.error(run.trouble);
  const done = run.results.map(({ name, ok }) => ({ name, status: ok ? "passed" : "failed" }));
  write(run.trouble === null ? done : [...done, { name: run.trouble, status: "failed" }]);
  console.log(`${String(run.results.length - failed)} passed, ${String(failed + lost)} failed`);
  return failed + lost === 0 ? 0 : 1;
}

/** In the form of vitest's own report, as `npm test` counts it. */
function write(tests: readonly { readonly name: string; readonly status: string }[]): void {
  const failed = tests.some(({ status }) => status === "failed");
  const assertionResults = tests.map(({ name, status }) => ({ fullName: name, status }));
  const file = { name: "hardware", status: failed ? "failed" : "passed", assertionResults };
  writeFileSync(report, JSON.stringify({ testResults: [file] }));
}

/** The cases, bundled with the kiosk's device code; native modules and what loads them stay packages. */
async function guestProgram(): Promise<GuestProgram> {
  const outFile = "node_modules/.cache/giliran-hardware/guest.mjs";
  await buildTarget(root, {
    kind: "program",
    entry: "apps/kiosk/test/hardware/guest.ts",
    outFile,
    format: "es",
  });
  const hid = packageOf("node-hid", join(root, "apps", "kiosk"));
  return {
    file: join(root, outFile),
    node: realpathSync(process.execPath),
    packages: { "node-hid": hid, "pkg-prebuilds": packageOf("pkg-prebuilds", hid) },
  };
}

function packageOf(name: string, from: string): string {
  return dirname(createRequire(join(realpathSync(from), "package.json")).resolve(`${name}/package.json`));
}
