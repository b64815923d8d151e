import { describe, expect, it } from "vitest";
import type { DeviceId } from "@giliran/shared/domain";
import { loadPacks } from "@giliran/shared/i18n";
import { javanesePack, sampleKioskView } from "@giliran/shared/testing";
import { createKiosk } from "./kiosk.ts";
import { defaultKioskSettings } from "./kioskParts.ts";
import { fakeCatalogue, fakeHub, samplePublicCatalogue } from "../../test/support/fakeHub.ts";
import { fakePrinter } from "../../test/support/fakePrinter.ts";
import { handClock } from "../../test/support/handClock.ts";
import { forgetful, kioskRig, ownId, wish } from "../../test/support/rig.ts";

describe("the kiosk's state", () => {
  it("is plain JSON, replaced whole", async () => {
    const { kiosk, printer } = await kioskRig();
    const before = kiosk.state();
    expect(structuredClone(before)).toEqual(before);
    expect(JSON.parse(JSON.stringify(before))).toEqual(before);
    printer.set({ state: "coverOpen" });
    expect(kiosk.state()).not.toBe(before);
    expect(before.obstacle).toBeNull();
  });

  it("tells who waits, what is simulated and how devices are", async () => {
    const { kiosk } = await kioskRig();
    expect(kiosk.state()).toMatchObject({
      open: true,
      serviceDate: "2026-11-23",
      devices: [{ kind: "printer", simulated: true, code: "printer_ready" }],
      services: expect.arrayContaining([expect.objectContaining({ serviceId: "ktp", state: "open" })]),
    });
  });

  it("names the obstacle that a visitor meets, and lets go of it", async () => {
    const { kiosk, hub, printer, clock } = await kioskRig();
    expect(kiosk.state().obstacle).toBeNull();
    printer.set({ state: "paperOut" });
    expect(kiosk.state().obstacle).toBe("printer_paper_out");
    hub.set({ view: sampleKioskView({ open: false }) });
    expect(kiosk.state().obstacle).toBe("closed");
    hub.set({ status: "disconnected", since: clock.now() });
    await clock.advance(4000);
    expect(kiosk.state().obstacle).toBe("hub_away");
    hub.set({ status: "refused", refusal: "unauthorised", since: clock.now() });
    expect(kiosk.state()).toMatchObject({ obstacle: "hub_refused", hub: { refusal: "unauthorised" } });
    hub.set({ status: "connected", refusal: null, since: clock.now(), view: sampleKioskView() });
    printer.set({ state: "ready" });
    expect(kiosk.state().obstacle).toBeNull();
  });

  it("says by the hall's clock since when the hub is away", async () => {
    const { kiosk, hub, clock } = await kioskRig();
    hub.set({ status: "disconnected", since: clock.now(), clockOffsetMs: -7_200_000 });
    expect(kiosk.state().hub.since).toBe(clock.now() - 7_200_000);
  });

  it("does not speak of a hiccup of the link", async () => {
    const { kiosk, hub, clock } = await kioskRig({ hiccupMs: 3000 });
    hub.set({ status: "disconnected", since: clock.now() });
    await clock.advance(2900);
    expect(kiosk.state()).toMatchObject({ obstacle: null, hub: { status: "disconnected" } });
    await clock.advance(200);
    expect(kiosk.state().obstacle).toBe("hub_away");
  });

  it("takes no obstacle from the paper where the screen stands in for it", async () => {
    const { kiosk, printer } = await kioskRig({ withoutPaper: "showOnScreen" });
    printer.set({ state: "paperOut" });
    expect(kiosk.state().obstacle).toBeNull();
  });

  it("names its further language packs by their digest, and hands them out by a call alone", async () => {
    const packs = loadPacks([javanesePack]) ?? [];
    const kiosk = createKiosk({
      hub: fakeHub().port,
      deviceId: ownId,
      printer: fakePrinter().port,
      thermometer: null,
      speech: null,
      ...forgetful(),
      devices: fakePrinter().fleet,
      catalogue: fakeCatalogue(samplePublicCatalogue(), { packs, digest: "digest-1" }),
      settings: defaultKioskSettings,
      clock: handClock(),
      onFault: () => {},
    });
    await kiosk.start();
    expect(kiosk.state().packsDigest).toBe("digest-1");
    expect(JSON.stringify(kiosk.state())).not.toContain(javanesePack.texts.slip.caption);
    expect(kiosk.packs()).toEqual(packs);
  });

  it("is starting until it has a catalogue", async () => {
    const printer = fakePrinter();
    const kiosk = createKiosk({
      thermometer: null,
      speech: null,
      ...forgetful(),
      hub: fakeHub().port,
      deviceId: ownId,
      printer: printer.port,
      devices: printer.fleet,
      catalogue: fakeCatalogue(null),
      settings: defaultKioskSettings,
      clock: handClock(),
      onFault: () => {},
    });
    await kiosk.start();
    expect(kiosk.state().obstacle).toBe("starting");
  });

  it("keeps the other listeners when one throws", async () => {
    const { kiosk, printer, faults } = await kioskRig();
    let told = 0;
    kiosk.subscribe(() => {
      throw new Error("bad listener");
    });
    kiosk.subscribe(() => (told += 1));
    printer.set({ paperLow: true });
    expect(told).toBeGreaterThan(0);
    expect(faults.length).toBeGreaterThan(0);
  });
});

describe("the end of a touch", () => {
  it("forgets the ticket when the screen is done with it", async () => {
    const { kiosk } = await kioskRig();
    await kiosk.takeTicket(wish("touch-1"));
    kiosk.endTouch("touch-0");
    expect(kiosk.state().touch.phase).toBe("ticket");
    kiosk.endTouch("touch-1");
    expect(kiosk.state().touch).toEqual({ phase: "idle" });
  });

  it("does not end a walk in hand", async () => {
    const { kiosk } = await kioskRig();
    const taking = kiosk.takeTicket(wish("touch-1"));
    kiosk.endTouch("touch-1");
    expect(kiosk.state().touch.phase).toBe("checking");
    await taking;
  });

  it("forgets the ticket by itself where the screen has died", async () => {
    const { kiosk, clock } = await kioskRig({ touchLifeMs: 180_000 });
    await kiosk.takeTicket(wish("touch-1"));
    await clock.advance(179_999);
    expect(kiosk.state().touch.phase).toBe("ticket");
    await clock.advance(1);
    expect(kiosk.state().touch).toEqual({ phase: "idle" });
  });
});

describe("calling a person", () => {
  it("asks the hub, and shows what the hub says of this kiosk alone", async () => {
    const { kiosk, hub } = await kioskRig();
    expect(await kiosk.requestHelp()).toEqual({ ok: true, value: null });
    expect(hub.sentOf("requestHelp")).toHaveLength(1);
    hub.set({ view: sampleKioskView({ helpRequestedAt: ["anjungan-2" as DeviceId] }) });
    expect(kiosk.state().helpRequested).toBe(false);
    hub.set({ view: sampleKioskView({ helpRequestedAt: [ownId] }) });
    expect(kiosk.state().helpRequested).toBe(true);
  });

  it("says so when nobody can be called", async () => {
    const { kiosk, hub } = await kioskRig();
    hub.answer("requestHelp", () => ({ ok: false, error: "disconnected" }));
    expect(await kiosk.requestHelp()).toEqual({ ok: false, error: "disconnected" });
  });
});

describe("stopping", () => {
  it("waits for the walk in hand and its report", async () => {
    const { kiosk, hub } = await kioskRig();
    const taking = kiosk.takeTicket(wish("touch-1"));
    await kiosk.stop();
    expect(await taking).toMatchObject({ ok: true });
    expect(hub.sentOf("reportPrint")).toHaveLength(1);
  });
});
