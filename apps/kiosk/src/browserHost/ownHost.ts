import { isIP } from "node:net";

/** Who may talk to the browser host: pages of its own origin, addressed by a name of this machine. */
export interface OwnHost {
  /** The `Host` header names this host: a foreign name that resolves here (DNS rebinding) does not pass. */
  readonly isHost: (header: string | undefined) => boolean;
  /** The `Origin` header is this host's own, or absent as in plain navigation. */
  readonly isOrigin: (header: string | undefined) => boolean;
}

const loopbackNames: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);
const everyAddress: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/**
 * @param host the address that the host listens on
 * @param port where it listens; asked at each check, since it is known only then
 * @param furtherOrigins of pages that are served elsewhere in development
 */
export function ownHost(host: string, port: () => number, furtherOrigins: readonly string[]): OwnHost {
  const isHost = (header: string | undefined): boolean => {
    const [, name, given] = /^(.+):(\d{1,5})$/.exec(header?.toLowerCase() ?? "") ?? [];
    if (name === undefined || Number(given) !== port()) return false;
    const bare = name.replace(/^\[(.*)\]$/, "$1");
    // A foreign name that resolves here is what is to be kept out; an address cannot be one.
    return loopbackNames.has(name) || bare === host || (everyAddress.has(host) && isIP(bare) !== 0);
  };
  return {
    isHost,
    isOrigin: (header) =>
      header === undefined ||
      furtherOrigins.includes(header) ||
      (header.startsWith("http://") && isHost(header.slice("http://".length))),
  };
}
