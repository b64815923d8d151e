import { describe, expect, it } from "vitest";
import {
  commands,
  kiosk,
  openRehearsal,
  sample,
  sampleDate,
  sampleLetter,
  type Rehearsal,
} from "../../testing/index.ts";
import type { CommandId, Instant, ServiceDate, TicketId } from "../brand.ts";
import type { AloneSlip } from "../command.ts";
import { regularClass } from "../defaults.ts";

const { idCard, tax } = sample.services;
const minute = 60_000;

function slip(hall: Rehearsal, number: number, changes: Partial<AloneSlip> = {}): AloneSlip {
  return {
    serviceDate: sampleDate,
    number,
    serviceId: idCard,
    partySize: 1,
    classId: regularClass.id,
    needs: [],
    journey: null,
    secretHash: "f".repeat(64),
    at: hall.clock.now(),
    uncertaintyMs: 500,
    replaces: null,
    paper: "printed",
    ...changes,
  };
}

function labels(hall: Rehearsal): readonly string[] {
  return (hall.hall.queues.get(idCard)?.regular.ticketIds ?? []).map((id) => hall.ticket(id).label);
}

function hand(hall: Rehearsal, ...slips: readonly AloneSlip[]): void {
  hall.must(kiosk(1), commands.handOver(...slips));
}

describe("what a kiosk gave alone", () => {
  it("takes its place by time among the hub's own, behind who came at the same moment", () => {
    const hall = openRehearsal();
    hall.arrive(idCard);
    const [t1] = [hall.clock.advance(minute)];
    hall.clock.advance(minute);
    hall.arrive(idCard);
    const t2 = hall.clock.now();
    hall.clock.advance(minute);
    hall.arrive(idCard);
    hand(hall, slip(hall, 1, { at: t1 }), slip(hall, 2, { at: t2 }));
    expect(labels(hall)).toEqual(["A001", "X001", "A002", "X002", "A003"]);
  });

  it("is in the order of time also where two kiosks hand over one after the other", () => {
    const hall = openRehearsal();
    hall.arrive(idCard);
    const early = hall.clock.advance(minute);
    const late = hall.clock.advance(minute);
    hall.clock.advance(minute);
    hand(hall, slip(hall, 1, { at: late }));
    hand(hall, slip(hall, 2, { at: early }));
    expect(labels(hall)).toEqual(["A001", "X002", "X001"]);
  });

  it("stands behind all older ones where its kiosk did not know the time, and never in the future", () => {
    const hall = openRehearsal();
    hall.arrive(idCard);
    hall.clock.advance(minute);
    const future = (hall.clock.now() + 60 * minute) as Instant;
    hand(hall, slip(hall, 1, { at: null }), slip(hall, 2, { at: future }));
    hall.clock.advance(minute);
    hall.arrive(idCard);
    expect(labels(hall)).toEqual(["A001", "X001", "X002", "A002"]);
  });

  it("waits since then, with the paper that it has, in the hall", () => {
    const hall = openRehearsal();
    const at = hall.clock.now();
    hall.clock.advance(20 * minute);
    hand(hall, slip(hall, 1, { at, paper: "unknown", partySize: 3 }));
    const [ticket] = hall.hall.tickets.values();
    expect(ticket).toMatchObject({
      label: "X001",
      state: "waiting",
      paper: "unknown",
      issuedAt: at,
      queuedAt: at,
      outside: false,
      partySize: 3,
    });
    expect(hall.hall.crowd.inside).toBe(3);
  });

  it("makes the number void that the hub gave for the same touch, unless it is over", () => {
    const hall = openRehearsal();
    const [unheard, done] = [hall.arrive(idCard), hall.arrive(tax)];
    hall.sit(sample.counters.three);
    hall.callNext(sample.counters.three);
    const replaces = (id: TicketId): CommandId => id as string as CommandId;
    hand(hall, slip(hall, 1, { replaces: replaces(unheard) }), slip(hall, 2, { replaces: replaces(done) }));
    expect(hall.ticket(unheard).state).toBe("void");
    expect(hall.ticket(done).state).toBe("void");
    expect(hall.history.flatMap(({ event }) => (event.type === "ticketVoided" ? [event] : []))).toMatchObject(
      [
        { ticketId: unheard, reason: "issued_offline", replacedBy: "X001" },
        { ticketId: done, reason: "issued_offline", replacedBy: "X002" },
      ],
    );
    expect(hall.hall.counters.get(sample.counters.three)?.ticketId).toBeNull();
  });

  it("is the same when it comes again, and goes on where it ended", () => {
    const hall = openRehearsal();
    hand(hall, slip(hall, 1), slip(hall, 2));
    hand(hall, slip(hall, 1), slip(hall, 2), slip(hall, 3));
    expect([...hall.hall.tickets.values()].map(({ label }) => label)).toEqual(["X001", "X002", "X003"]);
  });

  it("leaves no hole where the journal lost one: that number is void", () => {
    const hall = openRehearsal();
    hand(hall, slip(hall, 1), slip(hall, 4));
    expect([...hall.hall.tickets.values()].map(({ label, state }) => `${label} ${state}`)).toEqual([
      "X001 waiting",
      "X002 void",
      "X003 void",
      "X004 waiting",
    ]);
    expect(hall.hall.lastNumber.get(sampleLetter)).toBe(4);
  });

  it("of another day or for no service is left aside, and the others stand", () => {
    const hall = openRehearsal();
    hand(
      hall,
      slip(hall, 1, { serviceDate: "2026-11-22" as ServiceDate }),
      slip(hall, 1),
      slip(hall, 2, { serviceId: "nothing" as never }),
    );
    expect([...hall.hall.tickets.values()].map(({ label }) => label)).toEqual(["X001"]);
    expect(hall.hall.strays).toMatchObject([
      { label: "X001", serviceDate: "2026-11-22", why: "wrong_day" },
      { label: "X002", serviceDate: sampleDate, why: "unknown_service" },
    ]);
    hand(hall, slip(hall, 1, { serviceDate: "2026-11-22" as ServiceDate }));
    expect(hall.hall.strays).toHaveLength(2);
  });
});
