import { describe, expect, it } from "vitest";
import type { BoardCall } from "@giliran/shared/contract";
import type { AnnouncementId, Instant } from "@giliran/shared/domain";
import { sampleBoardView } from "@giliran/shared/testing";
import { arrange, counterSize, isFresh, labelSize, labelWidth } from "./arrange.ts";

const now = 1_800_000_000_000 as Instant;

function call(label: string, counter: string, ageMs: number, leftMs: number): BoardCall {
  const announcementId = `call-${label}` as AnnouncementId;
  const at = (now - ageMs) as Instant;
  return {
    announcementId,
    label,
    counter,
    zone: null,
    agency: "",
    badge: "",
    colour: "",
    service: "",
    at,
    nowUntil: (now + leftMs) as Instant,
  };
}

function labels(calls: readonly BoardCall[]): string {
  return calls.map(({ label }) => label).join(" ");
}

describe("what stands where", () => {
  it("keeps every call of the moment, newest first, and none longer than its life", () => {
    const calls = [
      call("A003", "1", 1_000, 89_000),
      call("A002", "2", 89_999, 1),
      call("A001", "3", 90_000, 0),
    ];
    const { now: current, last } = arrange(sampleBoardView({ calls }), now);
    expect(labels(current)).toBe("A003 A002");
    expect(labels(last)).toBe("A001");
  });

  it("shows an older call although a newer one is over", () => {
    const calls = [call("A002", "1", 20_000, -5_000), call("A001", "2", 40_000, 50_000)];
    const { now: current, last } = arrange(sampleBoardView({ calls }), now);
    expect(labels(current)).toBe("A001");
    expect(labels(last)).toBe("A002");
  });

  it("puts what has no room for a card at the head of the last calls", () => {
    const many = (counter: string): BoardCall[] =>
      Array.from({ length: 9 }, (_, i) => call(`A00${9 - i}`, counter, i * 1_000, 60_000));
    expect(arrange(sampleBoardView({ calls: many("3") }), now).now.length).toBe(7);
    const named = arrange(sampleBoardView({ calls: many("Imigrasi 1") }), now);
    expect(named.now.length).toBe(5);
    expect(labels(named.last)).toBe("A004 A003 A002 A001");
    const hall = many("3").map((one) => ({ ...one, zone: "Zona A" }));
    expect(arrange(sampleBoardView({ calls: hall }), now).now.length).toBe(5);
  });

  it("says why nobody is called", () => {
    expect(arrange(sampleBoardView(), now).rest).toBe("next");
    expect(arrange(sampleBoardView({ open: false }), now).rest).toBe("closed");
    expect(arrange(sampleBoardView({ open: false, serviceDate: null }), now).rest).toBe("notOpenYet");
  });
});

describe("sizes", () => {
  it("go by the number of signs", () => {
    expect(["007", "A007", "A0012", "AB1234", "AB12345"].map(labelSize)).toEqual(["4", "4", "5", "6", "8"]);
  });

  it("know wide letters", () => {
    expect(labelWidth("W007")).toBeGreaterThan(labelWidth("A007"));
    expect(labelWidth("A007")).toBeCloseTo(0.71 + 3 * 0.64);
  });

  it("tell a counter's number from its name", () => {
    expect(["3", "12", "2B", "101", "Imigrasi 1", "Kependudukan 2"].map(counterSize)).toEqual([
      "1",
      "2",
      "2",
      "3",
      "name",
      "longName",
    ]);
  });
});

describe("a card that arrives", () => {
  it("is one whose call is young", () => {
    expect(isFresh(call("A001", "1", 500, 89_500), now)).toBe(true);
    expect(isFresh(call("A001", "1", 30_000, 60_000), now)).toBe(false);
  });
});
