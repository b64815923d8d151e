import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { PublicDoorConfig } from "./config.ts";
import { createGuard } from "./gateway/guard.ts";
import { createPublicServer, type DoorParts } from "./http/server.ts";
import { listen } from "./listen.ts";
import { reachable } from "./reachable.ts";
import { StartError } from "./startError.ts";

export interface PublicDoor {
  /** Where phones reach it, without a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Opens the visitors' own listener, which may be bound to the guest network alone.
 * @param names further names of this hub, which a phone may have come by
 * @throws {StartError} with one sentence
 */
export async function openPublicDoor(
  config: PublicDoorConfig,
  names: readonly string[],
  publicAddress: string | null,
  parts: Omit<Parameters<typeof createPublicServer>[0], "guard" | "secure">,
): Promise<PublicDoor> {
  const secure = secureWith(config);
  const guard = createGuard([config.host, ...names], publicAddress, []);
  const server = await createPublicServer({ ...parts, guard, secure });
  const port = await listen(server, config.port, config.host);
  return {
    url: `http${secure === null ? "" : "s"}://${reachable(config.host)}:${port}`,
    close: async () => await server.close(),
  };
}

/** The hall's own certificate, for phones that have never heard of its authority. */
function secureWith({ certificateFile, keyFile }: PublicDoorConfig): DoorParts["secure"] {
  if (certificateFile === null || keyFile === null) return null;
  try {
    const pair = { cert: readFileSync(certificateFile, "utf8"), key: readFileSync(keyFile, "utf8") };
    // Read once here, so that what cannot be used is told before anybody comes.
    createServer(pair).close();
    return (handler) => createServer({ ...pair, minVersion: "TLSv1.2" }, handler);
  } catch (error) {
    throw new StartError(
      `The public certificate ${certificateFile} with the key ${keyFile} cannot be used.`,
      {
        cause: error,
      },
    );
  }
}
