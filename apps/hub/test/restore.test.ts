import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import type { AdminView, IssuedTicket } from "@giliran/shared/contract";
import { asks } from "./asks.ts";
import type { BareClient } from "./bareClient.ts";
import { startTestHall, type TestHall } from "./hall.ts";

const main = join(import.meta.dirname, "..", "src", "main.ts");

/** The hub's program with these words. */
async function program(
  ...words: readonly string[]
): Promise<{ readonly code: number; readonly said: string }> {
  return await promisify(execFile)(process.execPath, [main, ...words]).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
  );
}

function dataOf(hall: TestHall): string {
  return join(hall.folder, "data");
}

/** Puts the hall back to its backup, by the program, with the hub started again. */
async function putBack(hall: TestHall, backup: string): Promise<void> {
  await hall.stop();
  const { code, said } = await program("restore", "--from", backup, "--data", dataOf(hall));
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining("gives no number before") });
  await hall.restart();
}

async function printed(kiosk: BareClient): Promise<IssuedTicket> {
  const ticket = await kiosk.must<IssuedTicket>(asks.issue());
  await kiosk.must(asks.report(ticket.ticketId));
  return ticket;
}

function toldOf(kiosk: BareClient, tickets: readonly IssuedTicket[]): object {
  const serviceDate = kiosk.view("kiosk").serviceDate;
  return {
    type: "tellSlips",
    last: true,
    slips: tickets.map(({ ticketId, label, issuedAt }) => ({
      serviceDate,
      ticketId,
      label,
      issuedAt,
      serviceId: "ktp",
      partySize: 1,
      classId: "regular",
      needs: [],
      journey: null,
      secretHash: "0".repeat(64),
    })),
  };
}

/** Labels of all tickets that are not void, from the disk. */
function live(hall: TestHall): string[] {
  const events = hall.rows<{ type: string; data: string }>("SELECT type, data FROM event ORDER BY seq");
  const labels = new Map<string, string>();
  for (const { type, data } of events) {
    const { ticketId, label } = JSON.parse(data) as { ticketId: string; label: string };
    if (type === "ticketIssued") labels.set(ticketId, label);
    if (type === "ticketVoided") labels.delete(ticketId);
  }
  return [...labels.values()].sort();
}

describe("a hub whose disk was put back to an older backup", () => {
  test("gives no printed number again and loses none, once every kiosk has told", async () => {
    const hall = await startTestHall();
    const tokens = await Promise.all(["kiosk-1", "kiosk-2"].map((id) => hall.tokenOf(id)));
    const [t1 = "", t2 = ""] = tokens;
    const before = await hall.connect("kiosk-1", { token: t1 });
    await printed(before);
    const backup = join(hall.folder, "hall.backup");
    expect(await program("backup", "--to", backup, "--data", dataOf(hall))).toMatchObject({ code: 0 });
    const other = await hall.connect("kiosk-2", { token: t2 });
    const [a2, a3, a4] = [await printed(before), await printed(other), await printed(before)];
    await putBack(hall, backup);

    const one = await hall.connect("kiosk-1", { token: t1 });
    expect([...one.view("kiosk").recovery].sort()).toEqual(["kiosk-1", "kiosk-2"]);
    expect(await one.send(asks.issue())).toEqual({ ok: false, error: "series_held" });
    await one.must(toldOf(one, [a2, a4]));
    expect(await one.send(asks.issue())).toEqual({ ok: false, error: "series_held" });
    const two = await hall.connect("kiosk-2", { token: t2 });
    await two.must(toldOf(two, [a3]));
    expect((await printed(one)).label).toBe("A005");
    expect(live(hall)).toEqual(["A001", "A002", "A003", "A004", "A005"]);
    await one.frame(({ view }) => view.kind === "kiosk" && view.recovery.length === 0);
    // The day goes on so after a restart, too.
    await hall.restart();
    const again = await hall.connect("kiosk-1", { token: t1 });
    expect((await printed(again)).label).toBe("A006");
  });

  test("waits for a kiosk that is gone until an administrator says otherwise, with a reason that is kept", async () => {
    const hall = await startTestHall();
    const token = await hall.tokenOf("kiosk-1");
    await hall.tokenOf("kiosk-2");
    const backup = join(hall.folder, "hall.backup");
    await program("backup", "--to", backup, "--data", dataOf(hall));
    await putBack(hall, backup);
    const kiosk = await hall.connect("kiosk-1", { token });
    await kiosk.must(toldOf(kiosk, []));
    const administrator = await hall.connect("administrator");
    const { recovery } = administrator.view("admin");
    expect(recovery).toMatchObject({ held: true, awaited: [{ deviceId: "kiosk-2", connected: false }] });
    const supervisor = await hall.connect("supervisor-1");
    expect(await supervisor.send({ type: "endRecovery", reasonId: "emergency" })).toEqual({
      ok: false,
      error: "forbidden",
    });
    const reasons = hall.rows<{ data: string }>("SELECT data FROM catalogue");
    const { reasons: lists } = JSON.parse(reasons[0]?.data ?? "{}") as {
      reasons: { override: { id: string }[] };
    };
    await administrator.must({ type: "endRecovery", reasonId: lists.override[0]?.id });
    expect((await printed(kiosk)).label).toBe("A001");
    const frame = await administrator.frame(
      ({ view }) => view.kind === "admin" && view.recovery?.held === false,
    );
    expect((frame.view as AdminView).recovery?.awaited).toHaveLength(1);
    const [row] = hall.rows<{ data: string; actor: string }>(
      "SELECT data, actor FROM event WHERE type = 'recoveryEnded'",
    );
    expect(row?.actor).toContain("administrator");
    expect(row?.data).toContain(lists.override[0]?.id);
  });

  test("says what is wrong with words that are none, and leaves the hall as it is", async () => {
    const hall = await startTestHall();
    const data = dataOf(hall);
    expect(await program("backup", "--data", data)).toEqual({
      code: 1,
      said: "Which file? Name it with --to FILE.\n",
    });
    expect(await program("restore", "--from", join(hall.folder, "none"), "--data", data)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^There is no backup /),
    });
    const backup = join(hall.folder, "hall.backup");
    await program("backup", "--to", backup, "--data", data);
    expect(await program("restore", "--from", backup, "--data", data)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^Another hub is already working/),
    });
    expect((await program("restore", "--nonsense")).code).toBe(1);
    await printed(await hall.connect("kiosk-1"));
  });
});
