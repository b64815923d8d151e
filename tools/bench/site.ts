import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Subject } from "@giliran/hub";
import { deviceId, staffId } from "@giliran/shared/contract";
import { type Child, startChild } from "./children.ts";
import { type BenchHall, benchHall } from "./hall.ts";
import type { BenchOptions } from "./options.ts";
import type { HubOrder, Ready } from "./programs/order.ts";
import { redeemTokens } from "./tokens.ts";

/** Where everything of one run lies: a hall whose devices are let in, kept as a folder to be copied. */
export interface Site {
  readonly hall: BenchHall;
  readonly hallFile: string;
  readonly options: BenchOptions;
  readonly tokens: {
    readonly kiosks: readonly string[];
    readonly screens: readonly string[];
    readonly officers: readonly string[];
  };
  /** A data folder of its own: as the hall was before its first day, or as `from` is now. */
  readonly newDataFolder: (from?: string) => string;
  /** An empty folder of its own. */
  readonly newFolder: () => string;
  readonly remove: () => void;
}

export const programs = join(import.meta.dirname, "programs");

/** Makes the hall once: every token costs a commit, so rounds start from copies. */
export async function prepareSite(options: BenchOptions): Promise<Site> {
  const root = mkdtempSync(join(tmpdir(), "giliran-bench-"));
  const { kiosks, screens, frameScreens, stormScreens } = options.extent;
  const hall = benchHall(kiosks, Math.max(screens, frameScreens, stormScreens), new Date());
  const hallFile = join(root, "hall.yaml");
  const template = join(root, "template");
  let count = 0;
  const newFolder = (): string => {
    count += 1;
    const folder = join(root, String(count));
    mkdirSync(folder);
    return folder;
  };
  writeFileSync(hallFile, hall.file);
  const { child, url } = await startHubUnderTest({ dataFolder: template, hallFile }, null);
  const tokens = await tokensOf(hall, url, child);
  await child.stop();
  return {
    hall,
    hallFile,
    options,
    tokens,
    newFolder,
    newDataFolder: (from = template) => {
      const folder = newFolder();
      cpSync(from, folder, { recursive: true });
      return folder;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** The real hub in a process of its own, its limits raised. */
export async function startHubUnderTest(
  order: HubOrder,
  profiles: string | null,
): Promise<{ child: Child; url: string }> {
  const profiling = profiles === null ? [] : ["--cpu-prof", `--cpu-prof-dir=${profiles}`];
  const { child, ready } = await startChild(join(programs, "hubProgram.ts"), order, profiling);
  return { child, url: urlOf(ready) };
}

export function urlOf(ready: unknown): string {
  return `http://127.0.0.1:${(ready as Ready).port}`;
}

async function tokensOf(hall: BenchHall, url: string, child: Child): Promise<Site["tokens"]> {
  const devices = (ids: readonly string[]): Subject[] =>
    ids.map((id) => ({ kind: "device", id: deviceId.parse(id) }));
  const staff = hall.officers.map((id): Subject => ({ kind: "staff", id: staffId.parse(id) }));
  return {
    kiosks: await redeemTokens(url, child, devices(hall.kiosks)),
    screens: await redeemTokens(url, child, devices(hall.screens)),
    officers: await redeemTokens(url, child, staff),
  };
}
