import { describe, expect, it } from "vitest";
import { readHub, tellHubs } from "./find.ts";

const fingerprint = "ab".repeat(32);
const said = {
  name: "MPP Magetan (hub)",
  port: 8080,
  txt: { scheme: "https", fingerprint },
  referer: { address: "192.168.1.2", family: "IPv4" as const, port: 5353, size: 300 },
};

describe("what is heard in the network", () => {
  it("is a hub by the address from which it answered", () => {
    const hub = { name: "MPP Magetan (hub)", address: "https://192.168.1.2:8080", fingerprint };
    expect(readHub(said)).toEqual(hub);
    expect(readHub({ ...said, referer: { ...said.referer, address: "fd00::2" } })?.address).toBe(
      "https://[fd00::2]:8080",
    );
  });

  it("that is none is left out", () => {
    const strange = [
      { txt: {} },
      { txt: { scheme: "javascript", fingerprint } },
      { txt: { scheme: "https", fingerprint: "ab; rm -rf /" } },
      { port: 0 },
      { name: "x".repeat(64) },
      { referer: { ...said.referer, address: "fe80::1" } },
      { referer: { ...said.referer, address: "hub; reboot" } },
    ];
    for (const part of strange) expect(readHub({ ...said, ...part })).toBeNull();
  });

  it("writes nothing but a name to the technician's screen", () => {
    expect(readHub({ ...said, name: "Hub\u001B[2J\nroot#" })?.name).toBe("Hub [2J root#");
  });

  it("is told with what has to be compared", () => {
    const told = tellHubs([
      { name: "MPP", address: "https://192.168.1.2:8080", fingerprint },
      { name: "Trial", address: "http://192.168.1.3:8080", fingerprint: null },
    ]);
    expect(told).toContain(`--hub https://192.168.1.2:8080 --fingerprint ${fingerprint}`);
    expect(told).toContain("only where the hub itself shows");
    expect(told).toContain("plain http: nobody can tell whether it is yours");
    expect(tellHubs([])).toContain("No hub was heard");
  });
});
