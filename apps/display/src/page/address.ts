/** What the address says: which screen this is, and the one-time code that may have come with it. */
export interface Address {
  readonly name: string;
  readonly code: string | null;
}

/**
 * Reads `/display/<name>#code=…`.
 * @returns null when the path names no screen
 */
export function readAddress(pathname: string, hash: string): Address | null {
  const name = /^\/display\/([^/]+)\/?$/.exec(pathname)?.[1];
  if (name === undefined) return null;
  const code = new URLSearchParams(hash.replace(/^#/, "")).get("code");
  return { name: decoded(name), code: code === null || code === "" ? null : code };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
