import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { type Debian, installPackages, thisMachine } from "../debian/packages.ts";

/** What an emulated machine is made of, unpacked. */
export interface Parts {
  /** "6.1.0-50-amd64" */
  readonly release: string;
  readonly vmlinuz: string;
  /** Folder with `kernel/…/*.ko`. */
  readonly modules: string;
  /** Linked statically. */
  readonly busybox: string;
}

export type Provided =
  | { readonly ok: true; readonly parts: Parts }
  /** Not here; a sentence that says why. */
  | { readonly ok: false; readonly reason: string };

/** What a person must do where nothing can be installed by itself. */
export const advice =
  "The emulated machine needs Debian's packages qemu-system-x86 and cpio, and root to fetch a kernel: run it as root on Debian.";

/** What it takes to make an emulated machine; tests give their own. */
export interface Workshop extends Debian {
  /** As Node names it. */
  readonly arch: string;
  /** Is a program of this name on the PATH? */
  readonly has: (program: string) => boolean;
}

/**
 * Where fetched packages are kept, outside of the checkout: they outlive it, and serve every other one.
 * @param env by the custom of XDG
 */
export function downloadFolder(env: Readonly<Record<string, string | undefined>>): string {
  const said = env["XDG_CACHE_HOME"];
  return join(said === undefined || said === "" ? join(homedir(), ".cache") : said, "giliran", "hardware");
}

const programs = ["qemu-system-x86_64", "cpio", "xz"] as const;
const packages = ["qemu-system-x86", "cpio", "xz-utils"] as const;

/**
 * Fetches Debian's own kernel and a static busybox into a folder, unpacked and not installed; asks for QEMU.
 * @param folder kept between runs
 */
export function provideParts(folder: string, workshop: Workshop = here): Provided {
  if (workshop.arch !== "x64")
    return missing(`this machine is ${workshop.arch}, and the kernel is for amd64`);
  if (!programs.every(workshop.has)) {
    if (!workshop.mayInstall()) return missing(advice);
    workshop.say("No QEMU here: installing Debian's packages.");
    if (!installPackages(workshop, packages) || !programs.every(workshop.has)) return missing(advice);
  }
  const parts = partsIn(folder) ?? fetchParts(folder, workshop);
  return parts === null ? missing(advice) : { ok: true, parts };
}

function missing(reason: string): Provided {
  return { ok: false, reason };
}

const here: Workshop = {
  ...thisMachine,
  arch: process.arch,
  has: (program) =>
    (process.env["PATH"] ?? "").split(delimiter).some((place) => existsSync(join(place, program))),
};

function fetchParts(folder: string, debian: Debian): Parts | null {
  if (!debian.mayInstall()) return null;
  const kernel = newestKernel() ?? (debian.run("apt-get", ["update"]) ? newestKernel() : null);
  if (kernel === null) return null;
  debian.say(`Fetching ${kernel} and busybox-static (70 MB, once).`);
  mkdirSync(folder, { recursive: true });
  const fresh = mkdtempSync(join(folder, "fetching-"));
  try {
    const fetched = spawnSync("apt-get", ["download", kernel, "busybox-static"], {
      cwd: fresh,
      encoding: "utf8",
    });
    const files = readdirSync(fresh).filter((name) => name.endsWith(".deb"));
    if (fetched.status !== 0 || files.length !== 2) return null;
    for (const file of files)
      if (!debian.run("dpkg", ["-x", join(fresh, file), join(fresh, "root")])) return null;
    rmSync(join(folder, "root"), { recursive: true, force: true });
    renameSync(join(fresh, "root"), join(folder, "root"));
    return partsIn(folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** What `linux-image-amd64` stands for; the cloud's kernel has no USB. */
function newestKernel(): string | null {
  const said = spawnSync("apt-cache", ["depends", "linux-image-amd64"], { encoding: "utf8" }).stdout;
  return /Depends: (linux-image-[\w.+-]+-amd64)\b/.exec(said)?.[1] ?? null;
}

function partsIn(folder: string): Parts | null {
  const root = join(folder, "root");
  const boot = join(root, "boot");
  const name = existsSync(boot) ? readdirSync(boot).find((one) => one.startsWith("vmlinuz-")) : undefined;
  if (name === undefined) return null;
  const release = name.slice("vmlinuz-".length);
  // Newer releases have everything below usr.
  const lib = ["lib", "usr/lib"].map((place) => join(root, place, "modules", release)).find(existsSync);
  const busybox = ["bin", "usr/bin"].map((place) => join(root, place, "busybox")).find(existsSync);
  if (lib === undefined || busybox === undefined) return null;
  return { release, vmlinuz: join(boot, name), modules: lib, busybox };
}
