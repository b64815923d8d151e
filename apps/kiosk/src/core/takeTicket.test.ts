import { describe, expect, it } from "vitest";
import { sample, sampleKioskView } from "@giliran/shared/testing";
import { sha256Hex } from "./ids.ts";
import { kioskRig, type Rig, wish } from "../../test/support/rig.ts";
import type { PrintOutcome } from "./ports.ts";
import { sampleIssued, type Sent } from "../../test/support/fakeHub.ts";

function secretHashOf(sent: Sent | undefined): string {
  return sent?.command.type === "issueTicket" ? sent.command.secretHash : "";
}

describe("taking a ticket", () => {
  it("asks the printer, then the hub, prints, reports once and shows the number", async () => {
    const { kiosk, hub, printer } = await kioskRig();
    const phases: string[] = [];
    kiosk.subscribe(() => phases.push(kiosk.state().touch.phase));
    const answer = await kiosk.takeTicket(wish("touch-1", { partySize: 3 }));
    expect(answer).toEqual({ ok: true, value: { ticketId: "t-1", label: "A001", paper: "printed" } });
    expect(phases.filter((phase, index) => phase !== phases[index - 1])).toEqual([
      "checking",
      "issuing",
      "printing",
      "ticket",
    ]);
    expect(hub.sent.map(({ command }) => command)).toEqual([
      expect.objectContaining({ type: "issueTicket", serviceId: "ktp", partySize: 3 }),
      { type: "reportPrint", ticketId: "t-1", outcome: "printed" },
    ]);
    expect(printer.printed).toHaveLength(1);
    expect(kiosk.state().touch).toMatchObject({ phase: "ticket", paper: "printed", page: null });
  });

  it("tells the hub class and needs, and nobody else: not the slip, not the screen", async () => {
    const { kiosk, hub, printer } = await kioskRig();
    const { elderly } = sample.classes;
    const { wheelchair } = sample.needs;
    await kiosk.takeTicket(wish("touch-1", { classId: elderly, needs: [wheelchair] }));
    expect(hub.sentOf("issueTicket")[0]?.command).toMatchObject({ classId: elderly, needs: [wheelchair] });
    const { catalogue: _names, ...shown } = kiosk.state();
    const said = JSON.stringify([printer.printed, shown]);
    expect([elderly, wheelchair].filter((word) => said.includes(word))).toEqual([]);
  });

  it("gives the same ticket to the same touch, however often and however fast it is pressed", async () => {
    const { kiosk, hub, printer } = await kioskRig();
    const both = await Promise.all([kiosk.takeTicket(wish("touch-1")), kiosk.takeTicket(wish("touch-1"))]);
    const later = await kiosk.takeTicket(wish("touch-1"));
    expect(both[0]).toEqual(both[1]);
    expect(later).toEqual(both[0]);
    expect(hub.sentOf("issueTicket")).toHaveLength(1);
    expect(printer.printed).toHaveLength(1);
  });

  it("gives another touch another command id and another secret", async () => {
    const { kiosk, hub, clock } = await kioskRig();
    await kiosk.takeTicket(wish("touch-1"));
    await clock.advance(2000);
    await kiosk.takeTicket(wish("touch-2"));
    const [one, two] = hub.sentOf("issueTicket");
    expect(one?.id).not.toBe(two?.id);
    expect(secretHashOf(one)).not.toBe(secretHashOf(two));
  });

  it("sends the hash of the secret, and prints the secret in the page's fragment", async () => {
    const { kiosk, hub, printer } = await kioskRig();
    await kiosk.takeTicket(wish("touch-1"));
    const secret = printer.printed[0]?.qr?.split("#")[1] ?? "";
    expect(secret).toMatch(/^[0-9a-f]{32}$/);
    expect(secretHashOf(hub.sentOf("issueTicket")[0])).toBe(sha256Hex(secret));
    expect(JSON.stringify(hub.sent)).not.toContain(secret);
  });

  it("serves one touch at a time", async () => {
    const { kiosk, hub } = await kioskRig();
    const first = kiosk.takeTicket(wish("touch-1"));
    expect(await kiosk.takeTicket(wish("touch-2"))).toEqual({ ok: false, error: "busy" });
    await first;
    expect(hub.sentOf("issueTicket")).toHaveLength(1);
  });

  it("drops touches that follow each other faster than a hand", async () => {
    const { kiosk, clock } = await kioskRig({ touchGapMs: 700 });
    await kiosk.takeTicket(wish("touch-1"));
    await clock.advance(699);
    expect(await kiosk.takeTicket(wish("touch-2"))).toEqual({ ok: false, error: "too_soon" });
    await clock.advance(1);
    expect(await kiosk.takeTicket(wish("touch-3"))).toMatchObject({ ok: true });
  });

  it("takes the answer to its question about a long queue however fast it comes", async () => {
    const { kiosk, hub } = await kioskRig({ touchGapMs: 700 });
    hub.answer("issueTicket", () => ({ ok: false, error: "long_queue" }));
    expect(await kiosk.takeTicket(wish("touch-1"))).toEqual({ ok: false, error: "long_queue" });
    await kiosk.takeTicket({ ...wish("touch-2"), acceptWait: true });
    expect(hub.sentOf("issueTicket")).toHaveLength(2);
  });

  it("is not locked by a clock that was set back", async () => {
    const { kiosk, clock } = await kioskRig();
    await kiosk.takeTicket(wish("touch-1"));
    await clock.advance(-3_600_000);
    expect(await kiosk.takeTicket(wish("touch-2"))).toMatchObject({ ok: true });
  });
});

describe("a printer that says beforehand that nothing will come out", () => {
  it.each([
    ["paperOut", "printer_paper_out"],
    ["coverOpen", "printer_cover_open"],
    ["error", "printer_error"],
    ["unreachable", "printer_unreachable"],
    ["busy", "printer_busy"],
    ["forbidden", "printer_no_permission"],
  ] as const)("%s: no number is spent", async (state, error) => {
    const { kiosk, hub, printer } = await kioskRig();
    printer.set({ state });
    expect(await kiosk.takeTicket(wish("touch-1"))).toEqual({ ok: false, error });
    expect(hub.sent).toEqual([]);
    expect(kiosk.state().touch).toMatchObject({ phase: "failed", error });
  });

  it("lets the same touch try again once there is paper", async () => {
    const { kiosk, hub, printer, clock } = await kioskRig();
    printer.set({ state: "paperOut" });
    await kiosk.takeTicket(wish("touch-1"));
    printer.set({ state: "ready" });
    await clock.advance(2000);
    expect(await kiosk.takeTicket(wish("touch-1"))).toMatchObject({ ok: true });
    expect(hub.sentOf("issueTicket")).toHaveLength(1);
  });

  it("gives the number on the screen where the hall wants it so", async () => {
    const { kiosk, hub, printer } = await kioskRig({ withoutPaper: "showOnScreen" });
    printer.set({ state: "paperOut" });
    expect(await kiosk.takeTicket(wish("touch-1"))).toMatchObject({ ok: true, value: { paper: "failed" } });
    expect(printer.printed).toEqual([]);
    expect(hub.sentOf("reportPrint")[0]?.command).toMatchObject({ outcome: "failed" });
    expect(kiosk.state().touch).toMatchObject({ page: expect.stringContaining("http://hub.test/ticket/#") });
  });
});

describe("a visitor who wants no paper", () => {
  const noPaper = { noPaper: true };
  async function choiceRig(paperChoice = true): Promise<Rig> {
    const rig = await kioskRig();
    rig.hub.set({ view: sampleKioskView({ paperChoice }) });
    return rig;
  }

  it("has the number and its page on the screen, nothing is printed, and the hub is told so", async () => {
    const { kiosk, hub, printer } = await choiceRig();
    expect(await kiosk.takeTicket(wish("touch-1", noPaper))).toMatchObject({ value: { paper: "declined" } });
    expect(printer.printed).toEqual([]);
    expect(kiosk.state().touch).toMatchObject({ paper: "declined", aid: "copy", page: expect.any(String) });
    expect(hub.sentOf("reportPrint")[0]?.command).toMatchObject({ outcome: "declined" });
  });

  it("is not stopped by a printer without paper", async () => {
    const { kiosk, printer } = await choiceRig();
    printer.set({ state: "paperOut" });
    expect(await kiosk.takeTicket(wish("touch-1", noPaper))).toMatchObject({ ok: true });
  });

  it("gets paper all the same where the hall does not allow it, or phones have no page", async () => {
    const { kiosk, printer } = await choiceRig(false);
    expect(await kiosk.takeTicket(wish("touch-1", noPaper))).toMatchObject({ value: { paper: "printed" } });
    expect(printer.printed).toHaveLength(1);
    const other = await choiceRig();
    other.hub.answer("issueTicket", () => ({ ok: true, value: { ...sampleIssued(), ticketPage: null } }));
    expect(await other.kiosk.takeTicket(wish("touch-2", noPaper))).toMatchObject({
      value: { paper: "printed" },
    });
  });

  it("gets paper for a group with a number each: the screen has one code alone", async () => {
    const { kiosk, hub } = await choiceRig();
    const tickets = [sampleIssued(), { ...sampleIssued(), label: "A002" }];
    hub.answer("issueBlock", () => ({ ok: true, value: { tickets } }));
    await kiosk.takeTicket(wish("touch-1", { ...noPaper, separate: true, partySize: 2 }));
    expect(hub.sentOf("reportPrint").map(({ command }) => command)).toMatchObject([
      { outcome: "printed" },
      { outcome: "printed" },
    ]);
  });

  it("may change their mind, once", async () => {
    const { kiosk, hub, printer } = await choiceRig();
    hub.answer("takeCopy", () => ({ ok: true, value: sampleIssued() }));
    await kiosk.takeTicket(wish("touch-1", noPaper));
    expect(await kiosk.printCopy("touch-1")).toEqual({ ok: true, value: null });
    expect(printer.printed).toHaveLength(1);
    expect(kiosk.state().touch).toMatchObject({ paper: "printed", aid: "none" });
  });
});

describe("paper that does not come out after all", () => {
  it.each([
    { outcome: "failed", reason: "printer_paper_out" },
    { outcome: "unknown", reason: "no_answer" },
  ] as const satisfies readonly PrintOutcome[])(
    "$outcome: the number and its page stay on the screen",
    async (end) => {
      const { kiosk, hub, printer } = await kioskRig();
      printer.answer(() => Promise.resolve(end));
      expect(await kiosk.takeTicket(wish("touch-1"))).toMatchObject({
        ok: true,
        value: { label: "A001", paper: end.outcome },
      });
      expect(kiosk.state().touch).toMatchObject({
        phase: "ticket",
        paper: end.outcome,
        ticket: { label: "A001" },
        page: expect.stringMatching(/#[0-9a-f]{32}$/),
      });
      expect(printer.printed).toHaveLength(1);
      expect(hub.sentOf("reportPrint").map(({ command }) => command)).toEqual([
        { type: "reportPrint", ticketId: "t-1", outcome: end.outcome },
      ]);
    },
  );

  it("is unknown where the driver throws, and the visitor keeps the number", async () => {
    const { kiosk, printer, faults } = await kioskRig();
    printer.answer(() => Promise.reject(new Error("broken driver")));
    expect(await kiosk.takeTicket(wish("touch-1"))).toMatchObject({ ok: true, value: { paper: "unknown" } });
    expect(faults).toHaveLength(1);
  });
});

describe("a hub that does not answer well", () => {
  it("is not asked while it is away", async () => {
    const { kiosk, hub, printer } = await kioskRig();
    hub.set({ status: "disconnected" });
    expect(await kiosk.takeTicket(wish("touch-1"))).toEqual({ ok: false, error: "disconnected" });
    expect(hub.sent).toEqual([]);
    expect(printer.printed).toEqual([]);
  });

  it("gets the same command again after silence: one number for one touch", async () => {
    const { kiosk, hub, clock } = await kioskRig();
    hub.answer("issueTicket", () => ({ ok: false, error: "not_confirmed" }));
    expect(await kiosk.takeTicket(wish("touch-1"))).toEqual({ ok: false, error: "not_confirmed" });
    await clock.advance(2000);
    await kiosk.takeTicket(wish("touch-1"));
    const [one, two] = hub.sentOf("issueTicket");
    expect(one?.id).toBe(two?.id);
    expect(secretHashOf(one)).toBe(secretHashOf(two));
  });

  it("is believed when it refuses: the touch is over", async () => {
    const { kiosk, hub, clock } = await kioskRig();
    hub.answer("issueTicket", () => ({ ok: false, error: "service_closed" }));
    await kiosk.takeTicket(wish("touch-1"));
    await clock.advance(2000);
    expect(await kiosk.takeTicket(wish("touch-1"))).toEqual({ ok: false, error: "service_closed" });
    expect(hub.sentOf("issueTicket")).toHaveLength(1);
    expect(kiosk.state().touch).toMatchObject({ phase: "failed", error: "service_closed" });
  });

  it("hears the report again, with the same id, until it has taken it", async () => {
    const { kiosk, hub, clock } = await kioskRig();
    let answers = 0;
    hub.answer("reportPrint", () => {
      answers += 1;
      return answers < 4 ? { ok: false, error: "disconnected" } : { ok: true, value: null };
    });
    await kiosk.takeTicket(wish("touch-1"));
    await clock.advance(15_000);
    const reports = hub.sentOf("reportPrint");
    expect(reports).toHaveLength(4);
    expect(new Set(reports.map(({ id }) => id)).size).toBe(1);
  });

  it("is not bothered with a report after 15 s: by then it has made up its own mind", async () => {
    const { kiosk, hub, clock } = await kioskRig();
    hub.answer("reportPrint", () => ({ ok: false, error: "disconnected" }));
    await kiosk.takeTicket(wish("touch-1"));
    await clock.advance(15_000);
    const sent = hub.sentOf("reportPrint").length;
    await clock.advance(60_000);
    expect(hub.sentOf("reportPrint")).toHaveLength(sent);
  });

  it("hears a report only once where it refuses it", async () => {
    const { kiosk, hub, clock } = await kioskRig();
    hub.answer("reportPrint", () => ({ ok: false, error: "wrong_state" }));
    await kiosk.takeTicket(wish("touch-1"));
    await clock.advance(15_000);
    expect(hub.sentOf("reportPrint")).toHaveLength(1);
  });

  it("answers `internal` where a port throws, and the kiosk goes on", async () => {
    const { kiosk, hub, faults, clock } = await kioskRig();
    hub.answer("issueTicket", () => Promise.reject(new Error("broken port")));
    expect(await kiosk.takeTicket(wish("touch-1"))).toEqual({ ok: false, error: "internal" });
    expect(faults).toHaveLength(1);
    hub.answer("issueTicket", () => ({ ok: false, error: "series_full" }));
    await clock.advance(2000);
    expect(await kiosk.takeTicket(wish("touch-2"))).toEqual({ ok: false, error: "series_full" });
  });
});
