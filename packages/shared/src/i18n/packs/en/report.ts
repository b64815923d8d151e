import type { SectionOf } from "../../pack.ts";

/** The figures of a day. */
export const report: SectionOf<"report"> = {
  service: "Service",
  issued: "issued",
  served: "served",
  absent: "absent",
  void: "void",
  left: "left",
  waitMedian: "Wait, median (min)",
  waitNinetieth: "Wait, 90% (min)",
  serviceMedian: "Service, median (min)",
  paused: "Paused for {time}, not counted as waiting.",
  admittedByWord:
    "{persons, plural, one {# person was let in by the word of staff.} other {# people were let in by the word of staff.}}",
  manual:
    "{numbers, plural, one {# number was entered from pads.} other {# numbers were entered from pads.}}",
  rightsGiven:
    "{numbers, plural, one {# right to go first was given.} other {# rights to go first were given.}}",
  rightsUsed:
    "{numbers, plural, one {# right from a day before was used.} other {# rights from a day before were used.}}",
  closed: "Numbers closed unserved",
  closedNone: "None.",
  day_closed: "Left as the service day ended",
  issued_offline: "Replaced by a number of the kiosk's own (offline)",
  journal_lost: "Lost from a kiosk's journal",
  lost_in_restore: "Lost in a restore",
  visitor_left: "The visitor left the queue",
  pad_left: "Number of a pad, left unserved",
  overrides: "Calls out of order",
  overridesNone: "None.",
  gate: "Health check at the entrance",
  gateOutcome: "Outcome",
  gateKiosks: "at kiosks",
  gateStaff: "by staff",
  gateOverrides: "Let in with a reason",
  csv: "Download CSV",
};
