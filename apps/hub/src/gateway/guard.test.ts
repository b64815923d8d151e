import { hostname } from "node:os";
import { describe, expect, test } from "vitest";
import { createGuard } from "./guard.ts";

const guard = createGuard(["127.0.0.1"], "https://antrean.example:8443/hall", ["http://127.0.0.1:5173"]);

describe("the guard", () => {
  test.each([
    ["loopback by name", "localhost:8080", undefined],
    ["loopback by address", "127.0.0.1:8080", undefined],
    ["loopback of IPv6", "[::1]:8080", undefined],
    ["this machine's name, in any case", `${hostname().toUpperCase()}:8080`, undefined],
    ["the public address", "antrean.example:8443", undefined],
    ["without a port", "localhost", undefined],
    ["its own page", "localhost:8080", "http://localhost:8080"],
    ["its own page over https", "antrean.example:8443", "https://antrean.example:8443"],
    ["an origin that the hall allows", "127.0.0.1:8080", "http://127.0.0.1:5173"],
  ])("lets through %s", (_what, host, origin) => {
    expect(guard({ host, origin })).toBe(true);
  });

  test.each([
    ["no host", undefined, undefined],
    ["an empty host", "", undefined],
    ["a foreign host", "evil.example:8080", undefined],
    ["a host that ends like ours", "x.localhost:8080", undefined],
    ["a host that begins like ours", "localhost.evil.example", undefined],
    ["a host that is no host", "local host", undefined],
    ["a host behind a user", "localhost@evil.example", undefined],
    ["a foreign page", "localhost:8080", "http://evil.example"],
    ["a page of another port", "localhost:8080", "http://localhost:3000"],
    ["a page of another name of this machine", "localhost:8080", "http://127.0.0.1:8080"],
    ["a page without an origin", "localhost:8080", "null"],
    ["an origin that is no address", "localhost:8080", "http://"],
    ["an allowed origin, but another scheme", "127.0.0.1:8080", "https://127.0.0.1:5173"],
  ])("turns away %s", (_what, host, origin) => {
    expect(guard({ host, origin })).toBe(false);
  });
});
