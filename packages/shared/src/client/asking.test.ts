import { expect, it, vi } from "vitest";
import { accepted, denied } from "../contract/index.ts";
import type { PairingBegun, PairingRequest, PairingState, Result } from "../contract/index.ts";
import type { DeviceId, Instant } from "../domain/index.ts";
import { type Asking, createAsking, type GivenPlace, pairingOver } from "./asking.ts";

const wish: PairingRequest = { role: "kiosk", version: "1.0.0", was: null };
const id = "kiosk-7" as DeviceId;
const begun = (code: string): PairingBegun => ({
  secret: `secret of ${code}`,
  code,
  expiresAt: 9 as Instant,
});
const waiting: Result<PairingState> = accepted({ state: "waiting" });

/** A machine whose hub answers what the test says, in turn, and whose time passes when the test says. */
function machine(
  begins: readonly Result<PairingBegun>[],
  looks: readonly Result<PairingState>[],
  before: { readonly place: GivenPlace; readonly good: () => boolean } | null = null,
): { asking: Asking; given: GivenPlace[]; looked: string[]; pass: () => Promise<number> } {
  const [toBegin, toLook] = [[...begins], [...looks]];
  const given: GivenPlace[] = [];
  const looked: string[] = [];
  let due: { readonly ms: number; readonly work: () => void } | null = null;
  const asking = createAsking({
    wish,
    before: before?.place ?? null,
    port: {
      begin: async () => await Promise.resolve(toBegin.shift() ?? denied("disconnected")),
      look: async (secret) => {
        looked.push(secret);
        return await Promise.resolve(toLook.shift() ?? denied("disconnected"));
      },
      isGood: async () => await Promise.resolve(before?.good() ?? false),
    },
    after: (ms, work) => {
      due = { ms, work };
      return () => (due = null);
    },
    onPaired: (place) => given.push(place),
  });
  asking.start();
  return {
    asking,
    given,
    looked,
    pass: async () => {
      const { ms, work } = await vi.waitUntil(() => due);
      due = null;
      work();
      return ms;
    },
  };
}

it("shows its code until somebody has typed it, and is done", async () => {
  const { asking, given, looked, pass } = machine(
    [accepted(begun("K7P2MX"))],
    [waiting, accepted({ state: "accepted", token: "token", id, name: "Anjungan 7" })],
  );
  expect(asking.shown()).toEqual({ phase: "asking", code: null, until: null });
  expect([await pass(), await pass()]).toEqual([2_000, 2_000]);
  await vi.waitUntil(() => given.length > 0);
  expect(given).toEqual([{ id, token: "token" }]);
  expect(looked).toEqual(["secret of K7P2MX", "secret of K7P2MX"]);
});

it("shows another code when the first is over, or the hub has forgotten it", async () => {
  const { asking, pass } = machine(
    [accepted(begun("AAAAAA")), accepted(begun("BBBBBB"))],
    [denied("expired")],
  );
  await pass();
  await vi.waitUntil(() => asking.shown().code === "BBBBBB");
  expect(asking.shown().phase).toBe("waiting");
});

it("keeps its code while the hub is away, and says so", async () => {
  const { asking, pass } = machine([accepted(begun("AAAAAA"))], [denied("disconnected"), waiting]);
  await pass();
  await vi.waitUntil(() => asking.shown().phase === "noHub");
  expect(asking.shown().code).toBe("AAAAAA");
  expect(await pass()).toBe(5_000);
  await vi.waitUntil(() => asking.shown().phase === "waiting");
});

it.each([
  [denied("disconnected"), "noHub", 5_000],
  [denied("rate_limited"), "rateLimited", 60_000],
] as const)("waits when the hub says %j", async (answer, phase, ms) => {
  const { asking, pass } = machine([answer, accepted(begun("AAAAAA"))], []);
  await vi.waitUntil(() => asking.shown().phase === phase);
  expect(await pass()).toBe(ms);
  await vi.waitUntil(() => asking.shown().code === "AAAAAA");
});

it("waits a while when it was turned away, and asks again", async () => {
  const turnedAway = accepted({ state: "rejected" } as const);
  const { asking, pass } = machine([accepted(begun("AAAAAA")), accepted(begun("BBBBBB"))], [turnedAway]);
  await pass();
  await vi.waitUntil(() => asking.shown().phase === "rejected");
  expect(asking.shown().code).toBeNull();
  expect(await pass()).toBe(15_000);
  await vi.waitUntil(() => asking.shown().code === "BBBBBB");
});

it("goes on with what it had when that is good again", async () => {
  let good = false;
  const place = { id, token: "kept" };
  const { given, pass } = machine([denied("disconnected")], [], { place, good: () => good });
  good = true;
  await pass();
  await vi.waitUntil(() => given.length > 0);
  expect(given).toEqual([place]);
});

it("says nothing more once it was stopped", async () => {
  const { asking, given } = machine([accepted(begun("AAAAAA"))], []);
  asking.stop();
  await new Promise((resolve) => setImmediate(resolve));
  expect(asking.shown().code).toBeNull();
  expect(given).toEqual([]);
});

it.each([
  ["nonsense", { ok: false, error: "disconnected" }],
  [
    { ok: true, value: { code: 7 } },
    { ok: false, error: "disconnected" },
  ],
  [
    { ok: false, error: "rate_limited" },
    { ok: false, error: "rate_limited" },
  ],
  [
    { ok: true, value: begun("AAAAAA") },
    { ok: true, value: begun("AAAAAA") },
  ],
])("reads a hub that answers %j", async (answer, expected) => {
  const asked: string[] = [];
  const port = pairingOver(async (address) => {
    asked.push(JSON.stringify(address));
    return await Promise.resolve(new Response(JSON.stringify(answer)));
  }, "http://hub.test");
  expect(await port.begin(wish)).toEqual(expected);
  expect(asked).toEqual(['"http://hub.test/api/pairing"']);
});
