import { describe, expect, it } from "vitest";
import { redeemed, redeemRequest } from "./redeem.ts";

describe("a one-time code against a token", () => {
  it("is a code of 6 to 128 characters", () => {
    const codes = ["1".repeat(5), "1".repeat(6), "1".repeat(128), "1".repeat(129), 123_456, null];
    expect(codes.map((code) => redeemRequest.safeParse({ code }).success)).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it("answers with a token for a known role", () => {
    const given = { token: "t".repeat(22), id: "panel-1", role: "panel", name: "Loket 1" };
    expect(redeemed.parse(given)).toEqual(given);
    expect(redeemed.parse({ ...given, role: "officer" }).role).toBe("officer");
    expect(redeemed.safeParse({ ...given, role: "root" }).success).toBe(false);
  });
});
