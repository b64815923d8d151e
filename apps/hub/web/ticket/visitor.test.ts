import { visitorView } from "@giliran/shared/contract";
import { ticketStates } from "@giliran/shared/domain";
import { describe, expect, it } from "vitest";
import { parseAnswer } from "./visitor.ts";

const value = {
  kind: "visitor",
  label: "A012",
  hallName: { id: "MPP Magetan", en: "Magetan Mall" },
  timeZone: "Asia/Jakarta",
  agencyName: "Dukcapil",
  serviceName: { id: "KTP elektronik" },
  zoneName: { id: "Zona A" },
  state: "waiting",
  counter: null,
  pausedUntil: null,
  behind: 0,
  personsAhead: 5,
  wait: { lowMs: 600_000, highMs: 1_200_000 },
  outside: null,
  journey: {
    steps: [
      { serviceName: { id: "Tes" }, agencyName: "Polres", zoneName: null, counters: ["1", "2"] },
      { serviceName: { id: "Foto" }, agencyName: "Polres", zoneName: { id: "Zona A" }, counters: [] },
    ],
    done: 1,
  },
  alerts: [],
  issuedAt: 1_000,
  calls: 0,
  hubTime: 2_000,
};

describe("the hub's answer about one ticket", () => {
  it("is read as the contract reads it, without the contract's schema", () => {
    const { kind: _, behind: _behind, ...expected } = visitorView.parse(value);
    expect(parseAnswer({ ok: true, value })).toEqual({ ok: true, value: expected });
  });

  it("may be in every state of a ticket, without zone and with a counter", () => {
    for (const state of ticketStates) {
      expect(parseAnswer({ ok: true, value: { ...value, state, zoneName: null, counter: "3" } }).ok).toBe(
        true,
      );
    }
  });

  it("may have no estimate, as long as no counter is open", () => {
    const { kind: _, behind: _behind, ...expected } = visitorView.parse({ ...value, wait: null });
    expect(parseAnswer({ ok: true, value: { ...value, wait: null } })).toEqual({ ok: true, value: expected });
  });

  it("says that nobody knows the ticket", () => {
    expect(parseAnswer({ ok: false, error: "not_found" })).toEqual({ ok: false, error: "not_found" });
    expect(parseAnswer({ ok: false, error: "stopping" })).toEqual({ ok: false, error: "unreadable" });
  });

  it("is not believed where it is anything else", () => {
    const broken = [
      null,
      [],
      "A012",
      { ok: true },
      { ok: true, value: { ...value, state: "lost" } },
      { ok: true, value: { ...value, personsAhead: -1 } },
      { ok: true, value: { ...value, hallName: "MPP" } },
      { ok: true, value: { ...value, wait: { lowMs: 0 } } },
      { ok: true, value: { ...value, counter: 3 } },
      { ok: true, value: { ...value, label: undefined } },
    ];
    for (const raw of broken) expect(parseAnswer(raw)).toEqual({ ok: false, error: "unreadable" });
  });
});
