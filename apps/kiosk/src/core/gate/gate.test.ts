import { describe, expect, it } from "vitest";
import { noGate, type GateMode, type HealthGate } from "@giliran/shared/domain";
import { sampleKioskView } from "@giliran/shared/testing";
import { samplePublicCatalogue } from "../../../test/support/fakeHub.ts";
import { settle } from "../../../test/support/handClock.ts";
import { kioskRig, wish, type Rig } from "../../../test/support/rig.ts";

const minute = 60_000;
const mask = { id: "Saya memakai masker.", en: "I wear a mask." };
const hands = { id: "Saya sudah mencuci tangan.", en: "I have washed my hands." };
const steps: HealthGate["protocols"][number]["steps"] = [
  { kind: "measure", by: "visitor" },
  { kind: "confirm", text: mask, by: "visitor" },
  { kind: "confirm", text: hands, by: "visitor" },
];

async function gateRig(
  mode: GateMode = "enforce",
  changes: Partial<HealthGate> = {},
  own: HealthGate["protocols"][number]["steps"] = steps,
): Promise<Rig> {
  const protocols = [{ id: "full", name: { id: "Lengkap" }, steps: [...own] }];
  const catalogue = { ...samplePublicCatalogue(), gate: { ...noGate, ...changes, protocols } };
  const rig = await kioskRig({}, catalogue);
  rig.hub.set({ view: sampleKioskView({ gate: { mode, protocolId: "full" } }) });
  return rig;
}

const issued = ({ hub }: Rig): number => hub.sentOf("issueTicket").length;

async function take(rig: Rig, touchId: string): Promise<unknown> {
  const answer = rig.kiosk.takeTicket(wish(touchId));
  await settle();
  await rig.clock.advance(1_000);
  return answer;
}

/** What the hub was told of outcomes, in all. */
async function counted(rig: Rig): Promise<Record<string, number>> {
  await rig.clock.advance(2 * minute);
  const sums: Record<string, number> = {};
  for (const { command } of rig.hub.sentOf("countGate"))
    if (command.type === "countGate")
      for (const [name, count] of Object.entries(command.counts))
        if (count > 0) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

describe("the health gate", () => {
  it("asks for nothing while it is off", async () => {
    const rig = await gateRig("off");
    expect(await take(rig, "touch-000000000001")).toMatchObject({ ok: true });
    expect(rig.kiosk.state()).toMatchObject({ gate: { phase: "idle" }, gateOn: false });
  });

  it("stands between the touch and the number, which the same touch then takes", async () => {
    const rig = await gateRig();
    const { kiosk, thermometer } = rig;
    expect(await take(rig, "touch-000000000001")).toEqual({ ok: false, error: "gate_required" });
    expect(issued(rig)).toBe(0);
    expect(kiosk.state().gate).toMatchObject({ phase: "measure", hint: "hold", second: false });
    thermometer.measure(36.4);
    expect(kiosk.state().gate).toMatchObject({ phase: "confirm", texts: [mask, hands], celsius: 36.4 });
    kiosk.confirmGate();
    expect(kiosk.state().gate).toMatchObject({ phase: "passed", celsius: 36.4 });
    expect(await take(rig, "touch-000000000001")).toMatchObject({ ok: true, value: { label: "A001" } });
    kiosk.endTouch("touch-000000000001");
    expect(kiosk.state().gate).toEqual({ phase: "idle" });
    expect(await take(rig, "touch-000000000002")).toEqual({ ok: false, error: "gate_required" });
    expect(await counted(rig)).toEqual({ passed: 1 });
  });

  it("listens to the thermometer only while somebody is measured", async () => {
    const rig = await gateRig();
    expect(rig.thermometer.listening()).toBe(0);
    await take(rig, "touch-000000000001");
    expect(rig.thermometer.listening()).toBe(1);
    rig.thermometer.measure(36.4);
    expect(rig.thermometer.listening()).toBe(0);
  });

  it("measures again after nonsense, which is neither a pass nor a refusal", async () => {
    const rig = await gateRig();
    await take(rig, "touch-000000000001");
    for (const celsius of [27, 34.2, 55]) rig.thermometer.measure(celsius);
    expect(rig.kiosk.state().gate).toMatchObject({ phase: "measure", hint: "implausible", celsius: null });
    rig.thermometer.measure(36.6);
    expect(rig.kiosk.state().gate).toMatchObject({ phase: "confirm" });
    rig.kiosk.confirmGate();
    expect(await counted(rig)).toEqual({ passed: 1, implausible: 1 });
  });

  it("offers a second measurement after a high one: a code on paper, without value and number", async () => {
    const rig = await gateRig();
    await take(rig, "touch-000000000001");
    rig.thermometer.measure(37.8);
    await settle();
    const { gate } = rig.kiosk.state();
    if (gate.phase !== "recheck") throw new Error(gate.phase);
    expect(gate).toMatchObject({
      paper: "printed",
      from: rig.clock.now() + 5 * minute,
      until: rig.clock.now() + 30 * minute,
    });
    const [slip] = rig.printer.printed;
    expect(slip?.label?.replace(" ", "")).toBe(gate.code);
    expect(JSON.stringify(slip)).not.toMatch(/37[.,]8/);
    rig.kiosk.leaveGate();
    expect(rig.kiosk.state()).toMatchObject({ gate: { phase: "idle" }, touch: { phase: "idle" } });
    // Meanwhile the kiosk serves others.
    await take(rig, "touch-000000000002");
    expect(rig.kiosk.state().gate).toMatchObject({ phase: "measure", second: false });
    expect(issued(rig)).toBe(0);
    expect(await counted(rig)).toEqual({ recheck: 1 });
  });

  it.each([
    [36.9, { phase: "confirm" }, {}],
    [37.6, { phase: "refused", because: "temperature" }, { refused: 1 }],
  ] as const)("takes its code for the second measurement: %d °C", async (celsius, shown, counts) => {
    const rig = await gateRig();
    rig.hub.answer("useGateCode", () => ({ ok: true, value: { kind: "recheck" } }));
    expect(await rig.kiosk.useGateCode({ code: "123456", language: "id" })).toEqual({
      ok: true,
      value: null,
    });
    expect(rig.kiosk.state().gate).toMatchObject({ phase: "measure", second: true });
    rig.thermometer.measure(celsius);
    expect(rig.kiosk.state().gate).toMatchObject(shown);
    expect(await take(rig, "touch-000000000001")).toEqual({ ok: false, error: "gate_required" });
    expect(await counted(rig)).toEqual(counts);
  });

  it("knows its own codes while there is no hub: once, and only in their time", async () => {
    const rig = await gateRig();
    rig.hub.answer("registerGateCode", () => ({ ok: false, error: "disconnected" }));
    rig.hub.answer("useGateCode", () => ({ ok: false, error: "disconnected" }));
    await take(rig, "touch-000000000001");
    rig.thermometer.measure(37.8);
    await settle();
    const { gate } = rig.kiosk.state();
    const code = gate.phase === "recheck" ? gate.code : "";
    rig.kiosk.leaveGate();
    const use = (): Promise<unknown> => rig.kiosk.useGateCode({ code, language: "id" });
    await rig.clock.advance(4 * minute);
    expect(await use()).toEqual({ ok: false, error: "gate_code_early" });
    await rig.clock.advance(minute);
    expect(await use()).toEqual({ ok: true, value: null });
    rig.kiosk.leaveGate();
    expect(await use()).toEqual({ ok: false, error: "disconnected" });
  });

  it("lets in by a pass of the staff's, and by no other code", async () => {
    const rig = await gateRig();
    rig.hub.answer("useGateCode", () => ({ ok: false, error: "gate_code_unknown" }));
    expect(await rig.kiosk.useGateCode({ code: "123456", language: "id" })).toMatchObject({ ok: false });
    expect(rig.kiosk.state().gate).toEqual({ phase: "idle" });
    rig.hub.answer("useGateCode", () => ({ ok: true, value: { kind: "pass" } }));
    await rig.kiosk.useGateCode({ code: "654321", language: "id" });
    expect(await take(rig, "touch-000000000001")).toMatchObject({ ok: true });
  });

  it.each([
    ["admitWithNotice", { phase: "confirm" }, { unmeasured: 1 }],
    ["callStaff", { phase: "staff", because: "thermometer" }, {}],
  ] as const)(
    "without a thermometer does as the hall says: %s",
    async (withoutThermometer, shown, counts) => {
      const rig = await gateRig("enforce", { withoutThermometer });
      rig.thermometer.set("thermometer_missing");
      await take(rig, "touch-000000000001");
      expect(rig.kiosk.state().gate).toMatchObject({ phase: "measure" });
      await rig.clock.advance(5_000);
      expect(rig.kiosk.state().gate).toMatchObject(shown);
      rig.kiosk.confirmGate();
      expect(await counted(rig)).toEqual(counts);
    },
  );

  it("waits for a thermometer that bounces, and notices one that goes for good", async () => {
    const rig = await gateRig();
    await take(rig, "touch-000000000001");
    rig.thermometer.set("thermometer_missing");
    await rig.clock.advance(2_000);
    rig.thermometer.set("thermometer_ready");
    await rig.clock.advance(10_000);
    expect(rig.kiosk.state().gate).toMatchObject({ phase: "measure" });
    rig.thermometer.set("thermometer_missing");
    await rig.clock.advance(5_000);
    expect(rig.kiosk.state().gate).toMatchObject({ phase: "staff" });
  });

  it("bars nobody where it only advises", async () => {
    const rig = await gateRig("advise");
    await take(rig, "touch-000000000001");
    rig.kiosk.skipGate();
    expect(rig.kiosk.state().gate).toMatchObject({ phase: "passed" });
    expect(await take(rig, "touch-000000000001")).toMatchObject({ ok: true });
    expect(await counted(rig)).toEqual({ skipped: 1 });
  });

  it("is not passed over where it is enforced, nor by confirming what was not asked", async () => {
    const rig = await gateRig();
    await take(rig, "touch-000000000001");
    rig.kiosk.skipGate();
    rig.kiosk.confirmGate();
    rig.kiosk.answerGate(true);
    expect(rig.kiosk.state().gate).toMatchObject({ phase: "measure" });
  });

  it.each([
    ["no", false, { phase: "passed" }],
    ["no", true, { phase: "refused", because: "answer" }],
    ["yes", true, { phase: "passed" }],
  ] as const)("asks a question that passes on %s: answered %s", async (passesOn, yes, shown) => {
    const text = { id: "Apakah Anda demam?" };
    const rig = await gateRig("enforce", {}, [{ kind: "question", text, passesOn, by: "visitor" }]);
    await take(rig, "touch-000000000001");
    rig.kiosk.answerGate(yes);
    expect(rig.kiosk.state().gate).toMatchObject(shown);
  });

  it("holds nobody any longer once a supervisor has switched it off", async () => {
    const rig = await gateRig();
    await take(rig, "touch-000000000001");
    rig.hub.set({ view: sampleKioskView({ gate: { mode: "off", protocolId: "full" } }) });
    expect(rig.kiosk.state()).toMatchObject({ gate: { phase: "idle" }, touch: { phase: "idle" } });
    expect(await take(rig, "touch-000000000002")).toMatchObject({ ok: true });
  });

  it("forgets a visitor who walks away at any of its screens", async () => {
    const rig = await gateRig();
    await take(rig, "touch-000000000001");
    rig.thermometer.measure(36.2);
    await rig.clock.advance(4 * minute);
    expect(rig.kiosk.state()).toMatchObject({ gate: { phase: "idle" }, touch: { phase: "idle" } });
    expect(JSON.stringify(rig.kiosk.state())).not.toContain("36.2");
  });

  it("tells no temperature to anybody but the visitor's own screen", async () => {
    const rig = await gateRig();
    await take(rig, "touch-000000000001");
    for (const celsius of [29.125, 36.125]) rig.thermometer.measure(celsius);
    rig.kiosk.confirmGate();
    await take(rig, "touch-000000000001");
    await rig.clock.advance(5 * minute);
    const told = JSON.stringify([rig.hub.sent, rig.printer.printed, rig.faults]);
    expect(told).not.toMatch(/29[.,]1|36[.,]1/);
  });
});
