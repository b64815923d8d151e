import { describe, expect, it } from "vitest";
import {
  commands,
  kiosk,
  officer,
  openRehearsal,
  sample,
  sampleCatalogue,
  staff,
  system,
  type Rehearsal,
} from "../../testing/index.ts";
import type { RightCode, TicketId } from "../brand.ts";
import { alwaysOpen } from "../hours.ts";

const { tax, idCard } = sample.services;
const { three } = sample.counters;
const { left } = sample.reasons;
const supervisor = staff("supervisor");

function opened(most = 2, hours = alwaysOpen): Rehearsal {
  const hall = openRehearsal({ catalogue: sampleCatalogue({ hours, settings: { rightsPerService: most } }) });
  hall.sit(three);
  return hall;
}

function settle(hall: Rehearsal, ids: readonly TicketId[], right: boolean): string | null {
  return hall.refusal(supervisor, commands.settleTickets(ids, left, right));
}

function nextDay(hall: Rehearsal, date: string, days = 1): void {
  hall.must(system, commands.closeDay());
  hall.clock.advance(days * 86_400_000);
  hall.must(system, commands.openDay(date));
}

function codes(hall: Rehearsal): readonly RightCode[] {
  return [...hall.hall.rights.keys()];
}

describe("what is left at the end of a day", () => {
  it("is closed with a reason, all or none", () => {
    const hall = opened();
    const [a, b, c] = [hall.arrive(tax), hall.arrive(tax), hall.arrive(tax)];
    hall.callNext(three);
    expect(settle(hall, [a, b], false)).toBe("wrong_state");
    expect(hall.ticket(b).state).toBe("waiting");
    expect(settle(hall, [b, c], false)).toBeNull();
    expect([b, c].map((id) => hall.ticket(id).state)).toEqual(["void", "void"]);
    expect(settle(hall, [b], false)).toBe("wrong_state");
    expect(settle(hall, ["nobody" as TicketId], false)).toBe("unknown_ticket");
    expect(hall.refusal(supervisor, commands.settleTickets([c], "bored" as typeof left))).toBe(
      "unknown_reason",
    );
  });

  it("becomes a right to go first on the next open day, as many per service as the hall allows", () => {
    const hall = opened();
    const [a, b, c, d] = [hall.arrive(tax), hall.arrive(tax), hall.arrive(tax), hall.arrive(idCard)];
    expect(settle(hall, [a, b, c], true)).toBe("no_rights_left");
    expect(settle(hall, [a, b, d], true)).toBeNull();
    expect(settle(hall, [c], true)).toBe("no_rights_left");
    expect([...hall.hall.rights.values()].map(({ label, validOn }) => [label, validOn])).toEqual([
      ["B001", "2026-11-24"],
      ["B002", "2026-11-24"],
      ["A001", "2026-11-24"],
    ]);
  });

  it("gives whoever did not come when called no right", () => {
    const hall = opened();
    const id = hall.arrive(tax);
    hall.callNext(three);
    hall.clock.advance(60_000);
    for (const wait of [1, 2, 3]) {
      hall.clock.advance(wait * 30_000);
      hall.must(officer(), commands.recall(three, id));
    }
    hall.must(officer(), commands.markAbsent(three, id));
    expect(settle(hall, [id], true)).toBe("wrong_state");
    expect(settle(hall, [id], false)).toBeNull();
  });
});

describe("a right from a day before", () => {
  it("goes first, within the bound, once, and says why", () => {
    const hall = opened();
    const id = hall.arrive(tax);
    settle(hall, [id], true);
    nextDay(hall, "2026-11-24");
    hall.sit(three);
    const regular = hall.arrive(tax);
    const [code] = codes(hall);
    if (code === undefined) throw new Error("no right");
    const [issued] = hall.must(kiosk(), commands.redeemRight(code));
    if (issued?.type !== "ticketIssued") throw new Error("no ticket");
    hall.must(kiosk(), commands.reportPrint(issued.ticketId));
    expect(issued).toMatchObject({ label: "B002", lane: "priority", right: code });
    expect(hall.callNext(three)).toBe(issued.ticketId);
    expect(hall.ticket(issued.ticketId).call?.reason).toEqual({ code: "carried_over" });
    expect(hall.callNext(three)).toBe(regular);
    expect(hall.refusal(kiosk(), commands.redeemRight(code))).toBe("unknown_right");
  });

  it("holds on its own day alone", () => {
    const hall = opened();
    settle(hall, [hall.arrive(tax)], true);
    const [code] = codes(hall);
    if (code === undefined) throw new Error("no right");
    expect(hall.refusal(kiosk(), commands.redeemRight(code))).toBe("unknown_right");
    nextDay(hall, "2026-11-24");
    nextDay(hall, "2026-11-25");
    expect(codes(hall)).toEqual([]);
  });

  it("waits over days on which the hall does not serve, or was never opened", () => {
    const weekdays = {
      days: [1, 2, 3, 4, 5],
      serving: { from: 0, to: 1440 },
      issuing: { from: 0, to: 1440 },
    };
    const hall = opened(2, { ...alwaysOpen, mode: "enforce", week: [weekdays] });
    // 2026-11-23 is a Monday.
    nextDay(hall, "2026-11-27", 4);
    hall.sit(three);
    settle(hall, [hall.arrive(tax)], true);
    nextDay(hall, "2026-11-28");
    expect([...hall.hall.rights.values()].map(({ validOn }) => validOn)).toEqual(["2026-11-30"]);
    nextDay(hall, "2026-12-02", 4);
    expect([...hall.hall.rights.values()].map(({ validOn }) => validOn)).toEqual(["2026-12-02"]);
    const [code] = codes(hall);
    expect(hall.refusal(kiosk(), commands.redeemRight(code ?? ("" as RightCode)))).toBeNull();
  });
});
