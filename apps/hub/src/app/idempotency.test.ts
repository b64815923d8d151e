import { expect, test } from "vitest";
import type { CommandId } from "@giliran/shared/domain";
import { fakeClock } from "@giliran/shared/testing";
import { createRefusalMemory } from "./idempotency.ts";

const answer = { digest: "digest", answer: { ok: false, error: "queue_empty" } } as const;
const idOf = (n: number): CommandId => `command-${n}` as CommandId;

test("a refusal is remembered for ten minutes of the clock that never jumps", () => {
  let monotonic = 0;
  const memory = createRefusalMemory({ now: fakeClock().now, monotonic: () => monotonic });
  memory.remember(idOf(1), answer);
  monotonic = 600_000 - 1;
  expect(memory.find(idOf(1))).toEqual(answer);
  monotonic = 600_000;
  expect(memory.find(idOf(1))).toBeNull();
  expect(memory.find(idOf(2))).toBeNull();
});

test("a flood of refusals pushes out the oldest, and the memory stays bounded", () => {
  const memory = createRefusalMemory({ now: fakeClock().now, monotonic: () => 0 });
  for (let n = 0; n < 30_000; n += 1) memory.remember(idOf(n), answer);
  const kept = Array.from({ length: 30_000 }, (_, n) => memory.find(idOf(n))).filter(
    (found) => found !== null,
  );
  expect(kept.length).toBeLessThanOrEqual(20_001);
  expect(memory.find(idOf(29_999))).toEqual(answer);
  expect(memory.find(idOf(0))).toBeNull();
});
