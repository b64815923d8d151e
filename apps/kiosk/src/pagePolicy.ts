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

/** What a page could ask a browser for and a kiosk's never needs: refused without a question, whoever would grant it. */
const refused = [
  "accelerometer",
  "bluetooth",
  "camera",
  "clipboard-read",
  "clipboard-write",
  "display-capture",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "publickey-credentials-get",
  "serial",
  "storage-access",
  "usb",
  "window-management",
  "xr-spatial-tracking",
] as const;

/** The value of the `Permissions-Policy` header. Sound and a screen that stays awake are what is left. */
export const permissionsHeader: string = refused.map((name) => `${name}=()`).join(", ");
