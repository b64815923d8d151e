import { describe, expect, test } from "vitest";
import type { IssuedTicket, PanelView } from "@giliran/shared/contract";
import { asks, someHash } from "./asks.ts";
import type { BareClient } from "./bareClient.ts";
import { startTestHall, until } from "./hall.ts";
import { hallWithClasses } from "./hallFile.ts";

/** A ticket that waits, of this class and with these needs. */
async function arriveAs(
  kiosk: BareClient,
  classId: string,
  serviceId = "ktp",
  needs: readonly string[] = [],
): Promise<IssuedTicket> {
  const command = { ...asks.issue(serviceId, 1, someHash), classId, needs };
  const ticket = await kiosk.must<IssuedTicket>(command);
  await kiosk.must(asks.report(ticket.ticketId));
  return ticket;
}

async function counterOf(
  client: BareClient,
  wanted: (counter: NonNullable<PanelView["counter"]>) => boolean,
): Promise<NonNullable<PanelView["counter"]>> {
  return until(() => {
    const counter = client.view("panel").counter;
    return counter !== undefined && counter !== null && wanted(counter) ? counter : null;
  });
}

function nextOf({ next }: NonNullable<PanelView["counter"]>): unknown {
  return next.map(({ label, reason }) => [label, reason]);
}

describe("whose turn it is", () => {
  test("is told with its reason, holds over a restart, and is what is called", async () => {
    const hall = await startTestHall({ file: hallWithClasses() });
    const [kiosk, officer] = [await hall.connect("kiosk-1"), await hall.connect("officer-1")];
    await officer.must(asks.open("loket-1"));
    await arriveAs(kiosk, "regular");
    for (let i = 0; i < 3; i += 1) await arriveAs(kiosk, "lansia");
    const order = [
      ["A002", { code: "priority", nth: 1, ratio: 2 }],
      ["A003", { code: "priority", nth: 2, ratio: 2 }],
      ["A001", { code: "regular_turn", ratio: 2 }],
      ["A004", { code: "priority_alone" }],
    ];
    expect(nextOf(await counterOf(officer, ({ next }) => next.length === 4))).toEqual(order);
    const { ticketId } = await officer.must<{ ticketId: string }>(asks.next("loket-1"));
    await hall.restart();
    const again = await hall.connect("officer-1");
    const counter = await counterOf(again, ({ next }) => next.length === 3);
    expect(nextOf(counter)).toEqual(order.slice(1));
    expect(counter.inHand).toMatchObject({
      label: "A002",
      reason: { code: "priority", nth: 1, ratio: 2 },
      claim: { classId: "lansia", name: { id: "Lansia", en: "Elderly" }, confirmed: false },
      needs: [],
    });
    const called = await again.must<{ label: string }>(asks.next("loket-1", ticketId));
    expect(called.label).toBe("A003");
  });

  test("is confirmed by staff, or put right", async () => {
    const hall = await startTestHall({ file: hallWithClasses() });
    const [kiosk, officer] = [await hall.connect("kiosk-1"), await hall.connect("officer-1")];
    const reception = await hall.connect("reception-1");
    await officer.must(asks.open("loket-1"));
    const [, claimed] = [await arriveAs(kiosk, "regular"), await arriveAs(kiosk, "lansia", "kk")];
    await reception.must(asks.confirm(claimed.ticketId, "regular"));
    await reception.must(asks.confirm(claimed.ticketId, "lansia"));
    await officer.must(asks.next("loket-1"));
    const counter = await counterOf(officer, ({ inHand }) => inHand !== null);
    expect(counter.inHand).toMatchObject({ label: "A002", claim: { confirmed: true } });
    expect(nextOf(counter)).toEqual([["A001", { code: "arrival" }]]);
    expect(await officer.send(asks.confirm(claimed.ticketId, "raja"))).toEqual({
      ok: false,
      error: "unknown_class",
    });
  });

  test("follows a counter's weights as a supervisor sets them", async () => {
    const hall = await startTestHall({ file: hallWithClasses() });
    const [kiosk, officer] = [await hall.connect("kiosk-1"), await hall.connect("officer-1")];
    const supervisor = await hall.connect("supervisor-1");
    await officer.must(asks.open("loket-1"));
    await arriveAs(kiosk, "regular", "ktp");
    await arriveAs(kiosk, "regular", "kk");
    await supervisor.must(asks.weigh("loket-1", "ktp", "idle"));
    expect(nextOf(await counterOf(officer, ({ next }) => next[0]?.label === "A002"))).toEqual([
      ["A002", { code: "weight" }],
      ["A001", { code: "idle" }],
    ]);
    expect(await officer.send(asks.weigh("loket-1", "ktp", null))).toEqual({ ok: false, error: "forbidden" });
    await supervisor.must(asks.weigh("loket-1", "ktp", null));
    await counterOf(officer, ({ next }) => next[0]?.label === "A001");
  });

  test("leads a visitor with needs to the counter that is fit, and prompts its officer", async () => {
    const hall = await startTestHall({ file: hallWithClasses() });
    const [kiosk, one, two] = [
      await hall.connect("kiosk-1"),
      await hall.connect("officer-1"),
      await hall.connect("officer-2"),
    ];
    await one.must(asks.open("loket-1"));
    await two.must(asks.open("loket-2"));
    await arriveAs(kiosk, "regular", "ktp", ["kursi-roda", "dibacakan"]);
    expect(await one.send(asks.next("loket-1"))).toEqual({ ok: false, error: "queue_empty" });
    await two.must(asks.next("loket-2"));
    const { inHand } = await counterOf(two, ({ inHand }) => inHand !== null);
    expect(inHand).toMatchObject({
      claim: null,
      needs: [
        { name: { id: "Kursi roda" }, prompt: { id: "Singkirkan kursi di depan loket." } },
        { name: { id: "Dibacakan" }, prompt: { id: "Bacakan formulirnya." } },
      ],
    });
  });
});

describe("what the public sees", () => {
  test("of class, needs and reason is nothing: not the board, its voice, the kiosk's view, the answer, the phone", async () => {
    const hall = await startTestHall({ file: hallWithClasses() });
    const [kiosk, officer, screen] = [
      await hall.connect("kiosk-1"),
      await hall.connect("officer-2"),
      await hall.connect("screen-1"),
    ];
    await officer.must(asks.open("loket-2"));
    const ticket = await arriveAs(kiosk, "lansia", "ktp", ["kursi-roda"]);
    await officer.must(asks.next("loket-2"));
    const board = await until(() => {
      const view = screen.view("board");
      return view.voice.pending.length === 1 ? view : null;
    });
    const said = JSON.stringify([board, screen.frames, kiosk.view("kiosk"), ticket]);
    const words = [
      "lansia",
      "Lansia",
      "Elderly",
      "kursi-roda",
      "Kursi roda",
      "priority",
      "reason",
      "claim",
      "needs",
    ];
    expect(words.filter((word) => said.includes(word))).toEqual([]);
  });

  test("of the queue is everybody who goes before at the same counters, and no wait while none is open", async () => {
    const hall = await startTestHall({ file: hallWithClasses() });
    const [kiosk, officer] = [await hall.connect("kiosk-1"), await hall.connect("officer-1")];
    const first = await arriveAs(kiosk, "regular", "ktp");
    await arriveAs(kiosk, "regular", "ktp");
    expect(first).toMatchObject({ personsAhead: 0, wait: null });
    await until(() => kiosk.view("kiosk").services.every(({ wait }) => wait === null));
    await officer.must(asks.open("loket-1"));
    const card = await arriveAs(kiosk, "regular", "kk");
    // Two of 8 minutes each wait for the same counter.
    expect(card).toMatchObject({ personsAhead: 2, wait: { lowMs: 480_000, highMs: 2_700_000 } });
    const services = await until(() => {
      const view = kiosk.view("kiosk");
      const row = view.services.find(({ serviceId }) => serviceId === "kk");
      return row?.waiting === 1 && row.wait !== null ? view.services : null;
    });
    expect(services.find(({ serviceId }) => serviceId === "pajak")?.wait).toBeNull();
  });
});
