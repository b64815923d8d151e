import { expect, test } from "vitest";
import { Subscribers } from "./subscribers.ts";

test("a listener that throws is reported and the others still hear", () => {
  const failures: unknown[] = [];
  const heard: number[] = [];
  const subscribers = new Subscribers<number>((error) => failures.push(error));
  subscribers.add(() => {
    throw new Error("broken");
  });
  subscribers.add((value) => heard.push(value));
  subscribers.tell(7);
  expect(heard).toEqual([7]);
  expect(failures).toHaveLength(1);
});

test("the same function may subscribe twice, and each subscription ends by itself", () => {
  const heard: number[] = [];
  const subscribers = new Subscribers<number>(() => {});
  const listener = (value: number): void => void heard.push(value);
  const end = subscribers.add(listener);
  subscribers.add(listener);
  end();
  end();
  subscribers.tell(1);
  expect(heard).toEqual([1]);
});
