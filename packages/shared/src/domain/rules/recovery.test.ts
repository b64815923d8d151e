import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  brokenInvariants,
  commands,
  kiosk,
  openRehearsal,
  type Rehearsal,
  sample,
  sampleDate,
  staff,
  system,
} from "../../testing/index.ts";
import type { DeviceId, Instant, ReasonId, ServiceDate, TicketId } from "../brand.ts";
import type { PrintedSlip } from "../command.ts";
import { regularClass } from "../defaults.ts";

const { idCard } = sample.services;
const minute = 60_000;
const ids = ["kiosk-1", "kiosk-2"] as const satisfies readonly string[];
const administrator = staff("administrator");

function told(hall: Rehearsal, number: number, changes: Partial<PrintedSlip> = {}): PrintedSlip {
  return {
    serviceDate: sampleDate,
    ticketId: `lost-${number}` as TicketId,
    label: `A${String(number).padStart(3, "0")}`,
    serviceId: idCard,
    partySize: 1,
    classId: regularClass.id,
    needs: [],
    journey: null,
    secretHash: "e".repeat(64),
    issuedAt: hall.clock.now(),
    ...changes,
  };
}

/** A hall that was put back to a backup with two numbers in it, and waits for two kiosks. */
function restored(): Rehearsal {
  const hall = openRehearsal();
  hall.arrive(idCard);
  hall.arrive(idCard);
  hall.must(system, commands.beginRecovery(hall.clock.now(), ...(ids as readonly string[] as DeviceId[])));
  return hall;
}

function labels(hall: Rehearsal): readonly string[] {
  return (hall.hall.queues.get(idCard)?.regular.ticketIds ?? []).map((id) => hall.ticket(id).label);
}

function reasonOf(hall: Rehearsal): ReasonId {
  const reason = hall.catalogue().reasons.override[0]?.id;
  if (reason === undefined) throw new Error("the sample has no reason");
  return reason;
}

describe("a hall that goes on from a backup", () => {
  it("gives no number before every kiosk has told, and then goes on behind all that are on paper", () => {
    const hall = restored();
    expect(hall.refusal(kiosk(1), commands.issue(idCard, 1, "d".repeat(64)))).toBe("series_held");
    hall.must(kiosk(1), commands.tellSlips([told(hall, 3)]));
    expect(hall.refusal(kiosk(1), commands.issue(idCard, 1, "d".repeat(64)))).toBe("series_held");
    expect(labels(hall)).toEqual(["A001", "A002"]);
    hall.must(kiosk(2), commands.tellSlips([told(hall, 4)]));
    hall.arrive(idCard);
    expect(labels(hall)).toEqual(["A001", "A002", "A003", "A004", "A005"]);
    expect(brokenInvariants(hall.hall)).toEqual([]);
  });

  it("puts them where they were by their time, and makes void what nobody knows", () => {
    const hall = restored();
    const early = hall.clock.now();
    const late = hall.clock.advance(5 * minute);
    hall.must(
      kiosk(2),
      commands.tellSlips([told(hall, 6, { issuedAt: early }), told(hall, 4, { issuedAt: late })]),
    );
    const events = hall.must(kiosk(1), commands.tellSlips([]));
    const voids = events.filter((event) => event.type === "ticketVoided");
    expect(voids.map(({ reason }) => reason)).toEqual(["lost_in_restore", "lost_in_restore"]);
    expect(labels(hall)).toEqual(["A001", "A002", "A006", "A004"]);
    expect(brokenInvariants(hall.hall)).toEqual([]);
  });

  it("takes each slip once, however often and in however many parts it is told", () => {
    const hall = restored();
    const slips = [3, 4, 5].map((number) => told(hall, number));
    hall.must(kiosk(1), commands.tellSlips(slips.slice(0, 2), false));
    hall.must(kiosk(1), commands.tellSlips(slips, false));
    hall.must(kiosk(1), commands.tellSlips(slips));
    hall.must(kiosk(2), commands.tellSlips([]));
    expect(hall.must(kiosk(1), commands.tellSlips(slips))).toEqual([]);
    expect(labels(hall)).toEqual(["A001", "A002", "A003", "A004", "A005"]);
  });

  it("passes over what it knows and what is of another day, and names what it cannot place", () => {
    const hall = restored();
    const known = [...hall.hall.tickets.keys()][0] ?? ("" as TicketId);
    const slips = [
      told(hall, 1, { ticketId: known }),
      told(hall, 9, { serviceDate: "2026-11-01" as ServiceDate }),
      told(hall, 3, { label: "Z003", serviceId: null }),
      told(hall, 3, { serviceId: null }),
    ];
    hall.must(kiosk(1), commands.tellSlips(slips));
    hall.must(kiosk(2), commands.tellSlips([]));
    expect(labels(hall)).toEqual(["A001", "A002", "A003"]);
    expect(hall.hall.strays).toMatchObject([{ label: "Z003", why: "unknown_service" }]);
  });

  it.each([Number.NaN, 0, -1, 1.5])(
    "takes a slip for one person where it says a party of %s",
    (partySize) => {
      const hall = restored();
      hall.must(kiosk(1), commands.tellSlips([told(hall, 3, { partySize })]));
      hall.must(kiosk(2), commands.tellSlips([]));
      expect(hall.ticket("lost-3" as TicketId).partySize).toBe(1);
    },
  );

  it("goes on at an administrator's word with a reason; a kiosk that comes later is told of what is taken", () => {
    const hall = restored();
    hall.must(kiosk(1), commands.tellSlips([told(hall, 3)]));
    expect(hall.refusal(administrator, commands.endRecovery("nothing" as ReasonId))).toBe("unknown_reason");
    hall.must(administrator, commands.endRecovery(reasonOf(hall)));
    expect(hall.refusal(administrator, commands.endRecovery(reasonOf(hall)))).toBe("no_recovery");
    hall.arrive(idCard);
    hall.must(kiosk(2), commands.tellSlips([told(hall, 4), told(hall, 6)]));
    expect(labels(hall)).toEqual(["A001", "A002", "A003", "A004", "A006"]);
    expect(hall.hall.strays).toMatchObject([{ label: "A004", kioskId: "kiosk-2", why: "number_taken" }]);
    expect(hall.hall.recovery?.awaited.size).toBe(0);
    expect(brokenInvariants(hall.hall)).toEqual([]);
  });

  it("leaves nobody waiting who is told of after the day was closed, and spends their numbers all the same", () => {
    const hall = restored();
    hall.must(kiosk(1), commands.tellSlips([told(hall, 3)]));
    hall.must(system, commands.closeDay());
    hall.must(kiosk(2), commands.tellSlips([told(hall, 4)]));
    const ids = ["lost-3", "lost-4"] as readonly string[] as TicketId[];
    expect(ids.map((id) => hall.ticket(id).state)).toEqual(["void", "void"]);
    expect(hall.hall.lastNumber.get(hall.ticket(ids[1] ?? ("" as TicketId)).prefix)).toBe(4);
    expect(brokenInvariants(hall.hall)).toEqual([]);
  });

  it("waits for nobody where there is no kiosk, and the next day begins anew", () => {
    const hall = openRehearsal();
    hall.must(system, commands.beginRecovery(0 as Instant));
    hall.arrive(idCard);
    expect(hall.hall.recovery).toBeNull();
  });
});

describe("whatever was printed after the backup, and in whatever order the kiosks come back", () => {
  it("no number is live twice, none that was told is lost, and each series has no hole", () => {
    const printed = fc.uniqueArray(
      fc.record({ number: fc.integer({ min: 3, max: 14 }), by: fc.constantFrom(1, 2) }),
      {
        selector: ({ number }) => number,
        maxLength: 10,
      },
    );
    fc.assert(
      fc.property(
        printed,
        fc.constantFrom([1, 2], [2, 1]),
        fc.integer({ min: 1, max: 4 }),
        (slips, order, part) => {
          const hall = restored();
          hall.clock.advance(minute);
          for (const who of order) {
            const own = slips.filter(({ by }) => by === who).map(({ number }) => told(hall, number));
            for (let i = 0; i < own.length; i += part)
              hall.must(kiosk(who), commands.tellSlips(own.slice(i, i + part), false));
            hall.must(kiosk(who), commands.tellSlips([]));
          }
          hall.arrive(idCard);
          const live = labels(hall);
          const last = Math.max(2, ...slips.map(({ number }) => number));
          const expected = new Set([1, 2, ...slips.map(({ number }) => number), last + 1]);
          expect(new Set(live.map((label) => Number(label.slice(1))))).toEqual(expected);
          expect(live).toHaveLength(expected.size);
          expect(hall.hall.strays).toEqual([]);
          expect(brokenInvariants(hall.hall)).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
