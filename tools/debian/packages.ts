import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** What it takes to install Debian's packages; tests give their own. */
export interface Debian {
  /** May they be installed here: Debian itself, and root. */
  readonly mayInstall: () => boolean;
  /** Runs a program, mirrored to the terminal; true when it ended well. */
  readonly run: (program: string, args: readonly string[]) => boolean;
  readonly say: (line: string) => void;
}

/** Renews the package lists, then installs these packages without those that they only recommend; true when both ended well. */
export function installPackages({ run }: Debian, packages: readonly string[]): boolean {
  return (
    run("apt-get", ["update"]) && run("apt-get", ["install", "-y", "--no-install-recommends", ...packages])
  );
}

/** Ubuntu's Chromium is a stub for a snap, so that only Debian itself will do. */
export const thisMachine: Debian = {
  mayInstall: () =>
    process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get") && isDebian(),
  run: (program, args) => {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    return spawnSync(program, args, { env, stdio: ["ignore", "inherit", "inherit"] }).status === 0;
  },
  say: (line) => console.log(line),
};

function isDebian(): boolean {
  const release = spawnSync("sh", ["-c", ". /etc/os-release && echo $ID"], { encoding: "utf8" });
  return release.stdout.trim() === "debian";
}
