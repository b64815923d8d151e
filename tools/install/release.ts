import { createHash } from "node:crypto";
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
import { dirname, join } from "node:path";
import { z } from "zod";
import { places } from "./files/plan.ts";
import { pointLink } from "./manifest.ts";
import { Refusal } from "./setup.ts";

export type ProgramRole = "hub" | "kiosk";

const programs: Readonly<Record<ProgramRole, string>> = {
  hub: "apps/hub/dist/hub.mjs",
  kiosk: "apps/kiosk/dist/kiosk.mjs",
};
const built = ["apps/hub/dist", "apps/display/dist", "apps/kiosk/dist"];
const parts = [
  ...built,
  "apps/hub/package.json",
  "apps/hub/node_modules",
  "apps/kiosk/package.json",
  "apps/kiosk/node_modules",
  "packages",
  "node_modules",
  "package.json",
];

/**
 * The name of an unpacked release: its version and a mark of what was built, so that two builds are never one.
 * @throws {Refusal} where the folder holds no built release of this role
 */
export function nameRelease(from: string, role: ProgramRole): string {
  if (!existsSync(join(from, programs[role])))
    throw new Refusal(
      `${from} holds no built ${role}: unpack a release, or run npm run build, and name it with --from.`,
    );
  const hash = createHash("sha256");
  for (const folder of built) addFolder(hash, from, folder);
  const { version } = z
    .object({ version: z.string().regex(/^[\w.-]+$/) })
    .parse(JSON.parse(readFileSync(join(from, "package.json"), "utf8")));
  return `${version}-${hash.digest("hex").slice(0, 12)}`;
}

function addFolder(hash: ReturnType<typeof createHash>, from: string, folder: string): void {
  const whole = join(from, folder);
  if (!existsSync(whole)) return;
  for (const name of readdirSync(whole).sort()) {
    const path = join(folder, name);
    if (lstatSync(join(from, path)).isDirectory()) addFolder(hash, from, path);
    else
      hash
        .update(path)
        .update("\0")
        .update(readFileSync(join(from, path)));
  }
}

/** Puts the release beside those that stand there; one that was cut off before is begun again. */
export function bringRelease(root: string, role: ProgramRole, from: string, release: string): void {
  const folder = join(root, places(role).programs, "releases", release);
  if (existsSync(folder)) return;
  const unfinished = `${folder}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  for (const part of parts.filter((name) => existsSync(join(from, name)))) {
    mkdirSync(dirname(join(unfinished, part)), { recursive: true });
    cpSync(join(from, part), join(unfinished, part), { recursive: true, verbatimSymlinks: true });
  }
  renameSync(unfinished, folder);
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
