import { describe, expect, it } from "vitest";
import { sampleKioskView, sampleVisitorView } from "@giliran/shared/testing";
import { kioskRig, ownId, type Rig, wish } from "../../test/support/rig.ts";

/** The secret on the newest paper. */
function secretOf({ printer }: Rig): string {
  return printer.printed.at(-1)?.qr?.split("#")[1] ?? "";
}

describe("a slip before the reader", () => {
  it("tells what the hub says of its number", async () => {
    const { kiosk, hub } = await kioskRig();
    hub.tell({ ok: true, value: sampleVisitorView({ state: "called", counter: "3" }) });
    expect(await kiosk.readSlip("0".repeat(32))).toMatchObject({
      ok: true,
      value: { kind: "told", view: { state: "called", counter: "3" } },
    });
  });

  it("of another day, or of nobody, is not found", async () => {
    const { kiosk } = await kioskRig();
    expect(await kiosk.readSlip("0".repeat(32))).toEqual({ ok: false, error: "not_found" });
  });

  it("is known by its number alone while the hub is away, where this kiosk printed it", async () => {
    const rig = await kioskRig();
    await rig.kiosk.takeTicket(wish("touch-1"));
    const own = secretOf(rig);
    rig.hub.tell({ ok: false, error: "disconnected" });
    expect(await rig.kiosk.readSlip(own)).toEqual({
      ok: true,
      value: { kind: "own", label: "A001", serviceId: "ktp" },
    });
    expect(await rig.kiosk.readSlip("0".repeat(32))).toEqual({ ok: false, error: "disconnected" });
    // The hub's word goes before the journal's: it may have ended the day.
    rig.hub.tell({ ok: false, error: "not_found" });
    expect(await rig.kiosk.readSlip(own)).toEqual({ ok: false, error: "not_found" });
  });

  it("that this kiosk gave alone is known although the hub has not heard of it yet", async () => {
    const rig = await kioskRig();
    // By the first number the kiosk learns where phones find theirs.
    await rig.kiosk.takeTicket(wish("touch-0"));
    await rig.clock.advance(1_000);
    const until = (rig.clock.now() + 3_600_000) as never;
    const kiosks = [{ deviceId: ownId, letter: "X", last: 0 }];
    rig.hub.set({ view: sampleKioskView({ alone: { minutes: 60, until, kiosks } }) });
    rig.hub.set({ status: "disconnected", since: rig.clock.now() });
    const taken = await rig.kiosk.takeTicket(wish("touch-1"));
    expect(taken).toMatchObject({ ok: true, value: { label: "X001" } });
    const own = { ok: true, value: { kind: "own", label: "X001", serviceId: "ktp" } };
    expect(await rig.kiosk.readSlip(secretOf(rig))).toEqual(own);
    rig.hub.tell({ ok: false, error: "disconnected" });
    expect(await rig.kiosk.readSlip(secretOf(rig))).toEqual(own);
  });

  it("is read as what the hub does not tell where its answer makes no sense", async () => {
    const { kiosk, hub } = await kioskRig();
    hub.tell({ ok: false, error: "internal" });
    expect(await kiosk.readSlip("0".repeat(32))).toEqual({ ok: false, error: "disconnected" });
  });
});
