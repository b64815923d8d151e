import { expect, it } from "vitest";
import { remembering } from "./log.ts";

it("remembers its last fifty sentences without the facts beside them", () => {
  const written: string[] = [];
  const write = (_fields: object, sentence: string): void => void written.push(sentence);
  const log = remembering({ info: write, warn: write, error: write });
  for (let i = 0; i < 60; i += 1) log.warn({ token: "secret" }, `sentence ${i}`);
  log.error({}, "the last");
  expect(written).toHaveLength(61);
  expect(log.recent()).toHaveLength(50);
  expect(log.recent().at(-1)).toMatchObject({ level: "error", sentence: "the last" });
  expect(JSON.stringify(log.recent())).not.toContain("secret");
  expect(remembering(log)).toBe(log);
});
