import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { IssuedTicket, VisitorView } from "@giliran/shared/contract";
import { asks, type Called } from "./asks.ts";
import { startTestHall, type TestHall, until } from "./hall.ts";
import { devices, hallFile } from "./hallFile.ts";

const entrance = { id: "pintu", role: "display", name: "Pintu masuk", screen: "entrance" };

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

async function hallFor(capacity: number, more: object = {}): Promise<TestHall> {
  const crowding = { capacity, ...more };
  return await startTestHall({ file: hallFile({ crowding, devices: [...devices, entrance] }) });
}

describe("a full hall", () => {
  test("gives a number that waits outside, and lets it in when somebody has left", async () => {
    const hall = await hallFor(1);
    const [kiosk, officer, door] = [
      await hall.connect("kiosk-1"),
      await hall.connect("officer-1"),
      await hall.connect("pintu"),
    ];
    const first = await kiosk.must<IssuedTicket>(asks.issue());
    await kiosk.must(asks.report(first.ticketId));
    expect(first.outside).toBeNull();
    const second = await kiosk.must<IssuedTicket>(asks.issue());
    await kiosk.must(asks.report(second.ticketId));
    // Nobody sits at a counter, so nobody knows how long it takes.
    expect(second.outside).toEqual({ personsAhead: 0, wait: null });
    await door.frame(({ view }) => view.kind === "entrance" && view.crowd?.outside === 1);
    // Version 3 had no such screen: one that speaks it is shown the same.
    const older = await hall.connect("pintu", { protocol: 3 });
    expect(older.view("entrance")).toEqual(door.view("entrance"));
    await officer.must(asks.open("loket-1"));
    const { ticketId } = await officer.must<Called>(asks.next("loket-1"));
    await officer.must(asks.finish("loket-1", ticketId));
    await door.frame(({ view }) => view.kind === "entrance" && view.admitted[0]?.label === second.label);
    const called = await officer.must<Called>(asks.next("loket-1"));
    expect(called.label).toBe(second.label);
  });

  test("says up to which number all may come in only while nobody before it waits outside", async () => {
    const hall = await hallFor(1);
    const [kiosk, supervisor, door] = [
      await hall.connect("kiosk-1"),
      await hall.connect("supervisor-1"),
      await hall.connect("pintu"),
    ];
    const tickets: IssuedTicket[] = [];
    for (let i = 0; i < 4; i += 1) {
      tickets.push(await kiosk.must<IssuedTicket>(asks.issue()));
      await kiosk.must(asks.report(tickets[i]?.ticketId ?? ""));
    }
    const [, second, third] = tickets;
    const admit = async (ticket: IssuedTicket | undefined): Promise<unknown> => {
      await supervisor.must({ type: "admitTicket", ticketId: ticket?.ticketId, reasonId: "emergency" });
      await door.frame(
        ({ view }) => view.kind === "entrance" && view.admitted.some(({ label }) => label === ticket?.label),
      );
      return door.view("entrance").upTo;
    };
    expect(await admit(third)).toEqual([]);
    expect(await admit(second)).toEqual(["A003"]);
    expect(door.view("entrance").next).toEqual(["A004"]);
  });

  test("is whole again after a restart: who waited outside still does", async () => {
    const hall = await hallFor(1);
    const kiosk = await hall.connect("kiosk-1");
    await kiosk.must(asks.issue());
    await kiosk.must(asks.issue());
    await hall.restart();
    const supervisor = await hall.connect("supervisor-1");
    expect(supervisor.view("admin").crowd).toMatchObject({ present: 1, outsidePersons: 1 });
    await supervisor.must({ type: "setCrowding", settings: { mode: null, capacity: 5, spacing: null } });
    await until(() => (supervisor.view("admin").crowd.outsidePersons === 0 ? true : null));
  });
});

describe("a door that counts", () => {
  test("speaks plain HTTP; the same message counts once; nobody else's token will do", async () => {
    const hall = await hallFor(2, { countBy: "people" });
    const token = await hall.tokenOf("sensor-1");
    const supervisor = await hall.connect("supervisor-1");
    const message = { id: "door-0000-0000-0001", in: 2 };
    for (let i = 0; i < 2; i += 1) {
      expect(await hall.post("/api/door", message, bearer(token))).toEqual({ ok: true, value: null });
    }
    await until(() => (supervisor.view("admin").crowd.present === 2 ? true : null));
    const kiosk = await hall.connect("kiosk-1");
    expect((await kiosk.must<IssuedTicket>(asks.issue())).outside).not.toBeNull();
    const other = { id: "door-0000-0000-0002", out: 1 };
    expect(await hall.post("/api/door", other, {})).toEqual({ ok: false, error: "unauthorised" });
    const screens = bearer(await hall.tokenOf("screen-1"));
    expect(await hall.post("/api/door", other, screens)).toEqual({ ok: false, error: "forbidden" });
    for (const bad of [{}, { id: "x" }, { ...other, in: -1 }, { ...other, in: 1e9 }, { ...other, more: 1 }]) {
      expect(await hall.post("/api/door", bad, bearer(token))).toEqual({ ok: false, error: "malformed" });
    }
    expect(await hall.post("/api/door", other, bearer(token))).toEqual({ ok: true, value: null });
    await until(() => (supervisor.view("admin").crowd.outsidePersons === 0 ? true : null));
  });
});

test("the phone of somebody outside says so, and how many come in first", async () => {
  const hall = await hallFor(1);
  const kiosk = await hall.connect("kiosk-1");
  await kiosk.must(asks.issue());
  const secret = "s".repeat(32);
  const secretHash = createHash("sha256").update(secret).digest("hex");
  await kiosk.must({ ...asks.issue(), secretHash });
  const headers = bearer(secret);
  const answer = await (await fetch(`${hall.url()}/api/ticket`, { headers })).json();
  expect((answer as { value: VisitorView }).value.outside).toEqual({ personsAhead: 0, wait: null });
});
