import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** What a program said and how it ended. */
export interface Ran {
  readonly status: number | null;
  /** Both streams together. */
  readonly said: string;
}

/** A fresh Debian whose files stand in a folder, with this checkout at `/release`, seen by chroot. */
export interface FreshDebian {
  readonly root: string;
  /** Runs a program in it as root. Its `/proc` is there, its systemd is not at work. */
  readonly run: (program: string, ...args: readonly string[]) => Ran;
  /** Begins a unit's program as systemd would: its user, its groups, its environment, its folders. */
  readonly begin: (unit: string) => Service;
  readonly remove: () => void;
}

export interface Service {
  readonly said: () => string;
  readonly running: () => boolean;
  readonly stop: () => Promise<number | null>;
  readonly ended: Promise<number | null>;
}

// Mounts of its own: nothing is left when the program ends, however it ends.
const within = (root: string, checkout: string) => `
mount -t proc proc '${root}/proc' && mount --bind '${checkout}' '${root}/release' &&
exec chroot '${root}' "$@"`;

/** @param fresh is copied; @param root where to */
export function openDebian(fresh: string, root: string, checkout: string): FreshDebian {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  const copied = spawnSync("cp", ["-a", "--reflink=auto", `${fresh}/.`, root], { encoding: "utf8" });
  if (copied.status !== 0) throw new Error(`The fresh Debian could not be copied: ${copied.stderr}`);
  mkdirSync(join(root, "release"));
  const words = (args: readonly string[]) => ["--mount", "sh", "-c", within(root, checkout), "sh", ...args];
  // A fresh machine has a plain environment.
  const env = { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", HOME: "/root" };
  const run = (program: string, ...args: readonly string[]): Ran => {
    const { status, stdout, stderr } = spawnSync("unshare", words([program, ...args]), {
      encoding: "utf8",
      env,
    });
    return { status, said: `${stdout}${stderr}` };
  };
  return {
    root,
    run,
    begin: (unit) => {
      const { prepare, program } = asSystemdWould(
        readFileSync(join(root, "etc/systemd/system", unit), "utf8"),
      );
      for (const args of prepare) run("install", ...args);
      return serviceOf(
        spawn("unshare", words(["sh", "-c", program]), { env, stdio: ["ignore", "pipe", "pipe"] }),
      );
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** What systemd makes of a unit, as far as a chroot can be asked for it. */
function asSystemdWould(text: string) {
  const all = (key: string) =>
    [...text.matchAll(new RegExp(`^${key}=(.+)$`, "gm"))].map(([, value]) => value ?? "");
  const [user = "root"] = all("User");
  const groups = [user, ...all("SupplementaryGroups").flatMap((names) => names.split(" "))];
  const folders = all("StateDirectory").flatMap((names) => names.split(" "));
  const [mode = "755"] = all("StateDirectoryMode");
  const [command = ""] = all("ExecStart");
  const given = all("Environment").map((one) => `'${one}'`);
  const rights = `--reuid ${user} --regid ${user} --groups ${groups.join(",")} --bounding-set=-all --no-new-privs`;
  return {
    prepare: folders.map((name) => ["-d", "-m", mode, "-o", user, "-g", user, `/var/lib/${name}`]),
    program: `umask 0077; exec env -i PATH=/usr/local/bin:/usr/bin:/bin ${given.join(" ")} setpriv ${rights} -- ${command.replaceAll("%%", "%")}`,
  };
}

function serviceOf(child: ChildProcess): Service {
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => (said += text));
  const ended = once(child, "close").then(([code]: (number | null)[]) => code ?? null);
  return {
    said: () => said,
    running: () => child.exitCode === null && child.signalCode === null,
    ended,
    stop: async () => {
      child.kill("SIGTERM");
      return await ended;
    },
  };
}
