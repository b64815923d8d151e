/** What the address says: which screen this is (`""`: one that no hall knows yet), and the one-time code that may have come with it. */
export interface Address {
  readonly name: string;
  readonly code: string | null;
}

/**
 * Reads `/display/<name>#code=…`, and `/display` of a new screen.
 * @returns null when the path names no screen
 */
export function readAddress(pathname: string, hash: string): Address | null {
  const name = /^\/display(?:\/([^/]*))?\/?$/.exec(pathname);
  if (name === null) return null;
  const code = new URLSearchParams(hash.replace(/^#/, "")).get("code");
  return { name: decoded(name[1] ?? ""), code: code === null || code === "" ? null : code };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
