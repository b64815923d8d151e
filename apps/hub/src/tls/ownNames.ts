import { hostname, networkInterfaces } from "node:os";

/**
 * The names and addresses by which machines reach this hub: what its certificate is good for.
 * @param further names that the settings add
 */
export function ownNames(further: readonly string[]): readonly string[] {
  const name = hostname().toLowerCase();
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .map(({ address }) => address)
    // Link-local addresses name their interface, and no certificate can.
    .filter((address) => !address.includes("%") && !address.toLowerCase().startsWith("fe80:"));
  const names = [...further, name, `${name}.local`, "localhost", "127.0.0.1", "::1", ...addresses];
  return [...new Set(names.filter((one) => isNameable(one)))];
}

function isNameable(name: string): boolean {
  return name !== "" && name !== "0.0.0.0" && name !== "::" && /^[\w.:-]{1,253}$/.test(name);
}
