import { expect, test } from "vitest";
import { asks } from "./asks.ts";
import { newId } from "./bareClient.ts";
import { startTestHall } from "./hall.ts";
import { ownClock } from "./ownClock.ts";

const wide = { perSecond: 1_000, burst: 1_000 };
const narrow = { perSecond: 10, burst: 3 };
const redeemPerMinute = 1_000;
const limited = { ok: false, error: "rate_limited" };

test("who asks too fast is told so, waits, and is served again with the same id", async () => {
  const clock = ownClock();
  const limits = { client: narrow, address: wide, total: wide, redeemPerMinute };
  const hall = await startTestHall({ around: { clock }, options: { limits } });
  const [hasty, calm] = [await hall.connect("kiosk-1"), await hall.connect("kiosk-2")];
  for (let n = 1; n <= 3; n += 1) expect((await hasty.send(asks.issue())).ok).toBe(true);
  const id = newId();
  expect(await hasty.send(asks.issue(), id)).toEqual(limited);
  expect(await hasty.emit("nonsense")).toEqual(limited);
  expect((await calm.send(asks.issue())).ok).toBe(true);
  expect(hall.rows("SELECT number FROM ticket ORDER BY number")).toHaveLength(4);

  clock.pass(100);
  expect(await hasty.send(asks.issue(), id)).toMatchObject({ ok: true, value: { label: "A005" } });
  expect(await hasty.send(asks.issue())).toEqual(limited);
  expect(await hall.metric('giliran_frames_dropped{reason="rate_limited"}')).toBe(3);
});

test("a second window or a new connection of the same machine does not help", async () => {
  const clock = ownClock();
  const limits = { client: narrow, address: wide, total: wide, redeemPerMinute };
  const hall = await startTestHall({ around: { clock }, options: { limits } });
  const [one, other] = [await hall.connect("kiosk-1"), await hall.connect("kiosk-1")];
  for (let n = 1; n <= 3; n += 1) await one.must(asks.issue());
  expect(await other.send(asks.issue())).toEqual(limited);
});

test.each(["address", "total"] as const)("the limit %s holds over all clients", async (kind) => {
  const clock = ownClock();
  const limits = { client: wide, address: wide, total: wide, redeemPerMinute, [kind]: narrow };
  const hall = await startTestHall({ around: { clock }, options: { limits } });
  for (const id of ["kiosk-1", "kiosk-2", "kiosk-3"]) await (await hall.connect(id)).must(asks.issue());
  expect(await (await hall.connect("kiosk-4")).send(asks.issue())).toEqual(limited);
});

test("codes are tried slowly", async () => {
  const limits = { client: wide, address: wide, total: wide, redeemPerMinute: 3 };
  const hall = await startTestHall({ options: { limits } });
  for (let n = 1; n <= 3; n += 1) {
    expect(await hall.post("/api/redeem", { code: `WRONG${n}` })).toEqual({ ok: false, error: "expired" });
  }
  expect(await hall.post("/api/redeem", { code: "WRONG4" })).toEqual(limited);
});
