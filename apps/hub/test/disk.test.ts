import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { IssuedTicket } from "@giliran/shared/contract";
import { arrive, asks } from "./asks.ts";
import { newId } from "./bareClient.ts";
import { temporaryFolder, writeHallFile } from "./hall.ts";
import { hallFile, noonZone } from "./hallFile.ts";
import { expectKept, type Promises } from "./ledger.ts";
import { connectTo, type HubProgram, letIn, startProgram, type ProgramSetup } from "./program.ts";

/** Blocks of 512 bytes that a new hall fits into, and not many tickets more. */
const smallFile = 1_200;
const lastWords = "the hall's state cannot be trusted any more";

function newHall(dataFolder?: string): ProgramSetup {
  const folder = temporaryFolder();
  const file = writeHallFile(folder, hallFile({ zone: noonZone() }));
  return { dataFolder: dataFolder ?? join(folder, "data"), hallFile: file };
}

/** A file system of this many kB, where this user may mount one; null where not. */
function smallFileSystem(kilobytes: number): { folder: string; grow: () => void } | null {
  const folder = join(temporaryFolder(), "disk");
  mkdirSync(folder);
  const mount = (options: string): Buffer =>
    execFileSync("/bin/mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder], { stdio: "pipe" });
  try {
    mount(`size=${kilobytes}k`);
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync("/bin/umount", ["--lazy", folder]));
  return { folder, grow: () => void mount("remount,size=65536k") };
}

/** Issues and reports until the hub is gone. */
async function issueUntilTheEnd(hub: HubProgram, tokens: ReadonlyMap<string, string>): Promise<Promises> {
  const promises: Promises = { issued: [], called: [] };
  const working = ["kiosk-1", "kiosk-2", "kiosk-3", "kiosk-4", "kiosk-5"].map(async (id) => {
    const kiosk = await connectTo(hub, tokens, id);
    for (let n = 0; n < 60; n += 1) {
      const answer = await kiosk.send<IssuedTicket>(asks.issue(), newId()).catch(() => null);
      if (answer === null) return;
      if (answer.ok) promises.issued.push(answer.value);
    }
  });
  await Promise.all(working);
  return promises;
}

async function expectFailStop(hub: HubProgram): Promise<void> {
  expect(await hub.ended).toBe(70);
  expect(hub.output().filter((line) => line.includes(lastWords))).toHaveLength(1);
}

const kiosks = ["kiosk-1", "kiosk-2", "kiosk-3", "kiosk-4", "kiosk-5"];

test("a disk that fails ends the hub, which says so; nothing that it acknowledged is lost", async () => {
  const setup = newHall();
  const first = await startProgram(setup);
  const tokens = await letIn(first, kiosks);
  first.signal("SIGTERM");
  expect(await first.ended).toBe(0);

  const failing = await startProgram({ ...setup, largestFile: smallFile });
  const promises = await issueUntilTheEnd(failing, tokens);
  await expectFailStop(failing);
  expect(promises.issued.length).toBeGreaterThan(0);

  const mended = await startProgram(setup);
  const { label } = await arrive(await connectTo(mended, tokens, "kiosk-1"));
  const hall = expectKept(setup.dataFolder, promises);
  expect(label).toBe(`A${String(hall.tickets.size).padStart(3, "0")}`);
});

test("a disk that is full ends the hub in the same way", async () => {
  const disk = smallFileSystem(900);
  const setup = newHall(disk?.folder);
  const limit = disk === null ? { largestFile: smallFile } : {};
  const full = await startProgram({ ...setup, ...limit });
  const tokens = await letIn(full, kiosks);
  const promises = await issueUntilTheEnd(full, tokens);
  await expectFailStop(full);
  expect(promises.issued.length).toBeGreaterThan(0);

  disk?.grow();
  await startProgram(setup);
  expectKept(setup.dataFolder, promises);
});

test("a disk that fails under a sign-in ends the hub too", async () => {
  const setup = newHall();
  const hub = await startProgram({ ...setup, largestFile: smallFile });
  const tokens = await letIn(hub, []);
  const headers = {
    "content-type": "application/json",
    authorization: `Bearer ${tokens.get("administrator")}`,
  };
  const invite = async (): Promise<boolean> => {
    const body = JSON.stringify({ kind: "device", id: "kiosk-1" });
    const reply = await fetch(`${hub.url}/api/invitations`, { method: "POST", headers, body }).catch(
      () => null,
    );
    return reply?.status === 200;
  };
  let made = 0;
  while (await invite()) made += 1;
  expect(made).toBeGreaterThan(0);
  await expectFailStop(hub);
});

test("a data folder on a full disk is refused with a sentence", async () => {
  const disk = smallFileSystem(64);
  const setup = newHall(disk?.folder);
  const limit = disk === null ? { largestFile: 64 } : {};
  await expect(startProgram({ ...setup, ...limit })).rejects.toThrow(
    /ended with 1: .*(full|damaged)[^\n]*\.\n$/,
  );
});
