import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { hubProgram } from "./files/hub.ts";
import { places } from "./files/plan.ts";
import type { Machine } from "./machine.ts";
import { installed } from "./manifest.ts";
import { attempt } from "./services.ts";
import { Refusal } from "./setup.ts";

const { data, backups } = places("hub");
const unit = "giliran-hub.service";

/**
 * Has the installed hub's own program write its hall into a file among the backups. The hub may be at work.
 * @param node that runs the program, as the manifest names it
 * @returns the file, as the machine has it; null: there is no hall yet
 * @throws {Refusal}
 */
export function backUp(machine: Machine, node: string, now: Date): string | null {
  if (!existsSync(join(machine.root, data, "hall.db"))) return null;
  const file = `${backups}/before-upgrade-${now.toISOString().replaceAll(/[:.]/g, "")}.db`;
  const trouble =
    machine.run("install", ["-d", "-m", "700", ...owner(machine), join(machine.root, backups)]) ??
    runHub(machine, node, ["backup", "--data", data, "--to", file]);
  if (trouble === null) return file;
  throw new Refusal(`The hall could not be backed up, so nothing was upgraded: ${trouble}`);
}

/**
 * Puts a backup into the place of the hub's hall, under a new lineage, as `docs/decisions/restore.md` says. What stood there
 * before is kept beside. The hub goes on afterwards, whether it worked or not.
 * @param file on this machine, wherever it was brought to
 * @throws {Refusal} where no hub is installed, or the backup could not be put back: then the hall is as it was
 */
export function restore(machine: Machine, file: string): void {
  const { node } = installed(machine.root, "hub");
  if (!existsSync(file)) throw new Refusal(`There is no backup ${file}: name it with --from.`);
  const copy = `${data}/to-restore.db`;
  const wholeCopy = join(machine.root, copy);
  if (machine.alive) attempt(machine, "systemctl", ["stop", unit]);
  // The hub's own user may not read where the file was brought to.
  const trouble =
    machine.run("install", ["-d", "-m", "700", ...owner(machine), join(machine.root, data)]) ??
    machine.run("install", ["-m", "600", ...owner(machine), file, wholeCopy]) ??
    runHub(machine, node ?? process.execPath, ["restore", "--data", data, "--from", copy]);
  rmSync(wholeCopy, { force: true });
  if (machine.alive) attempt(machine, "systemctl", ["start", unit]);
  if (trouble !== null)
    throw new Refusal(`The backup could not be put back, and the hall is as it was: ${trouble}`);
  machine.say(
    `The hall is as it was in ${file}. The hub gives no number before every kiosk has told what it printed since; ` +
      `what stood there before is in ${data}.`,
  );
}

/** As its own user: files that SQLite makes beside the data would be root's otherwise. Another root has users of its own. */
function runHub(
  machine: Machine,
  node: string,
  words: readonly [string, "--data", string, string, string],
): string | null {
  const whole = (path: string) => join(machine.root, path);
  const [verb, dataWord, folder, fileWord, file] = words;
  const program = node.startsWith("/opt/giliran/") ? whole(node) : node;
  const args = [whole(hubProgram), verb, dataWord, whole(folder), fileWord, whole(file)];
  return machine.root === "/"
    ? machine.run("runuser", ["-u", "giliran-hub", "--", program, ...args])
    : machine.run(program, args);
}

function owner({ root }: Machine): readonly string[] {
  return root === "/" ? ["-o", "giliran-hub", "-g", "giliran-hub"] : [];
}
