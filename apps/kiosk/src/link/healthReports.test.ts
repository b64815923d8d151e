import { describe, expect, it } from "vitest";
import { randomIds } from "../core/index.ts";
import { kioskRig } from "../../test/support/rig.ts";
import type { Rig } from "../../test/support/rig.ts";
import { settle } from "../../test/support/handClock.ts";
import { createHealthReports, wireHealth } from "./healthReports.ts";
import type { HealthReports } from "./healthReports.ts";

async function reporting(): Promise<
  Rig & { readonly reports: HealthReports; readonly told: () => string[] }
> {
  const rig = await kioskRig();
  const reports = createHealthReports({
    hub: rig.hub.port,
    kiosk: rig.kiosk,
    clock: rig.clock,
    ids: randomIds,
  });
  const told = (): string[] =>
    rig.hub
      .sentOf("reportHealth")
      .map(({ command }) =>
        command.type === "reportHealth" ? command.parts.flatMap(({ trouble }) => trouble).join("+") : "",
      );
  reports.start();
  await settle();
  return { ...rig, reports, told };
}

describe("health reports", () => {
  it("tell the hub at the start, then at each change, never twice the same", async () => {
    const { printer, told } = await reporting();
    expect(told()).toEqual([""]);
    printer.set({ paperLow: true });
    await settle();
    expect(told()).toEqual([""]);
    printer.set({ state: "paperOut" });
    await settle();
    printer.set({ state: "ready" });
    await settle();
    expect(told()).toEqual(["", "printer_paper_out", ""]);
  });

  it("tell it anew after each time that the hub was away", async () => {
    const { hub, clock, told } = await reporting();
    hub.set({ status: "disconnected", since: clock.now() });
    await clock.advance(5000);
    expect(told()).toEqual([""]);
    hub.set({ status: "connected", since: clock.now() });
    await settle();
    expect(told()).toEqual(["", ""]);
  });

  it("try again where the hub did not take it, with what is true by then", async () => {
    const { hub, printer, clock, told } = await reporting();
    hub.answer("reportHealth", () => ({ ok: false, error: "rate_limited" }));
    printer.set({ state: "coverOpen" });
    await settle();
    expect(told()).toEqual(["", "printer_cover_open"]);
    printer.set({ state: "paperOut" });
    await settle();
    hub.answer("reportHealth", () => ({ ok: true, value: null }));
    await clock.advance(3000);
    expect(told()).toEqual(["", "printer_cover_open", "printer_paper_out"]);
    await clock.advance(60_000);
    expect(told()).toHaveLength(3);
  });

  it("end with stop", async () => {
    const { printer, reports, told } = await reporting();
    reports.stop();
    printer.set({ state: "paperOut" });
    await settle();
    expect(told()).toEqual([""]);
  });

  it("say of a simulated device that it is simulated", () => {
    const device = {
      kind: "printer",
      name: "x".repeat(80),
      simulated: true,
      code: "printer_paper_low",
      severity: "warning",
      slipsLeft: null,
      actor: "supervisor",
    } as const;
    expect(wireHealth(device)).toEqual({
      part: "printer",
      name: "x".repeat(64),
      simulated: true,
      slipsLeft: null,
      trouble: ["printer_paper_low"],
    });
  });
});
