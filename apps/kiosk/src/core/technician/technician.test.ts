import { scryptSync } from "node:crypto";
import type { MachineFrame, StoredPin } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";
import { describe, expect, it } from "vitest";
import { kioskRig, ownId, type Rig, wish } from "../../../test/support/rig.ts";
import { until } from "../../../test/support/until.ts";
import type { LogLine, TechnicianGround, TechnicianSettings, Tries } from "./ports.ts";

const pin = "482913";
const cost = 4;
const touch = "0123456789abcdef0123456789abcdef";

function stored(of: string): StoredPin {
  const salt = "ab".repeat(16);
  const hash = scryptSync(of, Buffer.from(salt, "hex"), 32, { N: 2 ** cost, r: 8, p: 1 }).toString("hex");
  return { salt, hash, cost };
}

function machineWith(technicianPin: StoredPin | null): MachineFrame {
  const given = { name: "Anjungan 1", zoneId: null, language: "id", serviceIds: null, printer: null };
  const shows = { screen: null, counterId: null };
  return { deviceId: ownId, ...given, ...shows, locked: false, reloadAt: null, technicianPin };
}

/** What stands on the disk, over starts of the program; a plug that is pulled ends every write after it. */
interface Disk extends TechnicianGround {
  readonly kept: { settings: TechnicianSettings; tries: Tries };
  full: boolean;
}

function disk(): Disk {
  const kept = {
    settings: { pin: stored(pin), maintenance: false } as TechnicianSettings,
    tries: { wrong: 0, at: 0 as Instant } as Tries,
  };
  const made: Disk = {
    kept,
    full: false,
    store: {
      load: () => ({ ...kept.settings, tries: kept.tries }),
      saveSettings: (settings) => {
        if (!made.full) kept.settings = settings;
        return !made.full;
      },
      saveTries: (tries) => {
        if (!made.full) kept.tries = tries;
        return !made.full;
      },
    },
    program: {
      version: "1.2.3",
      hubUrl: "http://hub.test:8080",
      fingerprint: () => null,
      roundTripMs: async () => await Promise.resolve(12),
      log: () => [{ at: 0 as Instant, level: "info", sentence: "The kiosk is up." } satisfies LogLine],
      leave: { by: "page" },
    },
  };
  return made;
}

async function kioskOn(ground: TechnicianGround, start?: Instant): Promise<Rig> {
  return await kioskRig({ touchGapMs: 0 }, undefined, { technician: ground, start });
}

async function opened(ground: TechnicianGround = disk()): Promise<Rig> {
  const rig = await kioskOn(ground);
  expect(await rig.kiosk.technician.unlock(pin)).toEqual({ ok: true, value: "open" });
  return rig;
}

async function guess(rig: Rig, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1)
    expect(await rig.kiosk.technician.unlock("111119")).toEqual({ ok: true, value: "wrong" });
}

describe("a technician's PIN", () => {
  it("opens the menu, which nothing else does", async () => {
    const { kiosk } = await kioskOn(disk());
    expect(kiosk.state().technician.open).toBe(false);
    expect(await kiosk.technician.unlock("482914")).toEqual({ ok: true, value: "wrong" });
    expect(kiosk.state().technician.open).toBe(false);
    expect(await kiosk.technician.unlock(pin)).toEqual({ ok: true, value: "open" });
    expect(kiosk.state().technician.open).toBe(true);
  });

  it("has a growing wait after five wrong ones: 1, 5, 15 and 60 minutes", async () => {
    const rig = await kioskOn(disk());
    await guess(rig, 5);
    for (const minutes of [1, 5, 15, 60, 60]) {
      const { waitsUntil } = rig.kiosk.state().technician;
      expect((waitsUntil ?? 0) - rig.clock.now()).toBe(minutes * 60_000);
      expect(await rig.kiosk.technician.unlock(pin)).toEqual({ ok: true, value: "waits" });
      await rig.clock.advance(minutes * 60_000 - 1);
      expect(await rig.kiosk.technician.unlock(pin)).toEqual({ ok: true, value: "waits" });
      await rig.clock.advance(1);
      await guess(rig, 1);
    }
  });

  it("begins anew after the right one", async () => {
    const rig = await kioskOn(disk());
    await guess(rig, 4);
    await rig.kiosk.technician.unlock(pin);
    rig.kiosk.technician.lock();
    await guess(rig, 4);
    expect(await rig.kiosk.technician.unlock(pin)).toEqual({ ok: true, value: "open" });
  });

  it("is not tried more often by pulling the plug: each try stands on the disk before it is judged", async () => {
    const ground = disk();
    for (let start = 0; start < 5; start += 1) {
      const rig = await kioskOn(ground);
      // The plug goes while it is judged.
      const judged = rig.kiosk.technician.unlock("111119");
      expect(ground.kept.tries.wrong).toBe(start + 1);
      await rig.kiosk.stop();
      await judged;
    }
    const rig = await kioskOn(ground);
    expect(await rig.kiosk.technician.unlock(pin)).toEqual({ ok: true, value: "waits" });
  });

  it("is not judged where the try cannot be counted", async () => {
    const ground = disk();
    const rig = await kioskOn(ground);
    ground.full = true;
    expect(await rig.kiosk.technician.unlock(pin)).toEqual({ ok: true, value: "unkept" });
    expect(rig.kiosk.state().technician.open).toBe(false);
  });

  it("waits no shorter and no longer where the machine's clock was set back", async () => {
    const ground = disk();
    const first = await kioskOn(ground);
    await guess(first, 5);
    const earlier = (first.clock.now() - 86_400_000) as Instant;
    const { kiosk, clock } = await kioskOn(ground, earlier);
    expect(await kiosk.technician.unlock(pin)).toEqual({ ok: true, value: "waits" });
    await clock.advance(60_000);
    expect(await kiosk.technician.unlock(pin)).toEqual({ ok: true, value: "open" });
  });

  it("is judged one at a time", async () => {
    const { kiosk } = await kioskOn(disk());
    const answers = await Promise.all([kiosk.technician.unlock("111119"), kiosk.technician.unlock(pin)]);
    expect(answers.map((answer) => answer.ok && answer.value)).toEqual(["wrong", "waits"]);
  });

  it("comes from the hub, is kept for when it is away, and another one begins with all its tries", async () => {
    const ground = disk();
    const rig = await kioskOn(ground);
    await guess(rig, 5);
    rig.hub.set({ machine: machineWith(stored("90217354")) });
    expect(ground.kept.settings.pin).toEqual(stored("90217354"));
    expect(await rig.kiosk.technician.unlock(pin)).toEqual({ ok: true, value: "wrong" });
    await rig.kiosk.stop();
    const again = await kioskOn(ground);
    again.hub.set({ status: "disconnected", machine: null });
    expect(await again.kiosk.technician.unlock("90217354")).toEqual({ ok: true, value: "open" });
  });

  it("is none where nobody set one", async () => {
    const ground = disk();
    ground.kept.settings = { pin: null, maintenance: false };
    const { kiosk } = await kioskOn(ground);
    expect(await kiosk.technician.unlock(pin)).toEqual({ ok: true, value: "unset" });
    expect(ground.kept.tries.wrong).toBe(0);
  });

  it("does not open over a visitor's number", async () => {
    const { kiosk } = await kioskOn(disk());
    await kiosk.takeTicket(wish(touch));
    expect(await kiosk.technician.unlock(pin)).toEqual({ ok: false, error: "busy" });
    kiosk.endTouch(touch);
    expect(await kiosk.technician.unlock(pin)).toEqual({ ok: true, value: "open" });
  });
});

describe("a technician's menu", () => {
  it("that is closed does nothing, whoever asks", async () => {
    const { kiosk, printer } = await kioskOn(disk());
    const { technician } = kiosk;
    const closed = { ok: false, error: "unauthorised" };
    expect(technician.report()).toEqual(closed);
    expect(await technician.testPrint("id")).toEqual(closed);
    expect(technician.testScanner()).toEqual(closed);
    expect(await technician.testNetwork()).toEqual(closed);
    expect(technician.setMaintenance(true)).toEqual(closed);
    expect(technician.leave()).toEqual(closed);
    expect(technician.stay()).toEqual(closed);
    expect(printer.printed).toEqual([]);
  });

  it("closes by itself after three minutes without a touch", async () => {
    const { kiosk, clock } = await opened();
    await clock.advance(170_000);
    kiosk.technician.stay();
    await clock.advance(170_000);
    expect(kiosk.state().technician.open).toBe(true);
    await clock.advance(10_000);
    expect(kiosk.state().technician.open).toBe(false);
    expect(kiosk.technician.report()).toEqual({ ok: false, error: "unauthorised" });
  });

  it("tells version, hub and log", async () => {
    const { kiosk, hub } = await opened();
    hub.set({ machine: machineWith(stored(pin)) });
    expect(kiosk.technician.report()).toMatchObject({
      ok: true,
      value: { version: "1.2.3", name: "Anjungan 1", leave: "page", log: [{ sentence: "The kiosk is up." }] },
    });
    expect(JSON.stringify(kiosk.state())).not.toContain(stored(pin).hash);
  });

  it("prints a page without a number, with each language of the hall, and none without paper", async () => {
    const { kiosk, printer } = await opened();
    expect(await kiosk.technician.testPrint("en")).toEqual({ ok: true, value: null });
    const [page] = printer.printed;
    expect(page?.label).toBeNull();
    expect(page?.agencyName).toBe("Test page");
    expect(page?.points.join("\n")).toContain("Mau mengurus apa hari ini?");
    expect(page?.qr).toBe("http://hub.test:8080");
    printer.set({ state: "paperOut" });
    expect(await kiosk.technician.testPrint("en")).toEqual({ ok: false, error: "printer_paper_out" });
  });

  it("shows the thermometer's readings for half a minute and keeps none", async () => {
    const { kiosk, thermometer, clock } = await opened();
    const before = thermometer.listening();
    expect(kiosk.technician.testScanner()).toEqual({ ok: true, value: null });
    thermometer.measure(36.4);
    expect(kiosk.state().technician.scan).toMatchObject({ celsius: 36.4 });
    await clock.advance(30_000);
    expect(kiosk.state().technician.scan).toBeNull();
    expect(thermometer.listening()).toBe(before);
  });

  it("takes the last reading along when it closes", async () => {
    const { kiosk, thermometer } = await opened();
    kiosk.technician.testScanner();
    thermometer.measure(36.4);
    kiosk.technician.lock();
    expect(kiosk.state().technician.scan).toBeNull();
  });

  it("asks the hub", async () => {
    const { kiosk } = await opened();
    expect(await kiosk.technician.testNetwork()).toMatchObject({
      ok: true,
      value: { connected: true, roundTripMs: 12 },
    });
  });

  it("gives no numbers while it is open", async () => {
    const { kiosk, hub } = await opened();
    expect(await kiosk.takeTicket(wish(touch))).toEqual({ ok: false, error: "machine_locked" });
    expect(hub.sentOf("issueTicket")).toEqual([]);
  });

  it("leaves kiosk mode and closes", async () => {
    const { kiosk } = await opened();
    expect(kiosk.technician.leave()).toEqual({ ok: true, value: "page" });
    expect(kiosk.state().technician.open).toBe(false);
  });
});

describe("maintenance", () => {
  it("takes the kiosk out of use over a restart, until a technician ends it", async () => {
    const ground = disk();
    const first = await opened(ground);
    expect(first.kiosk.technician.setMaintenance(true)).toEqual({ ok: true, value: null });
    await first.kiosk.stop();
    const { kiosk } = await kioskOn(ground);
    await until("it is known", () => kiosk.state().obstacle === "maintenance");
    expect(await kiosk.takeTicket(wish(touch))).toEqual({ ok: false, error: "machine_locked" });
    await kiosk.technician.unlock(pin);
    kiosk.technician.setMaintenance(false);
    kiosk.technician.lock();
    expect(kiosk.state().obstacle).toBeNull();
    expect(await kiosk.takeTicket(wish(touch))).toMatchObject({ ok: true });
  });

  it("goes before every other obstacle", async () => {
    const { kiosk, hub } = await opened();
    kiosk.technician.setMaintenance(true);
    hub.set({ status: "refused", refusal: "unauthorised" });
    expect(kiosk.state().obstacle).toBe("maintenance");
  });

  it("that cannot be kept does not begin", async () => {
    const ground = disk();
    const { kiosk } = await opened(ground);
    ground.full = true;
    expect(kiosk.technician.setMaintenance(true)).toEqual({ ok: false, error: "internal" });
    expect(kiosk.state().obstacle).toBeNull();
  });
});
