import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createKiosk, defaultKioskSettings } from "../src/core/index.ts";
import type { Kiosk } from "../src/core/index.ts";
import { createDevices, deviceConfigSchema, slipText } from "../src/devices/index.ts";
import type { SimulatedPrinter } from "../src/devices/index.ts";
import { fakeCatalogue, fakeHub } from "./support/fakeHub.ts";
import type { FakeHub } from "./support/fakeHub.ts";
import { forgetful, ownId, wish } from "./support/rig.ts";
import { until } from "./support/until.ts";

// The core and the real driver, over TCP to the simulated printer; the hub is a fake at the core's own port.
let kiosk: Kiosk;
let hub: FakeHub;
let printer: SimulatedPrinter;
let faults: unknown[];

beforeEach(async () => {
  faults = [];
  const onFault = (error: unknown): void => void faults.push(error);
  const devices = createDevices(
    deviceConfigSchema.parse({ thermometer: { kind: "none" }, speech: { kind: "none" } }),
    onFault,
  );
  if (devices.simulators.printer === null) throw new Error("no simulated printer");
  printer = devices.simulators.printer;
  hub = fakeHub();
  kiosk = createKiosk({
    hub: hub.port,
    deviceId: ownId,
    printer: devices.printer,
    thermometer: devices.thermometer,
    speech: devices.speech,
    ...forgetful(),
    devices: devices.supervisor,
    catalogue: fakeCatalogue(),
    settings: { ...defaultKioskSettings, touchGapMs: 0 },
    onFault,
  });
  await kiosk.start();
});

afterEach(async () => {
  await kiosk.stop();
  if (faults.length > 0) throw new AggregateError(faults, "a driver or listener threw");
});

function printedTexts(): string[][] {
  return printer.slips().map(slipText);
}

describe("from the touch to the paper", () => {
  it("brings out one slip with the number, and the page's secret as a QR code", async () => {
    expect(await kiosk.takeTicket(wish("touch-1"))).toMatchObject({ ok: true, value: { paper: "printed" } });
    const [text] = printedTexts();
    expect(text).toEqual(
      expect.arrayContaining(["A001", "Mal Pelayanan Publik Magetan", "5 orang di depan"]),
    );
    const [qr] = printer.slips()[0]?.items.filter((item) => item.kind === "qr") ?? [];
    expect(qr?.data).toMatch(/^http:\/\/hub\.test\/ticket\/#[0-9a-f]{32}$/);
    expect(printer.protocolFaults()).toEqual([]);
    expect(hub.sentOf("reportPrint").map(({ command }) => command)).toEqual([
      { type: "reportPrint", ticketId: "t-1", outcome: "printed" },
    ]);
  });

  it("brings out one slip for one touch, pressed twice", async () => {
    await Promise.all([kiosk.takeTicket(wish("touch-1")), kiosk.takeTicket(wish("touch-1"))]);
    await kiosk.takeTicket(wish("touch-1"));
    expect(printer.slips()).toHaveLength(1);
    expect(hub.sentOf("issueTicket")).toHaveLength(1);
  });

  it("serves one visitor after the other, each with their own number", async () => {
    for (let visitor = 1; visitor <= 5; visitor += 1)
      await kiosk.takeTicket(wish(`touch-${String(visitor)}`));
    const labels = printedTexts().map((text) => text.find((line) => /^A\d{3}$/.test(line)));
    expect(labels).toEqual(["A001", "A002", "A003", "A004", "A005"]);
  });
});

describe("a printer without paper", () => {
  it("is known before anybody touches, and costs no number", async () => {
    printer.setFaults({ paperOut: true });
    await until("the kiosk knows", () => kiosk.state().obstacle === "printer_paper_out");
    expect(await kiosk.takeTicket(wish("touch-1"))).toEqual({ ok: false, error: "printer_paper_out" });
    expect(hub.sent).toEqual([]);
    expect(printer.slips()).toEqual([]);
  });

  it("is asked at the touch itself, however lately it ran out", async () => {
    printer.setFaults({ paperOut: true });
    expect(await kiosk.takeTicket(wish("touch-1"))).toEqual({ ok: false, error: "printer_paper_out" });
    expect(hub.sent).toEqual([]);
  });

  it("is well again by itself once it has paper, and the same touch gets its number", async () => {
    printer.setFaults({ paperOut: true });
    await kiosk.takeTicket(wish("touch-1"));
    printer.setFaults({ paperOut: false });
    await until("the kiosk knows", () => kiosk.state().obstacle === null);
    expect(await kiosk.takeTicket(wish("touch-1"))).toMatchObject({ ok: true, value: { label: "A001" } });
    expect(printer.slips()).toHaveLength(1);
  });

  it.each([
    ["an open cover", { coverOpen: true }, "printer_cover_open"],
    ["a pulled cable", { offline: "refuses" }, "printer_unreachable"],
  ] as const)("so does %s", async (_name, fault, error) => {
    printer.setFaults(fault);
    await until("the kiosk knows", () => kiosk.state().obstacle === error);
    expect(await kiosk.takeTicket(wish("touch-1"))).toEqual({ ok: false, error });
    expect(hub.sent).toEqual([]);
  });
});

describe("paper that ends in the middle of a slip", () => {
  it("leaves the number and the QR code on the screen, and is never printed again by itself", async () => {
    printer.setFaults({ midSlip: { afterLines: 3, becomes: "paperOut" } });
    expect(await kiosk.takeTicket(wish("touch-1"))).toMatchObject({ ok: true, value: { paper: "failed" } });
    expect(kiosk.state().touch).toMatchObject({
      phase: "ticket",
      ticket: { label: "A001" },
      paper: "failed",
      page: expect.stringContaining("#"),
    });
    printer.setFaults({ paperOut: false });
    await until("the kiosk knows", () => kiosk.state().obstacle === null);
    kiosk.endTouch("touch-1");
    await kiosk.takeTicket(wish("touch-2"));
    const labels = printedTexts().flatMap((text) => text.filter((line) => /^A\d{3}$/.test(line)));
    expect(labels.filter((label) => label === "A002")).toEqual(["A002"]);
    expect(labels.filter((label) => label === "A001").length).toBeLessThanOrEqual(1);
    expect(hub.sentOf("reportPrint").map(({ command }) => command)).toEqual([
      { type: "reportPrint", ticketId: "t-1", outcome: "failed" },
      { type: "reportPrint", ticketId: "t-2", outcome: "printed" },
    ]);
  });

  it("is unknown where the printer vanished in the middle", async () => {
    printer.setFaults({ midSlip: { afterLines: 3, becomes: "refuses" } });
    expect(await kiosk.takeTicket(wish("touch-1"))).toMatchObject({ ok: true, value: { paper: "unknown" } });
    expect(hub.sentOf("reportPrint")[0]?.command).toMatchObject({ outcome: "unknown" });
    expect(kiosk.state().touch).toMatchObject({ phase: "ticket", page: expect.stringContaining("#") });
  });
});

describe("a hub that is away", () => {
  it("costs no paper", async () => {
    hub.set({ status: "disconnected" });
    expect(await kiosk.takeTicket(wish("touch-1"))).toEqual({ ok: false, error: "disconnected" });
    expect(printer.slips()).toEqual([]);
  });
});
