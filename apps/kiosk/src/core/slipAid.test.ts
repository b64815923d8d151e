import { describe, expect, it } from "vitest";
import type { DeviceId, Instant, TicketId } from "@giliran/shared/domain";
import { sampleKioskView } from "@giliran/shared/testing";
import { sampleIssued } from "../../test/support/fakeHub.ts";
import { kioskRig, ownId, type Rig, wish } from "../../test/support/rig.ts";
import type { PrintOutcome } from "./ports.ts";

const blind: PrintOutcome = { outcome: "unknown", reason: "printer_status_unknown" };
const torn: PrintOutcome = { outcome: "failed", reason: "printer_paper_out" };

/** A kiosk whose first slip ended so, and whose later ones come out; the hub grants copies. */
async function afterSlip(end: PrintOutcome): Promise<Rig> {
  const rig = await kioskRig();
  rig.hub.answer("takeCopy", () => ({ ok: true, value: sampleIssued() }));
  rig.printer.answer(() => Promise.resolve(end));
  await rig.kiosk.takeTicket(wish("touch-1"));
  rig.printer.answer(() => Promise.resolve({ outcome: "printed" }));
  return rig;
}

const outcomes = (rig: Rig): unknown[] =>
  rig.hub.sentOf("reportPrint").map(({ command }) => command.type === "reportPrint" && command.outcome);

describe("a printer that cannot tell", () => {
  it("asks the visitor, and their yes is reported as the late truth", async () => {
    const rig = await afterSlip(blind);
    expect(rig.kiosk.state().touch).toMatchObject({ paper: "unknown", aid: "question" });
    expect(rig.kiosk.answerPaper({ touchId: "touch-1", came: true })).toEqual({ ok: true, value: null });
    expect(rig.kiosk.state().touch).toMatchObject({ paper: "printed", aid: "none" });
    await rig.kiosk.stop();
    expect(outcomes(rig)).toEqual(["unknown", "printed"]);
  });

  it("offers a copy after a no", async () => {
    const rig = await afterSlip(blind);
    rig.kiosk.answerPaper({ touchId: "touch-1", came: false });
    expect(rig.kiosk.state().touch).toMatchObject({ paper: "failed", aid: "copy", page: expect.any(String) });
    await rig.kiosk.stop();
    expect(outcomes(rig)).toEqual(["unknown", "failed"]);
  });

  it("stays unknown where nobody answers, and a late answer changes nothing", async () => {
    const rig = await afterSlip(blind);
    rig.kiosk.endTouch("touch-1");
    expect(rig.kiosk.answerPaper({ touchId: "touch-1", came: true })).toEqual({
      ok: false,
      error: "wrong_state",
    });
    await rig.kiosk.stop();
    expect(outcomes(rig)).toEqual(["unknown"]);
  });

  it("asks once", async () => {
    const rig = await afterSlip(blind);
    rig.kiosk.answerPaper({ touchId: "touch-1", came: true });
    expect(rig.kiosk.answerPaper({ touchId: "touch-1", came: false })).toMatchObject({ ok: false });
  });
});

describe("a copy for the visitor whose slip failed", () => {
  it("is marked, granted by the hub, printed once and reported", async () => {
    const rig = await afterSlip(torn);
    expect(rig.kiosk.state().touch).toMatchObject({ paper: "failed", aid: "copy" });
    expect(await rig.kiosk.printCopy("touch-1")).toEqual({ ok: true, value: null });
    const [first, copy] = rig.printer.printed;
    expect(copy).toMatchObject({ copyMarker: "SALINAN", label: "A001", qr: first?.qr });
    expect(first?.copyMarker).toBeNull();
    expect(rig.kiosk.state().touch).toMatchObject({ paper: "printed", aid: "none" });
    expect(rig.hub.sent.map(({ command }) => command).slice(-2)).toEqual([
      { type: "takeCopy", ticketId: "t-1" },
      { type: "reportCopy", ticketId: "t-1", outcome: "printed" },
    ]);
    expect(await rig.kiosk.printCopy("touch-1")).toEqual({ ok: false, error: "wrong_state" });
    expect(rig.printer.printed).toHaveLength(2);
  });

  it("is not printed twice by two touches of the key", async () => {
    const rig = await afterSlip(torn);
    const answers = await Promise.all([rig.kiosk.printCopy("touch-1"), rig.kiosk.printCopy("touch-1")]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
    expect(rig.printer.printed).toHaveLength(2);
  });

  it("is not taken at the hub while the printer is out of paper, and may be wanted again", async () => {
    const rig = await afterSlip(torn);
    rig.printer.set({ state: "paperOut" });
    expect(await rig.kiosk.printCopy("touch-1")).toEqual({ ok: false, error: "printer_paper_out" });
    expect(rig.hub.sentOf("takeCopy")).toEqual([]);
    expect(rig.kiosk.state().touch).toMatchObject({ aid: "copy" });
    rig.printer.set({ state: "ready" });
    expect(await rig.kiosk.printCopy("touch-1")).toMatchObject({ ok: true });
  });

  it("is not printed where the hub does not grant it", async () => {
    const rig = await afterSlip(torn);
    rig.hub.answer("takeCopy", () => ({ ok: false, error: "copy_not_due" }));
    expect(await rig.kiosk.printCopy("touch-1")).toEqual({ ok: false, error: "copy_not_due" });
    expect(rig.printer.printed).toHaveLength(1);
  });

  it("is not offered where the slip came out", async () => {
    const rig = await kioskRig();
    await rig.kiosk.takeTicket(wish("touch-1"));
    expect(rig.kiosk.state().touch).toMatchObject({ paper: "printed", aid: "none" });
    expect(await rig.kiosk.printCopy("touch-1")).toEqual({ ok: false, error: "wrong_state" });
  });
});

describe("a copy that staff ask for", () => {
  const asked = (ticketId: string, kioskId: DeviceId) =>
    sampleKioskView({ copiesAsked: [{ ticketId: ticketId as TicketId, kioskId }] });

  it("is printed by the kiosk that is named, once, however often the view comes", async () => {
    const rig = await kioskRig();
    const issued = sampleIssued({ ticketId: "t-9" as TicketId, label: "B012" });
    rig.hub.answer("takeCopy", () => ({ ok: true, value: issued }));
    rig.hub.set({ view: asked("t-9", ownId) });
    rig.hub.set({ view: asked("t-9", ownId) });
    await rig.kiosk.stop();
    expect(rig.printer.printed).toMatchObject([{ label: "B012", copyMarker: "SALINAN", qr: null }]);
    expect(rig.hub.sentOf("reportCopy").map(({ command }) => command)).toEqual([
      { type: "reportCopy", ticketId: "t-9", outcome: "printed" },
    ]);
  });

  it("is not printed by another", async () => {
    const rig = await kioskRig();
    rig.hub.set({ view: asked("t-9", "anjungan-2" as DeviceId) });
    await rig.kiosk.stop();
    expect(rig.hub.sentOf("takeCopy")).toEqual([]);
  });
});

describe("a new roll", () => {
  it("that staff put in here is told to this kiosk's printer, and no other's", async () => {
    const rig = await kioskRig();
    const at = 5_000 as Instant;
    rig.hub.set({ view: sampleKioskView({ rollsChanged: [{ kioskId: "anjungan-2" as DeviceId, at }] }) });
    expect(rig.printer.rolls).toEqual([]);
    rig.hub.set({ view: sampleKioskView({ rollsChanged: [{ kioskId: ownId, at }] }) });
    expect(rig.printer.rolls).toEqual([5_000]);
  });
});
