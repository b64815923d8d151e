import { describe, expect, it } from "vitest";
import { fileOf, portsFrom } from "./pageServers.ts";

describe("names of pages while one works on them", () => {
  const names = { "/panel": "/counter/", "/": "/host.html" };

  it("lead to the files, with their query", () => {
    expect(fileOf("/panel", names)).toBe("/counter/");
    expect(fileOf("/panel?lang=en", names)).toBe("/counter/?lang=en");
    expect(fileOf("/", names)).toBe("/host.html");
  });

  it("leave everything else alone", () => {
    for (const url of ["/counter/main.tsx?t=1", "/panel/", "/toString", "/@vite/client"]) {
      expect(fileOf(url, names)).toBeNull();
    }
  });

  it("listen beside each other", () => {
    expect(new Set(Object.values(portsFrom(8080))).size).toBe(5);
  });
});
