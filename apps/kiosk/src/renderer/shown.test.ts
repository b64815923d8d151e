import { describe, expect, it } from "vitest";
import type { ServiceId } from "@giliran/shared/domain";
import type { KioskState, Touch } from "../core/index.ts";
import { samplePublicCatalogue } from "../../test/support/fakeHub.ts";
import { nameOf, shownOf } from "./shown.ts";
import { freshWalk } from "./walk/walk.ts";

const walk = freshWalk("id", "touch-1");
const serviceId = "ktp" as ServiceId;

function state(changes: Partial<KioskState> = {}): KioskState {
  return {
    hub: { status: "connected", since: 0 as KioskState["hub"]["since"], refusal: null },
    obstacle: null,
    serviceDate: null,
    open: true,
    catalogue: samplePublicCatalogue(),
    packsDigest: null,
    services: [],
    rights: false,
    paperChoice: false,
    crowd: null,
    alerts: [],
    alertsAt: 0 as KioskState["alertsAt"],
    devices: [],
    touch: { phase: "idle" },
    gate: { phase: "idle" },
    gateOn: false,
    alone: false,
    helpRequested: false,
    pairing: null,
    technician: { open: false, maintenance: false, waitsUntil: null, scan: null },
    night: null,
    screenInches: null,
    reloadAt: null,
    ...changes,
  };
}

const failed: Touch = { phase: "failed", touchId: "t", serviceId, error: "series_full" };

describe("the screen that is shown", () => {
  it("is blank until the kiosk has spoken, and says so when the kiosk is gone", () => {
    expect(shownOf(undefined, walk)).toEqual({ name: "blank" });
    expect(shownOf(null, walk)).toEqual({ name: "hostGone" });
  });

  it("is the visitor's own while nothing is in the way", () => {
    expect(shownOf(state(), walk)).toEqual({ name: "agencies" });
    expect(shownOf(state(), { ...walk, screen: { name: "search", query: "K" } })).toEqual({
      name: "search",
      query: "K",
    });
  });

  it("is the obstacle where a walk could not end well", () => {
    expect(shownOf(state({ obstacle: "printer_paper_out" }), walk)).toEqual({
      name: "obstacle",
      obstacle: "printer_paper_out",
    });
  });

  it("is a slip that was read where no number can be had, but not where nobody is served", () => {
    const secret = "1".repeat(32);
    const read = { ...walk, screen: { name: "slip", secret, from: walk.screen } as const };
    for (const obstacle of ["printer_paper_out", "closed", "outside_hours", "hub_away"] as const)
      expect(shownOf(state({ obstacle }), read)).toMatchObject({ name: "slip", secret });
    for (const obstacle of ["starting", "hub_refused", "locked"] as const)
      expect(shownOf(state({ obstacle }), read)).toEqual({ name: "obstacle", obstacle });
    expect(nameOf(shownOf(state(), read))).not.toContain(secret);
  });

  it("goes on without a printer for whoever wants no paper, and with nothing else in the way", () => {
    const choosing = { ...walk, noPaper: true };
    const shown = (obstacle: KioskState["obstacle"], paperChoice = true): string =>
      shownOf(state({ obstacle, paperChoice }), choosing).name;
    expect(shown("printer_paper_out")).toBe("agencies");
    expect(shown("printer_paper_out", false)).toBe("obstacle");
    expect(shown("closed")).toBe("obstacle");
  });

  it("is the touch's while there is one, whatever else is wrong", () => {
    const touch: Touch = { phase: "issuing", touchId: "t", serviceId };
    expect(shownOf(state({ touch, obstacle: "hub_away" }), walk)).toEqual({ name: "working" });
    expect(shownOf(state({ touch: failed, obstacle: "hub_away" }), walk)).toEqual({
      name: "failed",
      touch: failed,
    });
  });

  it("has a name of its own for each thing under the finger", () => {
    const names = [
      nameOf(shownOf(state(), walk)),
      nameOf(shownOf(state({ touch: failed }), walk)),
      nameOf(shownOf(state({ obstacle: "closed" }), walk)),
      nameOf(shownOf(undefined, walk)),
    ];
    expect(new Set(names).size).toBe(names.length);
  });

  it("keeps its name while somebody types", () => {
    const typed = (query: string): string =>
      nameOf(shownOf(state(), { ...walk, screen: { name: "search", query } }));
    expect(typed("K")).toBe(typed("KT"));
  });
});
