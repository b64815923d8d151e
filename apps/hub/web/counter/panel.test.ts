import { panelView, type PanelView } from "@giliran/shared/contract";
import type { CallReason, CounterId, Instant } from "@giliran/shared/domain";
import { bundledTexts } from "@giliran/shared/i18n";
import { describe, expect, it } from "vitest";
import { actions, commandFor, hindrance, notSoCommand, type Action, type OwnCounter } from "./actions.ts";
import {
  countersByZone,
  longestWait,
  meanMinutes,
  noticeWhileChoosing,
  serviceName,
  takenOverBy,
  timeAtCounter,
  timeWaited,
  voiceTrouble,
} from "./selectors.ts";
import { capOf, hindranceWords, noticeWords } from "./words.ts";
import { reasonWords } from "../staff/reasonWords.ts";

const id = bundledTexts("id");
const now = 100_000 as Instant;

const inHand = {
  ticketId: "t7",
  label: "A007",
  serviceId: "ktp",
  state: "called",
  partySize: 1,
  claim: null,
  needs: [],
  reason: { code: "arrival" },
  note: null,
  nextStep: null,
  comesBackTo: null,
  paper: "printed",
  issuedAt: 10_000,
  queuedAt: 10_000,
  calledAt: 70_000,
  startedAt: null,
  recalls: 0,
  recallFrom: 90_000,
  recallsToAbsent: 0,
  voice: "spoken",
};
const waiting = {
  ticketId: "t8",
  label: "A008",
  serviceId: "ktp",
  issuedAt: 20_000,
  queuedAt: 20_000,
  partySize: 2,
  reason: { code: "arrival" },
};
const row = {
  counterId: "c3",
  label: "3",
  zoneId: "a",
  zoneName: { id: "Zona A", en: "Zone A" },
  agencies: ["Dukcapil"],
  officer: "Siti",
  outOfUse: false,
  forYou: true,
  waiting: 2,
};

/** A panel with a ticket in hand; `counter` changes what the own counter is, `view` the rest. */
function panel(counter: object | null = {}, view: object = {}): PanelView {
  const own = {
    counterId: "c3",
    label: "3",
    services: [{ serviceId: "ktp", name: { id: "KTP elektronik", en: "ID card" }, waiting: 1 }],
    inHand,
    group: [],
    next: [waiting],
    aside: [],
    undo: null,
    autoCall: false,
    waitingTickets: 1,
    waitingPersons: 2,
    pausedTickets: 0,
    oldestIssuedAt: 20_000,
    finishedToday: 4,
    meanServiceMs: 384_000,
  };
  return panelView.parse({
    kind: "panel",
    officer: { name: "Siti" },
    hall: { name: { id: "MPP" }, timeZone: "Asia/Jakarta" },
    serviceDate: "2026-11-23",
    open: true,
    counters: [row],
    counter: counter === null ? null : { ...own, ...counter },
    catalogueVersion: 1,
    outcomeRequired: false,
    alerts: [],
    help: [],
    ...view,
  });
}

function own(view: PanelView): OwnCounter {
  if (view.counter === null) throw new Error("nobody sits here");
  return view.counter;
}

/** Every action that may be pressed now. */
function possible(view: PanelView): readonly Action[] {
  return [...actions, "confirmClass" as const].filter(
    (action) => hindrance(action, view, own(view), now) === null,
  );
}

/** Why an action is not to be had, in words; null: it is. */
function why(action: Action, view: PanelView): string | null {
  const found = hindrance(action, view, own(view), now);
  return found === null ? null : hindranceWords(id, found);
}

describe("what an officer may press", () => {
  it("with a called ticket is everything but leaving", () => {
    expect(possible(panel())).toEqual(["callNext", "recall", "startService", "markAbsent", "finish"]);
    expect(why("closeCounter", panel())).toBe("selesaikan dahulu");
  });

  it("with a visitor at the desk is to finish", () => {
    const view = panel({ inHand: { ...inHand, state: "serving", startedAt: 80_000 } });
    expect(possible(view)).toEqual(["callNext", "finish"]);
    expect(why("recall", view)).toBe("sudah dilayani");
  });

  it("with nobody is to call the next or to leave", () => {
    expect(possible(panel({ inHand: null }))).toEqual(["callNext", "closeCounter"]);
    expect(possible(panel({ inHand: null, next: [] }))).toEqual(["closeCounter"]);
    expect(why("callNext", panel({ next: [] }))).toBe("Tidak ada yang menunggu");
  });

  it("tells how long a recall is not allowed yet, and when it is used up", () => {
    expect(why("recall", panel({ inHand: { ...inHand, recallFrom: 112_400 } }))).toBe("lagi 13 dtk");
    expect(why("recall", panel({ inHand: { ...inHand, recallFrom: 100_000 } }))).toBeNull();
    expect(why("recall", panel({ inHand: { ...inHand, recallFrom: null } }))).toBe("sudah habis");
  });

  it("tells how many recalls an absence still needs", () => {
    expect(why("markAbsent", panel({ inHand: { ...inHand, recallsToAbsent: 2 } }))).toBe("setelah 2× ulang");
  });

  it("is nothing while the day is closed", () => {
    expect(possible(panel({}, { open: false }))).toEqual([]);
  });
});

describe("a command", () => {
  it("names what the panel believes to be at its own counter", () => {
    expect(commandFor("callNext", own(panel()))).toEqual({
      type: "callNext",
      counterId: "c3",
      expectedTicketId: "t7",
      outcomeId: null,
    });
    expect(commandFor("callNext", own(panel({ inHand: null })))).toMatchObject({ expectedTicketId: null });
    expect(commandFor("recall", own(panel()))).toEqual({ type: "recall", counterId: "c3", ticketId: "t7" });
  });

  it("is not made about nobody", () => {
    const empty = own(panel({ inHand: null }));
    const made = actions.filter((action) => commandFor(action, empty) !== null);
    expect(made).toEqual(["callNext", "closeCounter"]);
  });
});

describe("a claimed class", () => {
  const claim = { classId: "lansia", name: { id: "Lansia", en: "Elderly" }, confirmed: false };

  it("is confirmed once, or put right", () => {
    const claimed = panel({ inHand: { ...inHand, claim } });
    expect(possible(claimed)).toContain("confirmClass");
    expect(commandFor("confirmClass", own(claimed))).toEqual({
      type: "confirmClass",
      ticketId: "t7",
      classId: "lansia",
    });
    expect(notSoCommand(own(claimed))).toMatchObject({ ticketId: "t7", classId: "regular" });
    const confirmed = panel({ inHand: { ...inHand, claim: { ...claim, confirmed: true } } });
    expect(why("confirmClass", confirmed)).toBe("tidak ada yang perlu dikonfirmasi");
  });

  it("is nothing of a regular visitor, nor of nobody", () => {
    expect(possible(panel())).not.toContain("confirmClass");
    expect(why("confirmClass", panel({ inHand: null }))).toBe("belum ada nomor");
    expect([commandFor("confirmClass", own(panel())), notSoCommand(own(panel()))]).toEqual([null, null]);
  });
});

describe("why a ticket is next", () => {
  it("is said in one sentence for each reason, in both languages", () => {
    const reasons: readonly CallReason[] = [
      { code: "arrival" },
      { code: "regular_turn", ratio: 2 },
      { code: "longest_wait", limitMs: 2_700_000 },
      { code: "priority", nth: 1, ratio: 2 },
      { code: "priority_alone" },
      { code: "weight" },
      { code: "idle" },
    ];
    const said = [id, bundledTexts("en")].flatMap((texts) =>
      [true, false].map((first) => reasons.map((reason) => reasonWords(texts, reason, first))),
    );
    for (const sentences of said) expect(new Set(sentences).size).toBe(reasons.length);
    expect(said[0]?.[1]).toBe("giliran umum, sesudah 2 prioritas");
    expect(said[0]?.[2]).toBe("sudah menunggu 45 menit, batas paling lama");
    expect(said[3]?.[0]).toBe("by order of arrival");
  });
});

describe("the story of a ticket", () => {
  it("counts by the hub's instants", () => {
    const ticket = own(panel()).inHand;
    if (ticket === null) throw new Error("no ticket");
    expect([timeWaited(ticket), timeAtCounter(ticket, now)]).toEqual([60_000, 30_000]);
    expect(timeAtCounter({ ...ticket, startedAt: 95_000 as Instant }, now)).toBe(5_000);
    expect(longestWait(own(panel()), now)).toBe(80_000);
    expect(longestWait(own(panel({ oldestIssuedAt: null })), now)).toBeNull();
  });

  it("names services in the officer's language, and what the catalogue no longer has by its id", () => {
    const counter = own(panel());
    expect(serviceName(counter, waiting.serviceId as never, "en")).toBe("ID card");
    expect(serviceName(counter, "gone" as never, "id")).toBe("gone");
  });

  it("says when a call was not heard, and offers the recall only where there is one", () => {
    const heard = (changes: object) => {
      const ticket = own(panel({ inHand: { ...inHand, ...changes } })).inHand;
      return ticket === null ? null : voiceTrouble(ticket);
    };
    expect(heard({ voice: "spoken" })).toBeNull();
    expect(heard({ voice: "pending" })).toBeNull();
    expect(heard({ voice: "unheard" })).toBe("voiceUnheard");
    expect(heard({ voice: "expired" })).toBe("voiceExpired");
    expect(heard({ voice: "unheard", recallFrom: null })).toBe("voiceNoRecall");
    expect(heard({ voice: "superseded" })).toBe("voiceSuperseded");
    expect(heard({ voice: "unheard", state: "serving" })).toBeNull();
  });

  it("leaves out a mean that says nothing yet", () => {
    expect(meanMinutes(own(panel()))).toBeCloseTo(6.4);
    expect(meanMinutes(own(panel({ meanServiceMs: 900 })))).toBeNull();
    expect(id.t("panel.mean", { minutes: 6.4 })).toBe("rata-rata 6,4 mnt");
  });
});

describe("choosing a counter", () => {
  it("shows counters zone by zone", () => {
    const counters = [
      row,
      { ...row, counterId: "c5", zoneId: "b", zoneName: { id: "Zona B" } },
      { ...row, counterId: "c4" },
    ];
    const zones = countersByZone(panel(null, { counters }), "en");
    expect(zones.map(({ name, counters: own }) => [name, own.map(({ counterId }) => counterId)])).toEqual([
      ["Zone A", ["c3", "c4"]],
      ["Zona B", ["c5"]],
    ]);
  });

  it("says who has taken over the counter that one had", () => {
    const had = "c3" as CounterId;
    const taken = panel(null, { counters: [{ ...row, officer: "Budi" }] });
    expect(takenOverBy(taken, had)?.officer).toBe("Budi");
    expect(takenOverBy(taken, null)).toBeNull();
    expect(takenOverBy(panel(null, { counters: [{ ...row, officer: null }] }), had)).toBeNull();
    expect(takenOverBy(panel(), had)).toBeNull();
  });

  it("forgets what was said about the tickets of the counter before", () => {
    const done = { kind: "done", label: "A007", more: 0 } as const;
    expect(noticeWhileChoosing({ ...done, sent: "callNext" })).toEqual({ kind: "none" });
    expect(noticeWhileChoosing({ ...done, sent: "closeCounter" })).toMatchObject({ sent: "closeCounter" });
    expect(noticeWhileChoosing({ kind: "refused", error: "counter_taken" })).toMatchObject({
      kind: "refused",
    });
  });
});

describe("the quiet line", () => {
  it("says what happened, or what happened instead", () => {
    expect(noticeWords(id, { kind: "none" })).toBeNull();
    expect(noticeWords(id, { kind: "done", sent: "callNext", label: "A008", more: 0 })).toBe(
      "A008 dipanggil.",
    );
    expect(noticeWords(id, { kind: "done", sent: "callNext", label: "A008", more: 2 })).toBe(
      "A008 dan 2 nomor lain dipanggil.",
    );
    expect(noticeWords(id, { kind: "refused", error: "queue_empty" })).toContain("Tidak ada yang menunggu");
    expect(noticeWords(id, { kind: "not_confirmed" })).toContain("Belum terkonfirmasi");
  });

  it("names keys as they are written on the keyboard", () => {
    expect([capOf(id, "callNext"), capOf(id, "recall"), capOf(id, "help")]).toEqual(["Spasi", "U", "?"]);
  });
});
