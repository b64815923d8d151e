import { createHash, type Hash } from "node:crypto";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { compilerOutput } from "../build/targets.ts";
import { type Closure, closureOf } from "./closure.ts";
import { places } from "./files/plan.ts";
import { pointLink } from "./manifest.ts";
import { Refusal } from "./setup.ts";

export type ProgramRole = "hub" | "kiosk";

interface Shipped {
  readonly app: string;
  /** Built files and folders. The first is the program. */
  readonly built: readonly string[];
  /** What the program loads by name at run time; everything else is bundled into it. */
  readonly packages: readonly string[];
}

/** All that a role needs to run, and nothing else of the release. */
export const shipped: Readonly<Record<ProgramRole, Shipped>> = {
  hub: {
    app: "apps/hub",
    built: ["apps/hub/dist/hub.mjs", "apps/hub/dist/web", "apps/display/dist"],
    packages: ["better-sqlite3"],
  },
  kiosk: {
    app: "apps/kiosk",
    built: ["apps/kiosk/dist/kiosk.mjs", "apps/kiosk/dist/renderer"],
    packages: [
      "node-hid",
      "serialport",
      "harfbuzzjs",
      "@resvg/resvg-wasm",
      "@expo-google-fonts/noto-sans-arabic",
      "@expo-google-fonts/noto-sans-javanese",
    ],
  },
};

/** Beside the program: this installer itself, for `doctor` and `remove`. */
const always = ["tools/dist/install.mjs", "package.json"];
/** The Node that a release brings is the one its native modules were tried with; an older one may crash in them. */
export const ownNode = `node_modules/node-linux-${process.arch}`;

/** Parts of packages for compilers, by the package's name, and what is for other systems. */
const idle: readonly RegExp[] = [
  /\/better-sqlite3\/(?:deps|src)(?:\/|$)/,
  /\/node-hid\/(?:hidapi|src)(?:\/|$)/,
  /\/node-linux-\w+\/(?:include|share)(?:\/|$)/,
  /\/prebuilds\/[^/]*(?:darwin|win32|android)/,
];

/**
 * The name of an unpacked release: its version and a mark of what was built, so that two builds are never one.
 * @throws {Refusal} where the folder holds no built release of this role
 */
export function nameRelease(from: string, role: ProgramRole): string {
  const { built } = shipped[role];
  const missing = [...built, ...always].find((part) => !existsSync(join(from, part)));
  if (missing !== undefined)
    throw new Refusal(
      `${from} holds no built ${role} (${missing}): unpack a release, or run npm run build, and name it with --from.`,
    );
  const hash = createHash("sha256");
  for (const part of built) addPart(hash, from, part);
  for (const folder of packagesOf(from, role).folders) addPart(hash, from, `${folder}/package.json`);
  const { version } = z
    .object({ version: z.string().regex(/^[\w.-]+$/) })
    .parse(JSON.parse(readFileSync(join(from, "package.json"), "utf8")));
  return `${version}-${hash.digest("hex").slice(0, 12)}`;
}

function addPart(hash: Hash, from: string, part: string): void {
  const path = join(from, part);
  if (!isShipped(path)) return;
  if (lstatSync(path).isDirectory())
    for (const name of readdirSync(path).sort()) addPart(hash, from, join(part, name));
  else hash.update(part).update("\0").update(readFileSync(path));
}

/** The compiler's own files stand beside what was built. */
const isShipped = (path: string): boolean =>
  basename(dirname(path)) !== "dist" || !compilerOutput.has(basename(path));

/** Puts the release beside those that stand there; one that was cut off before is begun again. */
export function bringRelease(root: string, role: ProgramRole, from: string, release: string): void {
  const folder = join(root, places(role).programs, "releases", release);
  if (existsSync(folder)) return;
  const unfinished = `${folder}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  const bring = (part: string, filter: (path: string) => boolean): void => {
    mkdirSync(dirname(join(unfinished, part)), { recursive: true });
    cpSync(join(from, part), join(unfinished, part), { recursive: true, verbatimSymlinks: true, filter });
  };
  for (const part of [...shipped[role].built, ...always]) bring(part, isShipped);
  const { folders, links } = packagesOf(from, role);
  for (const part of folders) {
    // Packages within a package are in the closure themselves.
    const within = join(from, part, "node_modules");
    bring(part, (path) => path !== within && !idle.some((pattern) => pattern.test(path)));
  }
  for (const part of links) bring(part, () => true);
  renameSync(unfinished, folder);
}

function packagesOf(from: string, role: ProgramRole): Closure {
  const { app, packages } = shipped[role];
  const program = closureOf(from, app, packages);
  if (!existsSync(join(from, ownNode))) return program;
  const node = closureOf(from, ".", [basename(ownNode)]);
  return {
    folders: [...program.folders, ...node.folders],
    links: [...program.links, ...node.links],
  };
}

export function switchRelease(root: string, role: ProgramRole, release: string): void {
  pointLink(join(root, places(role).current), `releases/${release}`);
}

/** Takes away the releases that neither run nor are the way back. */
export function dropReleases(root: string, role: ProgramRole, kept: readonly (string | null)[]): void {
  const folder = join(root, places(role).programs, "releases");
  for (const name of readdirSync(folder))
    if (!kept.includes(name)) rmSync(join(folder, name), { recursive: true });
}
