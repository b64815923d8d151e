import { describe, expect, it } from "vitest";
import type { Touch } from "../../core/index.ts";
import { sampleIssued } from "../../../test/support/fakeHub.ts";
import type { Shown } from "../shown.ts";
import { welcomeOf } from "./welcome.ts";

const ticket = { ...sampleIssued(), labels: ["A001"], alone: false };
const touchId = "touch-1";
const printing: Shown = { name: "ticket", touch: { phase: "printing", touchId, ticket } };

function onPaper(paper: Extract<Touch, { phase: "ticket" }>["paper"]): Shown {
  return { name: "ticket", touch: { phase: "ticket", touchId, ticket, paper, aid: "none", page: null } };
}

describe("a code before the reader", () => {
  it.each<[string, Shown]>([
    ["a screen with choices", { name: "agencies" }],
    ["another slip", { name: "slip", secret: "1".repeat(32) }],
    ["a ticket that is on paper", onPaper("printed")],
    ["a kiosk without paper", { name: "obstacle", obstacle: "printer_paper_out" }],
    ["a kiosk without its hub", { name: "obstacle", obstacle: "hub_away" }],
  ])("is read at once at %s", (_name, shown) => {
    expect(welcomeOf(shown)).toBe("now");
  });

  it.each<[string, Shown]>([
    ["a number that is being made", { name: "working" }],
    ["a number that is being printed", printing],
    ["a number that is on the screen alone", onPaper("failed")],
    ["a number whose paper nobody knows", onPaper("unknown")],
    [
      "a question to somebody",
      {
        name: "failed",
        touch: { phase: "failed", touchId, serviceId: null, error: "long_queue" },
      },
    ],
    [
      "the health protocol",
      {
        name: "gate",
        gate: { phase: "staff", because: "step", celsius: null, skippable: false },
      },
    ],
  ])("does not disturb %s", (_name, shown) => {
    expect(welcomeOf(shown)).toBe("later");
  });

  it.each<[string, Shown]>([
    ["that is locked", { name: "obstacle", obstacle: "locked" }],
    ["that is starting", { name: "obstacle", obstacle: "starting" }],
    ["whose program is gone", { name: "hostGone" }],
  ])("is not heard by a kiosk %s", (_name, shown) => {
    expect(welcomeOf(shown)).toBe("no");
  });
});
