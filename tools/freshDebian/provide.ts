import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { type Debian, installPackages, thisMachine } from "../debian/packages.ts";

export type Provided =
  | { readonly ok: true; readonly folder: string }
  /** Not here; a sentence that says why. */
  | { readonly ok: false; readonly reason: string };

/** What it takes to make a fresh Debian; tests give their own. */
export interface Workshop extends Debian {
  readonly has: (program: string) => boolean;
  /** What a program says; null where it did not end well. */
  readonly ask: (program: string, args: readonly string[]) => string | null;
}

const advice =
  "A fresh Debian needs root and Debian's package debootstrap: run it as root on Debian, with its packages in reach.";
/** A Debian that boots has these; libusb is what a kiosk with a scanner is told to install. */
const contents = ["systemd", "systemd-sysv", "udev", "kmod", "passwd", "libusb-1.0-0"];

/** Where a fresh Debian is kept between runs, outside of the checkout. @param env by the custom of XDG */
export function keptFolder(env: Readonly<Record<string, string | undefined>>): string {
  const said = env["XDG_CACHE_HOME"];
  return join(said === undefined || said === "" ? join(homedir(), ".cache") : said, "giliran", "debian");
}

/**
 * Makes a small Debian of this machine's own release in a folder, from the mirror that this machine's apt uses.
 * @param kept where it is kept: the next run takes it as it is
 */
export function provideDebian(kept: string, workshop: Workshop = here): Provided {
  if (!workshop.mayInstall()) return { ok: false, reason: advice };
  const source = sourceOf(workshop) ?? (workshop.run("apt-get", ["update"]) ? sourceOf(workshop) : null);
  if (source === null) return { ok: false, reason: advice };
  const mark = createHash("sha256").update(contents.join()).digest("hex").slice(0, 8);
  const folder = join(kept, `${source.codename}-${mark}`);
  if (existsSync(folder)) return { ok: true, folder };
  if (!workshop.has("debootstrap") && !installPackages(workshop, ["debootstrap"]))
    return { ok: false, reason: advice };
  return make(kept, folder, source, workshop);
}

function make(kept: string, folder: string, { codename, mirror }: Source, workshop: Workshop): Provided {
  workshop.say(`Making a fresh Debian ${codename} (a minute, once).`);
  mkdirSync(kept, { recursive: true });
  const fresh = mkdtempSync(join(kept, "making-"));
  try {
    const root = join(fresh, "root");
    const words = ["--variant=minbase", `--include=${contents.join(",")}`, codename, root, mirror];
    if (workshop.ask("debootstrap", words) === null)
      return { ok: false, reason: `debootstrap could not make a Debian ${codename} here.` };
    // Another checkout may have made it meanwhile.
    if (!existsSync(folder)) renameSync(root, folder);
    return { ok: true, folder };
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

interface Source {
  readonly codename: string;
  readonly mirror: string;
}

/** This machine's own release, and where its apt has it from. */
function sourceOf({ ask }: Workshop): Source | null {
  const codename = ask("sh", ["-c", ". /etc/os-release && echo $VERSION_CODENAME"])?.trim() ?? "";
  const form = "$(ORIGIN) $(CODENAME) $(COMPONENT) $(REPO_URI)";
  const rows = ask("apt-get", ["indextargets", "--format", form, "Created-By: Packages"])?.split("\n") ?? [];
  const start = `Debian ${codename} main `;
  const row = rows.find((line) => line.startsWith(start));
  return row === undefined ? null : { codename, mirror: row.slice(start.length) };
}

const here: Workshop = {
  ...thisMachine,
  has: (program) =>
    [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin"].some((place) =>
      existsSync(join(place, program)),
    ),
  ask: (program, args) => {
    const env = { ...process.env, ...proxyOfApt(), PATH: `${process.env["PATH"] ?? ""}:/usr/sbin:/sbin` };
    const { status, stdout } = spawnSync(program, args, { encoding: "utf8", env });
    return status === 0 ? stdout : null;
  },
};

/** debootstrap fetches by itself, and knows nothing of a proxy that apt was told. */
function proxyOfApt(): Readonly<Record<string, string>> {
  const told = spawnSync("apt-config", ["shell", "PROXY", "Acquire::http::Proxy"], { encoding: "utf8" });
  const proxy = /^PROXY='(.+)'/.exec(told.stdout)?.[1];
  return proxy === undefined ? {} : { http_proxy: proxy };
}
