import { networkInterfaces } from "node:os";

/** The address under which others reach a listener on this host; one that listens everywhere is reached by its network. */
export function reachable(host: string): string {
  const address = host === "0.0.0.0" || host === "::" ? ownAddress() : host;
  return address.includes(":") ? `[${address}]` : address;
}

function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.find(({ family, internal }) => family === "IPv4" && !internal)?.address ?? "127.0.0.1";
}
