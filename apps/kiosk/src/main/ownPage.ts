/** The origin of the kiosk's page in Electron: a scheme of its own, so that no file and no server is behind it. */
export const pageScheme = "kiosk";
export const pageHost = "app";
export const pageUrl = `${pageScheme}://${pageHost}/index.html`;

/** Whether an address belongs to the kiosk's page. Parsed, never compared by its beginning. */
export function isOwnPage(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${pageScheme}:` && url.host === pageHost;
}
