import { bundledTexts } from "@giliran/shared/i18n";
import { describe, expect, it } from "vitest";
import { createAttention, type Senses } from "./attention.ts";
import type { Visitor } from "./visitor.ts";

const id = bundledTexts("id");
const base = { label: "A012", counter: "3", calls: 0 };
const at = (state: Visitor["state"], calls: number): Visitor => ({ ...base, state, calls }) as Visitor;

function phone(touched: boolean) {
  const felt: number[][] = [];
  const heard: string[] = [];
  const senses: Senses = {
    vibrate: (pattern) => felt.push(pattern) > 0,
    speak: (text, language) => void heard.push(`${language}: ${text}`),
    touched: () => touched,
  };
  return { felt, heard, attention: createAttention(senses) };
}

describe("a call", () => {
  it("is felt and heard once, and each recall once more", () => {
    const { felt, heard, attention } = phone(true);
    const walk = [at("waiting", 0), at("called", 1), at("called", 1), at("called", 2), at("serving", 2)];
    for (const visitor of walk) attention.notice(visitor, id);
    expect(felt).toHaveLength(2);
    expect(heard).toEqual([
      "id: Nomor antrean A 0 1 2. Silakan menuju loket 3.",
      "id: Nomor antrean A 0 1 2. Silakan menuju loket 3.",
    ]);
  });

  it("is only shown by a phone that was not touched yet, which says so", () => {
    const { felt, heard, attention } = phone(false);
    expect(attention.readiness()).toBe("asleep");
    attention.notice(at("called", 1), id);
    expect([felt, heard]).toEqual([[], []]);
  });

  it("is only shown by a phone that has neither voice nor vibration", () => {
    const attention = createAttention({ vibrate: null, speak: null, touched: () => true });
    expect(attention.readiness()).toBe("none");
    expect(() => attention.notice(at("called", 1), id)).not.toThrow();
  });
});
