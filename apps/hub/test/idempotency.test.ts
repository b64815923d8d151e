import { describe, expect, test } from "vitest";
import { createHubClient, newCommandId } from "@giliran/shared/client";
import type { ClassId, ServiceId } from "@giliran/shared/domain";
import { arrive, asks, someHash } from "./asks.ts";
import { newId } from "./bareClient.ts";
import { startTestHall, until } from "./hall.ts";
import { ownClock } from "./ownClock.ts";

const issueKtp = {
  type: "issueTicket",
  serviceId: "ktp" as ServiceId,
  partySize: 1,
  classId: "regular" as ClassId,
  needs: [],
  acceptWait: false,
  journey: null,
  secretHash: someHash,
} as const;

describe("the same id", () => {
  test("has the same answer, and happens once", async () => {
    const hall = await startTestHall();
    const kiosk = await hall.connect("kiosk-1");
    const id = newId();
    const first = await kiosk.send(asks.issue(), id);
    const all = await Promise.all(Array.from({ length: 20 }, () => kiosk.send(asks.issue(), id)));
    expect(all).toEqual(Array.from({ length: 20 }, () => first));
    expect(hall.rows("SELECT number FROM ticket")).toEqual([{ number: 1 }]);
    expect(await hall.metric("giliran_commands_replayed_total")).toBe(20);
  });

  test("sent twenty times before the first answer happens once too", async () => {
    const hall = await startTestHall();
    const kiosk = await hall.connect("kiosk-1");
    const id = newId();
    const all = await Promise.all(Array.from({ length: 20 }, () => kiosk.send(asks.issue(), id)));
    expect(new Set(all.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(hall.rows("SELECT number FROM ticket")).toEqual([{ number: 1 }]);
  });

  test("has the same answer after a restart of the hub, whatever has happened since", async () => {
    const hall = await startTestHall();
    const [token, officerToken] = [await hall.tokenOf("kiosk-1"), await hall.tokenOf("officer-1")];
    const kiosk = await hall.connect("kiosk-1", { token });
    const officer = await hall.connect("officer-1", { token: officerToken });
    const [issueId, callId] = [newId(), newId()];
    const issued = await kiosk.send<{ ticketId: string }>(asks.issue(), issueId);
    await kiosk.must(asks.report((issued as { value: { ticketId: string } }).value.ticketId));
    await arrive(kiosk);
    await officer.must(asks.open("loket-1"));
    const called = await officer.send(asks.next("loket-1"), callId);

    await hall.restart();
    const events = hall.rows("SELECT * FROM event");
    const again = await hall.connect("kiosk-1", { token });
    const officerAgain = await hall.connect("officer-1", { token: officerToken });
    expect(await again.send(asks.issue(), issueId)).toEqual(issued);
    expect(await officerAgain.send(asks.next("loket-1"), callId)).toEqual(called);
    expect(hall.rows("SELECT * FROM event")).toEqual(events);
  });

  test("for another command, or from another sender, is refused; the first answer stands", async () => {
    const hall = await startTestHall();
    const [one, two] = [await hall.connect("kiosk-1"), await hall.connect("kiosk-2")];
    const id = newId();
    const first = await one.send(asks.issue(), id);
    const reused = { ok: false, error: "command_id_reused" };
    expect(await one.send(asks.issue("kk"), id)).toEqual(reused);
    expect(await one.send(asks.issue("ktp", 2), id)).toEqual(reused);
    expect(await two.send(asks.issue(), id)).toEqual(reused);
    await hall.restart();
    const again = await hall.connect("kiosk-1");
    expect(await again.send(asks.issue("kk"), id)).toEqual(reused);
    expect(await again.send(asks.issue(), id)).toEqual(first);
    expect(hall.rows("SELECT number FROM ticket")).toEqual([{ number: 1 }]);
  });
});

describe("a refusal", () => {
  test("is remembered for ten minutes, though the reason is gone", async () => {
    const clock = ownClock();
    const hall = await startTestHall({ around: { clock } });
    const [kiosk, officer] = [await hall.connect("kiosk-1"), await hall.connect("officer-1")];
    await officer.must(asks.open("loket-1"));
    const id = newId();
    const refused = { ok: false, error: "queue_empty" };
    expect(await officer.send(asks.next("loket-1"), id)).toEqual(refused);
    await arrive(kiosk);
    clock.pass(10 * 60_000 - 1);
    expect(await officer.send(asks.next("loket-1"), id)).toEqual(refused);
    expect(await officer.send(asks.close("loket-1"), id)).toEqual({ ok: false, error: "command_id_reused" });
    clock.pass(1);
    expect(await officer.send(asks.next("loket-1"), id)).toMatchObject({
      ok: true,
      value: { label: "A001" },
    });
  });

  test("by form, rate or role is not remembered", async () => {
    const hall = await startTestHall();
    const [kiosk, officer] = [await hall.connect("kiosk-1"), await hall.connect("officer-1")];
    const id = newId();
    expect(await kiosk.send({ type: "issueTicket" }, id)).toEqual({ ok: false, error: "malformed" });
    expect(await kiosk.send({ type: "fly" }, id)).toEqual({ ok: false, error: "unknown_command" });
    expect(await officer.send(asks.issue(), id)).toEqual({ ok: false, error: "forbidden" });
    expect(await kiosk.send(asks.issue(), id)).toMatchObject({ ok: true });
  });
});

describe("the client of the pages", () => {
  test("sends again across a restart of the hub, and has its answer once", async () => {
    const hall = await startTestHall();
    const token = await hall.tokenOf("kiosk-1");
    const client = createHubClient({ url: hall.url(), token, screen: null });
    client.start();
    await until(() => client.snapshot().frame);
    const id = newCommandId();
    const [answer] = await Promise.all([
      // Sent in the turn in which the hub begins to stop: answered, or refused, or lost, and then sent again.
      client.send(issueKtp, id),
      hall.restart(),
    ]);
    expect(answer.ok || ["stopping", "disconnected"].includes(answer.error)).toBe(true);
    await until(() => client.snapshot().status === "connected");
    expect(await client.send(issueKtp, id)).toMatchObject({ ok: true, value: { label: "A001" } });
    expect(hall.rows("SELECT number FROM ticket")).toEqual([{ number: 1 }]);
    client.stop();
  });

  test("is whole again after a restart, under a new epoch and the same lineage", async () => {
    const hall = await startTestHall();
    const token = await hall.tokenOf("screen-1");
    const client = createHubClient({ url: hall.url(), token, screen: "page-load-1" });
    client.start();
    const before = await until(() => client.snapshot().frame);
    await hall.restart();
    const after = await until(() => {
      const { frame } = client.snapshot();
      return frame?.epoch === before.epoch ? null : frame;
    });
    expect(after.lineage).toBe(before.lineage);
    expect(after.view).toEqual(before.view);
    client.stop();
  });
});
