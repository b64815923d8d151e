import { describe, expect, it } from "vitest";
import { commands, kiosk, openRehearsal, sample, staff } from "../../testing/index.ts";
import { copiesToPrint, copyRequestLifeMs } from "../copy.ts";

const reception = staff("reception");
const { idCard } = sample.services;

describe("a copy at the kiosk itself", () => {
  it("is for the visitor whose slip did not come out, once, and soon", () => {
    const hall = openRehearsal();
    const id = hall.issue(idCard);
    expect(hall.refusal(kiosk(1), commands.takeCopy(id))).toBe("copy_not_due");
    hall.must(kiosk(1), commands.reportPrint(id, "failed"));
    expect(hall.refusal(kiosk(2), commands.takeCopy(id))).toBe("copy_not_due");
    hall.must(kiosk(1), commands.takeCopy(id));
    expect(hall.refusal(kiosk(1), commands.takeCopy(id))).toBe("copy_not_due");
    hall.must(kiosk(1), commands.reportCopy(id, "printed"));
    expect(hall.refusal(kiosk(1), commands.takeCopy(id))).toBe("copy_not_due");
  });

  it("is for whoever wanted no paper and changes their mind", () => {
    const hall = openRehearsal();
    const id = hall.issue(idCard);
    hall.must(kiosk(1), commands.reportPrint(id, "declined"));
    hall.must(kiosk(1), commands.takeCopy(id));
    expect(hall.refusal(kiosk(1), commands.takeCopy(id))).toBe("copy_not_due");
  });

  it("is not had when the paper came out, nor later than a minute and a half", () => {
    const hall = openRehearsal();
    const printed = hall.issue(idCard);
    hall.must(kiosk(1), commands.reportPrint(printed, "printed"));
    expect(hall.refusal(kiosk(1), commands.takeCopy(printed))).toBe("copy_not_due");
    const late = hall.issue(idCard);
    hall.must(kiosk(1), commands.reportPrint(late, "failed"));
    hall.clock.advance(90_000);
    expect(hall.refusal(kiosk(1), commands.takeCopy(late))).toBe("copy_not_due");
  });
});

describe("a copy that staff ask for", () => {
  it("is printed by the kiosk that they name, once for each time they ask", () => {
    const hall = openRehearsal();
    const id = hall.arrive(idCard);
    hall.clock.advance(3_600_000);
    const { id: there } = kiosk(2);
    hall.must(reception, commands.askCopy(id, there));
    expect(copiesToPrint(hall.hall, hall.clock.now())).toMatchObject([{ ticketId: id, kioskId: there }]);
    expect(hall.refusal(kiosk(1), commands.takeCopy(id))).toBe("copy_not_due");
    hall.must(kiosk(2), commands.takeCopy(id));
    expect(copiesToPrint(hall.hall, hall.clock.now())).toEqual([]);
    expect(hall.refusal(kiosk(2), commands.takeCopy(id))).toBe("copy_not_due");
    hall.must(kiosk(2), commands.reportCopy(id, "unknown"));
    hall.must(reception, commands.askCopy(id, there));
    hall.must(kiosk(2), commands.takeCopy(id));
  });

  it("is forgotten when no kiosk took it", () => {
    const hall = openRehearsal();
    const id = hall.arrive(idCard);
    hall.must(reception, commands.askCopy(id, kiosk(2).id));
    hall.clock.advance(copyRequestLifeMs);
    expect(copiesToPrint(hall.hall, hall.clock.now())).toEqual([]);
    expect(hall.refusal(kiosk(2), commands.takeCopy(id))).toBe("copy_not_due");
  });

  it("is refused for a number that is over, or that there is not; and to machines", () => {
    const hall = openRehearsal();
    const id = hall.arrive(idCard);
    expect(hall.refusal(kiosk(1), commands.askCopy(id, kiosk(1).id))).toBe("forbidden");
    hall.must(reception, commands.cancelTicket(id, sample.reasons.left));
    expect(hall.refusal(reception, commands.askCopy(id, kiosk(1).id))).toBe("wrong_state");
  });
});

describe("how a copy ended", () => {
  it("is told once, by the kiosk that took it", () => {
    const hall = openRehearsal();
    const id = hall.issue(idCard);
    hall.must(kiosk(1), commands.reportPrint(id, "failed"));
    expect(hall.refusal(kiosk(1), commands.reportCopy(id))).toBe("wrong_state");
    hall.must(kiosk(1), commands.takeCopy(id));
    expect(hall.refusal(kiosk(2), commands.reportCopy(id))).toBe("wrong_state");
    hall.must(kiosk(1), commands.reportCopy(id));
    expect(hall.refusal(kiosk(1), commands.reportCopy(id))).toBe("wrong_state");
    // The first paper's truth stays what it was.
    expect(hall.hall.tickets.get(id)?.paper).toBe("failed");
  });
});
