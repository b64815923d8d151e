import { bundledTexts } from "@giliran/shared/i18n";
import { expect, it } from "vitest";
import { fieldOf, minutesIn, spanWords } from "./hourWords.ts";

it("hours are read as they are written, also over midnight", () => {
  for (const minutes of [0, 1, 480, 1439]) expect(minutesIn(fieldOf(minutes))).toBe(minutes);
  expect(fieldOf(1530)).toBe("01:30");
  expect(minutesIn("01:30", 1200)).toBe(1530);
  expect(["", "8:00", "08.00", "0800"].map((field) => minutesIn(field))).toEqual([null, null, null, null]);
  expect(spanWords(bundledTexts("id"), { from: 480, to: 930 })).toBe("08.00–15.30");
});
