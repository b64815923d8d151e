import { describe, expect, test } from "vitest";
import type { AdminView, MachineFrame, PairingBegun, PairingState } from "@giliran/shared/contract";
import { asks } from "./asks.ts";
import { type Answer, type BareClient, refusedConnection } from "./bareClient.ts";
import { startTestHall, type TestHall, until } from "./hall.ts";
import { ownClock } from "./ownClock.ts";

const asKiosk = { role: "kiosk", version: "1.0.0", was: null };
const setup = {
  deviceId: null,
  name: "Anjungan Timur",
  zoneId: null,
  screen: null,
  counterId: null,
  language: "id",
  serviceIds: null,
  printer: null,
};

async function begin(hall: TestHall, wish: object = asKiosk): Promise<PairingBegun> {
  const begun = await hall.post<PairingBegun>("/api/pairing", wish);
  if (!begun.ok) throw new Error(begun.error);
  return begun.value;
}

async function look(hall: TestHall, secret: string): Promise<Answer<PairingState>> {
  const answer = await fetch(`${hall.url()}/api/pairing`, { headers: { authorization: `Bearer ${secret}` } });
  return (await answer.json()) as Answer<PairingState>;
}

/** The token that a machine is given for its code. */
async function taken(hall: TestHall, secret: string): Promise<Extract<PairingState, { state: "accepted" }>> {
  const answer = await look(hall, secret);
  if (!answer.ok || answer.value.state !== "accepted") throw new Error(JSON.stringify(answer));
  return answer.value;
}

function heard(client: BareClient): MachineFrame[] {
  const frames: MachineFrame[] = [];
  client.socket.on("machine", (frame: MachineFrame) => frames.push(frame));
  return frames;
}

/** A kiosk that was let in with this. */
async function paired(
  hall: TestHall,
  administrator: BareClient,
  wish: object = {},
): Promise<{ readonly id: string; readonly token: string; readonly kiosk: BareClient }> {
  const { code, secret } = await begin(hall);
  await administrator.must({ type: "acceptMachine", code, ...setup, ...wish });
  const { id, token } = await taken(hall, secret);
  return { id, token, kiosk: await hall.connect(id, { token }) };
}

describe("a new kiosk", () => {
  test("shows a code, is let in and named, and gives numbers with a letter of its own", async () => {
    const hall = await startTestHall();
    const administrator = await hall.connect("administrator");
    const { code, secret } = await begin(hall);
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{6}$/);
    expect(await look(hall, secret)).toEqual({ ok: true, value: { state: "waiting" } });
    const seen = await administrator.frame(
      ({ view }) => view.kind === "admin" && view.pairing.waiting.length === 1,
    );
    expect((seen.view as AdminView).pairing.waiting[0]).toMatchObject({ role: "kiosk", version: "1.0.0" });
    expect(JSON.stringify(seen)).not.toContain(code);
    const typed = `${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `;
    const value = await administrator.must({ type: "acceptMachine", code: typed, ...setup });
    expect(value).toEqual({ deviceId: "anjungan-timur", name: "Anjungan Timur" });
    const { id, token } = await taken(hall, secret);
    expect(await taken(hall, secret)).toMatchObject({ token });
    const kiosk = await hall.connect(id, { token });
    expect(await kiosk.must(asks.issue())).toMatchObject({ label: "A001" });
    const letters = kiosk.view("kiosk").alone.kiosks.map(({ letter }) => letter);
    expect(new Set(letters).size).toBe(letters.length);
    expect(letters.length).toBe(
      hall
        .hub()
        .devices()
        .filter(({ role }) => role === "kiosk").length,
    );
    expect(hall.rows<{ deed: string; facts: string }>("SELECT deed, facts FROM device_record")).toMatchObject(
      [{ deed: "paired" }],
    );
    expect(JSON.stringify(hall.rows("SELECT * FROM device_record"))).not.toContain(token);
    await hall.restart();
    expect((await hall.connect(id, { token })).view("kiosk").kind).toBe("kiosk");
  });

  test("is told what it was given, and of each change, it alone", async () => {
    const hall = await startTestHall();
    const administrator = await hall.connect("administrator");
    const { id, kiosk } = await paired(hall, administrator);
    const told = heard(kiosk);
    const others = heard(await hall.connect("kiosk-1"));
    const printer = { kind: "tcp", model: "epson-tm-t20", host: "192.168.1.50", port: 9100 };
    await administrator.must({ type: "setMachine", ...setup, deviceId: id, name: "Timur", printer });
    await until(() => told.find(({ name }) => name === "Timur"));
    expect(told.at(-1)).toMatchObject({ deviceId: id, printer, locked: false, reloadAt: null });
    await administrator.must({ type: "reloadMachine", deviceId: id });
    await until(() => told.find(({ reloadAt }) => reloadAt !== null));
    expect(others.some(({ deviceId }) => deviceId !== "kiosk-1")).toBe(false);
  });

  test("gives numbers only for what it was given", async () => {
    const hall = await startTestHall();
    const administrator = await hall.connect("administrator");
    const { kiosk, id } = await paired(hall, administrator, { serviceIds: ["ktp"] });
    const catalogue = kiosk.view("kiosk").services.map(({ serviceId }) => serviceId);
    expect(catalogue).toContain("ktp");
    const other = catalogue.find((one) => one !== "ktp") ?? "";
    expect(await kiosk.send({ ...asks.issue(), serviceId: other })).toEqual({
      ok: false,
      error: "not_offered_here",
    });
    expect(await kiosk.send({ ...asks.issue(), serviceId: "ktp" })).toMatchObject({ ok: true });
    await administrator.must({ type: "setMachine", ...setup, deviceId: id });
    expect(await kiosk.send({ ...asks.issue(), serviceId: other })).toMatchObject({ ok: true });
  });

  test("that is locked serves nobody, and still tells how it is", async () => {
    const hall = await startTestHall();
    const administrator = await hall.connect("administrator");
    const { kiosk, id } = await paired(hall, administrator);
    const { ticketId } = await kiosk.must<{ ticketId: string }>(asks.issue());
    await administrator.must({ type: "lockMachine", deviceId: id, locked: true });
    expect(await kiosk.send(asks.issue())).toEqual({ ok: false, error: "machine_locked" });
    expect(await kiosk.send(asks.report(ticketId))).toMatchObject({ ok: true });
    expect(await kiosk.send(asks.health())).toMatchObject({ ok: true });
    await administrator.must({ type: "lockMachine", deviceId: id, locked: false });
    expect(await kiosk.send(asks.issue())).toMatchObject({ ok: true });
    expect(await administrator.send({ type: "lockMachine", deviceId: "screen-1", locked: true })).toEqual({
      ok: false,
      error: "wrong_state",
    });
  });

  test("that is sent away loses its connection and its token at once", async () => {
    const hall = await startTestHall();
    const administrator = await hall.connect("administrator");
    const { kiosk, id, token } = await paired(hall, administrator);
    const other = await hall.connect("kiosk-1");
    await administrator.must({ type: "unpairMachine", deviceId: id });
    expect(await kiosk.ended).toBe("io server disconnect");
    expect(await refusedConnection(hall.url(), { token })).toBe("unauthorised");
    expect(await other.send(asks.issue())).toMatchObject({ ok: true });
    const row = await administrator.frame(
      ({ view }) => view.kind === "admin" && view.devices.some((one) => one.deviceId === id && !one.paired),
    );
    expect(row.view.kind).toBe("admin");
  });

  test("in the place of another one has its name and letter, and the other is out", async () => {
    const hall = await startTestHall();
    const administrator = await hall.connect("administrator");
    const first = await paired(hall, administrator);
    const { code, secret } = await begin(hall, { ...asKiosk, was: first.id });
    await administrator.must({ type: "acceptMachine", ...setup, code, deviceId: first.id });
    expect(await first.kiosk.ended).toBe("io server disconnect");
    expect(await refusedConnection(hall.url(), { token: first.token })).toBe("unauthorised");
    const second = await taken(hall, secret);
    expect(second.id).toBe(first.id);
    await hall.connect(second.id, { token: second.token });
  });
});

describe("a call screen", () => {
  test("is let in in the same way, and shows the zone that it was given", async () => {
    const hall = await startTestHall();
    const administrator = await hall.connect("administrator");
    const { code, secret } = await begin(hall, { ...asKiosk, role: "display" });
    const wish = { ...setup, name: "Layar timur", zoneId: "depan" };
    await administrator.must({ type: "acceptMachine", code, ...wish });
    const { id, token } = await taken(hall, secret);
    expect((await hall.connect(id, { token })).view("board").kind).toBe("board");
  });

  test("does not come in the place of a kiosk", async () => {
    const hall = await startTestHall();
    const administrator = await hall.connect("administrator");
    const { code } = await begin(hall, { ...asKiosk, role: "display" });
    const answer = await administrator.send({ type: "acceptMachine", code, ...setup, deviceId: "kiosk-1" });
    expect(answer).toEqual({ ok: false, error: "not_found" });
  });
});

describe("attacks", () => {
  test("a code works once, also for who heard it", async () => {
    const hall = await startTestHall();
    const administrator = await hall.connect("administrator");
    const { code } = await begin(hall);
    await administrator.must({ type: "acceptMachine", code, ...setup });
    const again = { type: "acceptMachine", code, ...setup, name: "Anjungan 3" };
    expect(await administrator.send(again)).toEqual({ ok: false, error: "pairing_code_unknown" });
    expect(await administrator.send({ ...again, code: `${code}2` })).toMatchObject({ ok: false });
    const redeemed = await hall.post("/api/redeem", { code });
    expect(redeemed).toEqual({ ok: false, error: "expired" });
  });

  test("the same press sent again lets in the same machine, once", async () => {
    const hall = await startTestHall();
    const administrator = await hall.connect("administrator");
    const { code } = await begin(hall);
    const frame = { type: "acceptMachine", code, ...setup };
    const first = await administrator.must(frame, "0123456789abcdef0123");
    expect(await administrator.must(frame, "0123456789abcdef0123")).toEqual(first);
    expect(hall.rows("SELECT * FROM device_record")).toHaveLength(1);
  });

  test("a code is good for a quarter of an hour", async () => {
    const clock = ownClock();
    const hall = await startTestHall({ around: { clock } });
    const administrator = await hall.connect("administrator");
    const [early, late] = [await begin(hall), await begin(hall)];
    clock.pass(15 * 60_000 - 1);
    await administrator.must({ type: "acceptMachine", code: early.code, ...setup });
    clock.pass(1);
    const answer = await administrator.send({
      type: "acceptMachine",
      code: late.code,
      ...setup,
      name: "Lain",
    });
    expect(answer).toEqual({ ok: false, error: "pairing_code_unknown" });
    expect(await look(hall, late.secret)).toEqual({ ok: false, error: "expired" });
  });

  test("a token that nobody fetched is forgotten after a minute", async () => {
    const clock = ownClock();
    const hall = await startTestHall({ around: { clock } });
    const administrator = await hall.connect("administrator");
    const { code, secret } = await begin(hall);
    await administrator.must({ type: "acceptMachine", code, ...setup });
    clock.pass(60_000);
    expect(await look(hall, secret)).toEqual({ ok: false, error: "expired" });
  });

  test("guessing ends after ten wrong codes, for the rest of the minute and whoever guesses", async () => {
    const clock = ownClock();
    const hall = await startTestHall({ around: { clock } });
    const administrator = await hall.connect("administrator");
    const { code } = await begin(hall);
    const guess = (text: string): Promise<Answer> =>
      administrator.send({ type: "acceptMachine", code: text, ...setup });
    for (let i = 0; i < 10; i += 1) {
      expect(await guess(`AAAA${String(i).padStart(2, "0")}`)).toMatchObject({
        error: "pairing_code_unknown",
      });
    }
    expect(await guess(code)).toEqual({ ok: false, error: "rate_limited" });
    clock.pass(60_001);
    expect(await guess(code)).toMatchObject({ ok: true });
  });

  test("nobody but an administrator lets a machine in, and a kiosk may do nothing but its job", async () => {
    const hall = await startTestHall();
    const { code } = await begin(hall);
    const accept = { type: "acceptMachine", code, ...setup };
    for (const id of ["kiosk-1", "screen-1", "officer-1", "supervisor-1"]) {
      expect(await (await hall.connect(id)).send(accept)).toEqual({ ok: false, error: "forbidden" });
    }
    const kiosk = await hall.connect("kiosk-1");
    for (const command of [
      asks.open("loket-1"),
      asks.next("loket-1"),
      { type: "unpairMachine", deviceId: "screen-1" },
      { type: "lockMachine", deviceId: "kiosk-1", locked: false },
      { type: "claimVoice", screenId: "screen-0001" },
    ]) {
      expect(await kiosk.send(command)).toEqual({ ok: false, error: "forbidden" });
    }
  });

  test("a machine that was turned away knows it, and no more than sixteen wait at a time", async () => {
    const hall = await startTestHall();
    const administrator = await hall.connect("administrator");
    const first = await begin(hall);
    for (let i = 1; i < 16; i += 1) await begin(hall);
    expect(await hall.post("/api/pairing", asKiosk)).toEqual({ ok: false, error: "rate_limited" });
    const frame = await administrator.frame(
      ({ view }) => view.kind === "admin" && view.pairing.waiting.length === 16,
    );
    const requestId = (frame.view as AdminView).pairing.waiting[0]?.requestId;
    await administrator.must({ type: "rejectMachine", requestId });
    expect(await look(hall, first.secret)).toEqual({ ok: true, value: { state: "rejected" } });
    expect(await administrator.send({ type: "rejectMachine", requestId })).toEqual({
      ok: false,
      error: "not_found",
    });
    const late = await administrator.send({ type: "acceptMachine", code: first.code, ...setup });
    expect(late).toEqual({ ok: false, error: "pairing_code_unknown" });
    await begin(hall);
  });

  test("what is no request, or another's secret, learns nothing", async () => {
    const hall = await startTestHall();
    for (const wish of [{}, { ...asKiosk, role: "panel" }, { ...asKiosk, more: 1 }, "text"]) {
      expect(await hall.post("/api/pairing", wish)).toEqual({ ok: false, error: "malformed" });
    }
    expect(await look(hall, "0123456789abcdef0123456789abcdef")).toEqual({ ok: false, error: "expired" });
    const { secret } = await begin(hall);
    expect(await refusedConnection(hall.url(), { token: secret })).toBe("unauthorised");
  });

  test("two machines never have one name, and what the hall does not know is not given", async () => {
    const hall = await startTestHall();
    const administrator = await hall.connect("administrator");
    const { code } = await begin(hall);
    const tried = async (wish: object): Promise<Answer> =>
      administrator.send({ type: "acceptMachine", code, ...setup, ...wish });
    expect(await tried({ name: "layar DEPAN 1" })).toEqual({ ok: false, error: "name_taken" });
    expect(await tried({ zoneId: "nowhere" })).toEqual({ ok: false, error: "not_found" });
    expect(await tried({ serviceIds: ["nothing"] })).toEqual({ ok: false, error: "unknown_service" });
    expect(await tried({})).toMatchObject({ ok: true });
  });
});
