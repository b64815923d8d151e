import { join } from "node:path";
import { openAuthority } from "./authority.ts";
import { openSecurity, type Security } from "./openSecurity.ts";
import { ownNames } from "./ownNames.ts";

/** https and wss of a hall, and what its machines have to know of the authority behind them. */
export interface HallSecurity extends Security {
  /** SHA-256 of the authority's public key, hex. */
  readonly fingerprint: () => string;
  /** All who may sign for this hub, PEM. */
  readonly authorities: () => string;
}

/**
 * The hall's authority, made at its first start into the data folder, and the certificate that it signs for this hub.
 * @param hallName for people who look at certificates
 * @param now ms UTC
 */
export async function openHallSecurity(
  hub: { readonly dataFolder: string; readonly host: string; readonly names: readonly string[] },
  hallName: string,
  now: () => number,
): Promise<HallSecurity> {
  const authority = await openAuthority(join(hub.dataFolder, "authority"), hallName, now);
  const security = await openSecurity(authority, () => ownNames([...hub.names, hub.host]), now);
  return { ...security, fingerprint: authority.fingerprint, authorities: authority.bundle };
}
