import { describe, expect, it } from "vitest";
import {
  commands,
  device,
  kiosk,
  officer,
  openRehearsal,
  sample,
  system,
  visitor,
} from "../../testing/index.ts";
import type { TicketId } from "../brand.ts";
import type { SlipOutcome } from "../command.ts";

const { tax } = sample.services;
const { three } = sample.counters;

describe("the end of a slip", () => {
  it.each<SlipOutcome>(["printed", "failed", "unknown", "declined"])(
    "lets the ticket wait when it is %s",
    (outcome) => {
      const hall = openRehearsal();
      const id = hall.issue(tax);
      hall.must(kiosk(), commands.reportPrint(id, outcome));
      expect(hall.ticket(id)).toMatchObject({ state: "waiting", paper: outcome });
    },
  );

  it("is taken as unknown by the hub when nothing was heard, and the place is kept", () => {
    const hall = openRehearsal();
    const [first, second] = [hall.issue(tax), hall.arrive(tax)];
    hall.must(system, commands.reportPrint(first, "unknown"));
    hall.sit(three);
    expect([hall.callNext(three), hall.callNext(three)]).toEqual([first, second]);
  });

  it("may come late, and then corrects what the hub had to assume", () => {
    const hall = openRehearsal();
    const id = hall.issue(tax);
    hall.must(system, commands.reportPrint(id, "unknown"));
    hall.must(kiosk(), commands.reportPrint(id, "printed"));
    expect(hall.ticket(id)).toMatchObject({ state: "waiting", paper: "printed" });
  });

  it("corrects the paper alone when the ticket was called in the meantime", () => {
    const hall = openRehearsal();
    const id = hall.issue(tax);
    hall.must(system, commands.reportPrint(id, "unknown"));
    hall.sit(three);
    hall.callNext(three);
    hall.must(kiosk(), commands.reportPrint(id, "failed"));
    expect(hall.ticket(id)).toMatchObject({ state: "called", paper: "failed" });
  });

  it("is said once: what is known of the paper is not changed again", () => {
    const hall = openRehearsal();
    for (const known of ["printed", "failed", "declined"] as const) {
      const id = hall.issue(tax);
      hall.must(kiosk(), commands.reportPrint(id, known));
      for (const outcome of ["printed", "failed", "unknown"] as const) {
        expect(hall.refusal(kiosk(), commands.reportPrint(id, outcome))).toBe("wrong_state");
        expect(hall.refusal(system, commands.reportPrint(id, outcome))).toBe("wrong_state");
      }
    }
    const unknown = hall.issue(tax);
    hall.must(system, commands.reportPrint(unknown, "unknown"));
    expect(hall.refusal(kiosk(), commands.reportPrint(unknown, "unknown"))).toBe("wrong_state");
    expect(hall.refusal(system, commands.reportPrint(unknown, "printed"))).toBe("wrong_state");
  });

  it("is for the kiosk that issued it, and for the hub", () => {
    const hall = openRehearsal();
    const id = hall.issue(tax, 1, 1);
    expect(hall.refusal(kiosk(2), commands.reportPrint(id))).toBe("not_your_ticket");
    expect(hall.refusal(device("display"), commands.reportPrint(id))).toBe("not_your_ticket");
    expect(hall.refusal(officer(), commands.reportPrint(id))).toBe("forbidden");
    expect(hall.refusal(visitor, commands.reportPrint(id))).toBe("forbidden");
    expect(hall.ticket(id).paper).toBe("pending");
  });

  it("may still be told when the day has closed meanwhile, and wakes no ticket", () => {
    const hall = openRehearsal();
    const id = hall.issue(tax);
    hall.must(system, commands.closeDay());
    hall.must(kiosk(), commands.reportPrint(id, "printed"));
    expect(hall.ticket(id)).toMatchObject({ state: "void", paper: "printed" });
  });

  it("is refused for a ticket of another day, or of nobody", () => {
    const hall = openRehearsal();
    const id = hall.issue(tax);
    hall.must(system, commands.closeDay());
    hall.must(system, commands.openDay("2026-11-24"));
    expect(hall.refusal(kiosk(), commands.reportPrint(id))).toBe("unknown_ticket");
    expect(hall.refusal(system, commands.reportPrint("nobody" as TicketId, "unknown"))).toBe(
      "unknown_ticket",
    );
  });
});
