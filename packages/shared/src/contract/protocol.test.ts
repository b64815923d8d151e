import { describe, expect, it } from "vitest";
import { handshake, protocol, whyNotServed } from "./protocol.ts";

describe("the protocol", () => {
  it("serves this version and the one before, and names why not another", () => {
    expect(protocol.current - protocol.oldest).toBe(1);
    expect([2, 3, 4, 5].map(whyNotServed)).toEqual(["protocol_too_old", null, null, "protocol_too_new"]);
  });
});

describe("the handshake", () => {
  const fine = { protocol: 4, token: "t".repeat(22), screen: "screen-0001" };

  it("says protocol, token and page load; only a call screen has one", () => {
    expect(handshake.parse(fine)).toEqual(fine);
    expect(handshake.parse({ protocol: 4, token: fine.token })).toEqual({ ...fine, screen: null });
  });

  it.each([
    [{ ...fine, protocol: "2" }],
    [{ ...fine, protocol: 1.5 }],
    [{ ...fine, token: "t".repeat(15) }],
    [{ ...fine, token: "t".repeat(129) }],
    [{ ...fine, token: null }],
    [{ ...fine, screen: "s" }],
    [{}],
    [null],
    ["token"],
  ])("is not %j", (raw) => {
    expect(handshake.safeParse(raw).success).toBe(false);
  });
});
