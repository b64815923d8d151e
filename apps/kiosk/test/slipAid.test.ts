import { afterEach, expect, test } from "vitest";
import { createKiosk, defaultKioskSettings, type Kiosk } from "../src/core/index.ts";
import { createDevices, deviceConfigSchema, slipText } from "../src/devices/index.ts";
import type { SimulatedPrinter } from "../src/devices/index.ts";
import { fakeCatalogue, type FakeHub, fakeHub, sampleIssued } from "./support/fakeHub.ts";
import { forgetful, ownId, wish } from "./support/rig.ts";
import { until } from "./support/until.ts";

// The core and the real driver, over TCP to a simulated printer that tells nothing, or whose paper ends in mid-slip.
const open: Kiosk[] = [];
afterEach(async () => {
  for (const kiosk of open.splice(0)) await kiosk.stop();
});

async function kioskWith(
  model: string,
): Promise<{ readonly kiosk: Kiosk; readonly hub: FakeHub; readonly printer: SimulatedPrinter }> {
  const onFault = (error: unknown): void => {
    throw error;
  };
  const config = {
    printer: { kind: "simulated", model },
    thermometer: { kind: "none" },
    speech: { kind: "none" },
  };
  const devices = createDevices(deviceConfigSchema.parse(config), onFault);
  const printer = devices.simulators.printer;
  if (printer === null) throw new Error("no simulated printer");
  const hub = fakeHub();
  hub.answer("takeCopy", () => ({ ok: true, value: sampleIssued() }));
  const kiosk = createKiosk({
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
  open.push(kiosk);
  await kiosk.start();
  return { kiosk, hub, printer };
}

test("a printer that tells nothing: the visitor is asked, says no, and gets one marked copy", async () => {
  const { kiosk, hub, printer } = await kioskWith("generic-80-no-status");
  expect(await kiosk.takeTicket(wish("touch-1"))).toMatchObject({ ok: true, value: { paper: "unknown" } });
  expect(kiosk.state().touch).toMatchObject({ aid: "question", page: expect.stringContaining("#") });
  kiosk.answerPaper({ touchId: "touch-1", came: false });
  expect(await kiosk.printCopy("touch-1")).toEqual({ ok: true, value: null });
  await until("both papers are out", () => printer.slips().length === 2);
  expect(printer.slips().map((slip) => slipText(slip)[0] === "SALINAN")).toEqual([false, true]);
  await kiosk.stop();
  const told = hub.sent.map(({ command }) => ("outcome" in command ? command.outcome : command.type));
  expect(told).toEqual(["issueTicket", "unknown", "failed", "takeCopy", "unknown"]);
});

test("paper that ends in mid-slip: after a new roll the copy stands whole on paper of its own", async () => {
  const { kiosk, hub, printer } = await kioskWith("epson-tm-t20");
  printer.setFaults({ midSlip: { afterLines: 4, becomes: "paperOut" } });
  expect(await kiosk.takeTicket(wish("touch-1"))).toMatchObject({ ok: true, value: { paper: "failed" } });
  expect(await kiosk.printCopy("touch-1")).toEqual({ ok: false, error: "printer_paper_out" });
  printer.setFaults({ paperOut: false });
  expect(await kiosk.printCopy("touch-1")).toEqual({ ok: true, value: null });
  const [torn, copy] = printer.slips();
  expect(torn?.ended).toBe("torn");
  expect(copy?.ended).toBe("cut");
  expect(slipText(copy!)).toEqual(expect.arrayContaining(["SALINAN", "A001"]));
  expect(printer.slips()).toHaveLength(2);
  expect(hub.sentOf("reportCopy")).toHaveLength(1);
});
