import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Machine } from "../machine.ts";
import { services } from "../services.ts";
import type { Role } from "../setup.ts";
import type { Fault } from "./sentences.ts";

/** Below this nothing can be written for long, MB. */
const fullMb = 50;
/** Below this a hub can no longer write its day for long, MB. */
const lowMb = 500;

/** Whether the clock follows a server. What cannot be asked is not accused. */
export function clockFaults({ ask }: Machine): readonly Fault[] {
  const said = ask("timedatectl", ["show", "--property=NTPSynchronized", "--value"]);
  return said?.trim() === "no" ? [{ code: "clockFree" }] : [];
}

/** @param folder with the data, from "/" */
export function diskFaults({ root, ask }: Machine, folder: string): readonly Fault[] {
  const place = existsSync(join(root, folder)) ? join(root, folder) : root;
  const said = ask("df", ["--output=avail", "--block-size=1000000", place]);
  const free = /^\s*(\d+)\s*$/m.exec(said ?? "")?.[1];
  if (free === undefined) return [];
  const n = Number(free);
  if (n < fullMb) return [{ code: "diskFull", n }];
  return n < lowMb ? [{ code: "diskLow", n }] : [];
}

/** A service that ended more often than this since it was last begun by hand, and not long ago, keeps ending. */
const mostRestarts = 2;
const latelyS = 600;

/** Whether systemd has the role's units at work. */
export function serviceFaults(machine: Machine, role: Role): readonly Fault[] {
  return services[role].flatMap((unit) => serviceFault(machine, unit));
}

function serviceFault({ root, ask }: Machine, unit: string): readonly Fault[] {
  const names = ["ActiveState", "SubState", "NRestarts", "ActiveEnterTimestampMonotonic"];
  const said = ask("systemctl", ["show", unit, `--property=${names.join(",")}`]);
  if (said === null) return [];
  const value = (name: string) => new RegExp(`^${name}=(.*)$`, "m").exec(said)?.[1] ?? "";
  if (unit.endsWith(".timer"))
    return value("ActiveState") === "active" ? [] : [{ code: "backupStopped", unit }];
  const n = Number(value("NRestarts"));
  const uptimeS = Number(read(root, "proc/uptime")?.split(" ")[0] ?? Number.NaN);
  const activeS = uptimeS - Number(value("ActiveEnterTimestampMonotonic")) / 1_000_000;
  const active = value("ActiveState") === "active";
  const ended = value("SubState") === "auto-restart" || (active && n > mostRestarts && activeS < latelyS);
  if (ended) return [{ code: "serviceCrashing", n, unit }];
  return active ? [] : [{ code: "serviceStopped", unit }];
}

/** Whether a loudspeaker can be heard: the kernel's cards, and the mixer where it is installed. */
export function soundFaults({ root, ask }: Machine): readonly Fault[] {
  // The kernel says "--- no soundcards ---" where there is none.
  if (!/^\s*\d+ \[/m.test(read(root, "proc/asound/cards") ?? "")) return [{ code: "soundMissing" }];
  const mixer = ask("amixer", ["sget", "Master"]) ?? "";
  const channels = [...mixer.matchAll(/\[(\d+)%\](?:.*\[(on|off)\])?/g)];
  const heard = channels.some(([, volume, state]) => volume !== "0" && state !== "off");
  return channels.length > 0 && !heard ? [{ code: "soundMuted" }] : [];
}

export function browserFaults({ root }: Machine): readonly Fault[] {
  const there = ["chromium", "chromium-browser"].some((name) => existsSync(join(root, "usr/bin", name)));
  return there ? [] : [{ code: "browserMissing" }];
}

function read(root: string, path: string): string | null {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : null;
}
