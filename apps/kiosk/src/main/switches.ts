/**
 * Words of the command line that would open a packaged kiosk to whoever starts it: remote control, foreign code, a page
 * without its sandbox. Fuses close the same doors of Node; Chromium's are closed here.
 */
const forbidden = [
  "remote-debugging-port",
  "remote-debugging-pipe",
  "remote-allow-origins",
  "inspect",
  "inspect-brk",
  "js-flags",
  "load-extension",
  "renderer-cmd-prefix",
  "gpu-launcher",
  "utility-cmd-prefix",
  "no-sandbox",
  "disable-web-security",
  "allow-running-insecure-content",
  "ignore-certificate-errors",
  "proxy-server",
  "proxy-pac-url",
  "host-rules",
  "host-resolver-rules",
  "auto-open-devtools-for-tabs",
  "enable-logging",
  "log-net-log",
  "use-fake-ui-for-media-stream",
] as const;

/** The first word of the command line with which a kiosk does not begin; null: it may. */
export function forbiddenSwitch(has: (name: string) => boolean): string | null {
  return forbidden.find(has) ?? null;
}
