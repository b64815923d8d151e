import { describe, expect, test } from "vitest";
import { hubOptions, isLoopback } from "./config.ts";

describe("loopback", () => {
  test.each(["localhost", "LOCALHOST", "127.0.0.1", "127.0.1.1", "::1", "[::1]"])("%s", (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  test.each(["0.0.0.0", "192.168.1.2", "127.evil.example", "127.0.0.1.evil.example", "::", "", "xlocalhost"])(
    "not %s",
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});

describe("the hub's settings", () => {
  const least = { dataFolder: "data", hallFile: "hall.yaml", pages: { web: "web", display: "display" } };

  test("have their defaults", () => {
    expect(hubOptions.parse(least)).toMatchObject({
      port: 8080,
      host: "127.0.0.1",
      insecure: false,
      sample: false,
      limits: { client: { perSecond: 20, burst: 60 }, redeemPerMinute: 30 },
    });
  });

  test.each([
    [{ port: 65_536 }],
    [{ port: Number.NaN }],
    [{ dataFolder: "" }],
    [{ publicAddress: "not an address" }],
    [{ limits: { client: { perSecond: 0, burst: 1 } } }],
    [{ colour: "green" }],
  ])("refuse %o", (change) => {
    expect(hubOptions.safeParse({ ...least, ...change }).success).toBe(false);
  });
});
