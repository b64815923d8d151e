import { describe, expect, it } from "vitest";
import { isZoneName } from "@giliran/shared/domain";
import { noonZone } from "./hall.ts";

describe("the zone of the measured hall", () => {
  it("has about noon at every hour, so that no day ends while it is measured", () => {
    for (let hour = 0; hour < 24; hour += 1) {
      const now = new Date(Date.UTC(2027, 0, 4, hour, 59));
      const zone = noonZone(now);
      expect(isZoneName(zone)).toBe(true);
      const local = new Intl.DateTimeFormat("en", { timeZone: zone, hour: "2-digit", hourCycle: "h23" });
      expect(local.format(now)).toBe("12");
    }
  });
});
