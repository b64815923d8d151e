/** What a kiosk's page may load, and from where: its own host and nothing else. */
export const pagePolicy = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "font-src": ["'self'"],
  // Slips of the simulated printer are pictures made on the page.
  "img-src": ["'self'", "data:"],
  // What is spoken comes as bytes over the bridge.
  "media-src": ["'self'", "blob:"],
  "connect-src": ["'self'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "frame-ancestors": ["'none'"],
} as const;

/** The value of the `Content-Security-Policy` header. */
export function policyHeader(policy: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(policy)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}
