import { once } from "node:events";
import { createServer } from "node:net";
import type { NetworkInterfaceInfo } from "node:os";
import { describe, expect, it } from "vitest";
import { findFreePort, ownAddress, publicAddress } from "./addresses.ts";

function card(address: string, family: "IPv4" | "IPv6", internal: boolean): NetworkInterfaceInfo {
  const rest = { address, netmask: "", mac: "", internal, cidr: null };
  return family === "IPv4" ? { ...rest, family } : { ...rest, family, scopeid: 0 };
}

describe("addresses of a hall", () => {
  it("reach it from this machine", () => {
    expect(["127.0.0.1", "localhost", "0.0.0.0", "::", "::1", "192.168.1.4"].map(ownAddress)).toEqual([
      "127.0.0.1",
      "127.0.0.1",
      "127.0.0.1",
      "[::1]",
      "[::1]",
      "192.168.1.4",
    ]);
  });

  it("reach it from others only where it listens for them", () => {
    const cards = {
      lo: [card("127.0.0.1", "IPv4", true)],
      eth0: [card("fe80::1", "IPv6", false), card("192.168.1.4", "IPv4", false)],
    };
    expect(publicAddress("127.0.0.1", cards)).toBeNull();
    expect(publicAddress("0.0.0.0", cards)).toBe("192.168.1.4");
    expect(publicAddress("192.168.1.9", cards)).toBe("192.168.1.9");
    expect(publicAddress("0.0.0.0", { lo: cards.lo })).toBeNull();
  });

  it("find ports in a row that can be listened on, out of reach of those who ask for any", async () => {
    const first = await findFreePort(3);
    expect(first).toBeLessThan(32_768);
    const servers = [first, first + 1, first + 2].map((port) => createServer().listen(port, "127.0.0.1"));
    await Promise.all(servers.map(async (server) => await once(server, "listening")));
    expect(servers.map((server) => server.listening)).toEqual([true, true, true]);
    for (const server of servers) server.close();
  });
});
