import { scryptSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { MachineFrame } from "@giliran/shared/contract";
import type { Answer } from "./bareClient.ts";
import { startTestHall, type TestHall, until } from "./hall.ts";

const pin = "482913";

async function setPin(hall: TestHall, as: string | null, id = "kiosk-1", wanted = pin): Promise<Answer> {
  const headers = as === null ? {} : { authorization: `Bearer ${await hall.tokenOf(as)}` };
  return await hall.post(`/api/machines/${id}/pin`, { pin: wanted }, headers);
}

describe("the PIN of a kiosk's technician", () => {
  test("is told as a hash to that kiosk alone, and stays over a restart", async () => {
    const hall = await startTestHall();
    const told: MachineFrame[] = [];
    const others: MachineFrame[] = [];
    const administrator = await hall.connect("administrator");
    const kiosk = await hall.connect("kiosk-1");
    kiosk.socket.on("machine", (frame: MachineFrame) => told.push(frame));
    const other = await hall.connect("kiosk-2");
    other.socket.on("machine", (frame: MachineFrame) => others.push(frame));
    expect(await setPin(hall, "administrator")).toEqual({ ok: true, value: null });
    const frame = await until(() => told.find(({ technicianPin }) => technicianPin !== null));
    const kept = frame?.technicianPin ?? { salt: "", hash: "", cost: 4 };
    const again = scryptSync(pin, Buffer.from(kept.salt, "hex"), 32, {
      N: 2 ** kept.cost,
      r: 8,
      p: 1,
      maxmem: 2 ** 28,
    });
    expect(again.toString("hex")).toBe(kept.hash);
    const seen = await administrator.frame(
      ({ view }) => view.kind === "admin" && view.devices.some(({ hasPin }) => hasPin),
    );
    for (const secret of [pin, kept.salt, kept.hash]) expect(JSON.stringify(seen)).not.toContain(secret);
    const records = JSON.stringify(hall.rows("SELECT * FROM device_record"));
    expect(records).toContain("pinSet");
    for (const secret of [pin, kept.salt, kept.hash]) expect(records).not.toContain(secret);
    expect(others).toEqual([]);
    await hall.restart();
    expect(hall.rows("SELECT technician_pin FROM device WHERE id = 'kiosk-1'")).toEqual([
      { technician_pin: JSON.stringify(kept) },
    ]);
  });

  test.each([
    ["nobody", null, "unauthorised"],
    ["an officer", "officer-1", "forbidden"],
    ["a supervisor", "supervisor-1", "forbidden"],
    ["the kiosk itself", "kiosk-1", "forbidden"],
  ])("is not set by %s", async (_who, as, error) => {
    const hall = await startTestHall();
    expect(await setPin(hall, as)).toEqual({ ok: false, error });
    expect(hall.rows("SELECT id FROM device WHERE technician_pin IS NOT NULL")).toEqual([]);
  });

  test.each([
    ["weak ones", "kiosk-1", "123456", "weak_pin"],
    ["what is no PIN", "kiosk-1", "", "weak_pin"],
    ["too long ones", "kiosk-1", "1".repeat(17), "malformed"],
    ["machines that are not there", "nowhere", pin, "not_found"],
  ])("is refused for %s", async (_what, id, wanted, error) => {
    const hall = await startTestHall();
    expect(await setPin(hall, "administrator", id, wanted)).toEqual({ ok: false, error });
  });

  test("is refused for a call screen", async () => {
    const hall = await startTestHall();
    const screen = hall
      .hub()
      .devices()
      .find(({ role }) => role === "display");
    expect(await setPin(hall, "administrator", screen?.id ?? "")).toEqual({
      ok: false,
      error: "wrong_state",
    });
  });

  test("cannot be tried without end from one address", async () => {
    const hall = await startTestHall({ options: { limits: { redeemPerMinute: 4 } } });
    const tries = Array.from({ length: 6 }, () => setPin(hall, null));
    const errors = (await Promise.all(tries)).map((answer) => (answer.ok ? null : answer.error));
    expect(errors).toContain("rate_limited");
  });
});
