import { describe, expect, it } from "vitest";
import { ownHost } from "./ownHost.ts";

const own = ownHost("127.0.0.1", () => 8081, ["http://127.0.0.1:5173"]);

describe("whom the browser host talks to", () => {
  it.each(["127.0.0.1:8081", "localhost:8081", "LOCALHOST:8081", "[::1]:8081"])("answers to %s", (host) => {
    expect(own.isHost(host)).toBe(true);
  });

  it.each([
    "kiosk.example:8081",
    "127.0.0.1:8080",
    "127.0.0.1",
    "127.0.0.1:8081.example",
    "localhost.example:8081",
    "",
    undefined,
  ])("does not answer to %s", (host) => {
    expect(own.isHost(host)).toBe(false);
  });

  it("takes its own origin, plain navigation and the development server's", () => {
    expect(own.isOrigin("http://localhost:8081")).toBe(true);
    expect(own.isOrigin("http://127.0.0.1:5173")).toBe(true);
    expect(own.isOrigin(undefined)).toBe(true);
  });

  it.each([
    "null",
    "https://localhost:8081",
    "http://localhost",
    "http://localhost:8081.example",
    "http://evil.example",
  ])("does not take the origin %s", (origin) => {
    expect(own.isOrigin(origin)).toBe(false);
  });

  it("takes any address, but no foreign name, where it listens on all of them", () => {
    const open = ownHost("0.0.0.0", () => 8081, []);
    expect(open.isHost("192.168.1.20:8081")).toBe(true);
    expect(open.isHost("[fd00::1]:8081")).toBe(true);
    expect(open.isHost("kiosk.example:8081")).toBe(false);
  });
});
