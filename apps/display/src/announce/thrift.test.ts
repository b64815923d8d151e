import { describe, expect, it } from "vitest";
import type { Part, Script } from "./phrases.ts";
import { lengthOf, shorten, thriftFor } from "./thrift.ts";

const chime = { language: null, clip: "chime", pauseMs: 100 };
const said = (language: string): Part["clips"][number] => ({ language, clip: "satu", pauseMs: 0 });

/** Chime 1.5 s; Indonesian 5 s and English 4 s; all of it twice. */
const twice: Script = {
  parts: [
    { clips: [chime, said("id")], ms: 6_500 },
    { clips: [said("en")], ms: 4_000 },
    { clips: [said("id")], ms: 5_000 },
    { clips: [said("en")], ms: 4_000 },
  ],
  wholeAfter: 2,
  chimeMs: 1_500,
  missing: [],
};

function times(count: number): readonly Script[] {
  return Array.from({ length: count }, () => twice);
}

describe("what is left out while announcements wait for one another", () => {
  it("is first repeats, then further languages, then the chime", () => {
    expect(lengthOf(shorten(twice, "none"))).toBe(19_500);
    expect(lengthOf(shorten(twice, "repeats"))).toBe(10_500);
    expect(lengthOf(shorten(twice, "languages"))).toBe(6_500);
    expect(shorten(twice, "chime").parts).toEqual([{ clips: [said("id")], ms: 5_000 }]);
    expect(shorten(twice, "chime").wholeAfter).toBe(1);
  });

  it("is as little as lets the last begin in time", () => {
    expect(thriftFor([], 20_000)).toBe("none");
    expect(thriftFor(times(1), 0)).toBe("none");
    expect(thriftFor(times(2), 20_000)).toBe("none");
    expect(thriftFor(times(2), 19_499)).toBe("repeats");
    expect(thriftFor(times(3), 20_999)).toBe("languages");
    expect(thriftFor(times(4), 19_499)).toBe("chime");
    expect(thriftFor(times(99), 20_000)).toBe("chime");
  });

  it("is never more than there is", () => {
    const plain: Script = { ...twice, parts: [{ clips: [said("id")], ms: 5_000 }], wholeAfter: 1 };
    for (const thrift of ["repeats", "languages", "chime"] as const)
      expect(shorten(plain, thrift)).toEqual(plain);
    const nothing: Script = { ...twice, parts: [] };
    expect(shorten(nothing, "chime").parts).toEqual([]);
  });
});
