import { readFile, realpath } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import { pagePolicy, permissionsHeader, policyHeader } from "../pagePolicy.ts";
import { isOwnPage } from "./ownPage.ts";

/** What a page is made of; a file of any other kind is not served. */
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ogg": "audio/ogg",
  ".mp3": "audio/mpeg",
};
const headers = {
  "content-security-policy": policyHeader(pagePolicy),
  "permissions-policy": permissionsHeader,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-cache",
};

/**
 * Answers the page's own scheme from one folder.
 * @param folder of the built pages
 * @returns 404 for whatever is not a file of a known kind inside of the folder, links followed
 */
export function pageHandler(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const file = request.method === "GET" ? await fileOf(folder, request.url) : null;
    if (file === null) return new Response("Not found.", { status: 404, headers });
    const type = types[extname(file)] ?? "application/octet-stream";
    return new Response(await readFile(file), { headers: { ...headers, "content-type": type } });
  };
}

/** The file that an address means; null where it means none. */
export async function fileOf(folder: string, address: string): Promise<string | null> {
  const path = isOwnPage(address) ? pathOf(address) : null;
  if (path === null || types[extname(path)] === undefined) return null;
  const root = await realpath(folder);
  const wanted = resolve(join(root, path));
  if (!wanted.startsWith(root + sep)) return null;
  const real = await realpath(wanted).catch(() => null);
  return real !== null && real.startsWith(root + sep) ? real : null;
}

/** Decoded once; null for what no page of ours ever asks for. */
function pathOf(address: string): string | null {
  try {
    const path = decodeURIComponent(new URL(address).pathname);
    const plain = /^\/[A-Za-z0-9_./-]*$/.test(path) && !path.split("/").includes("..");
    if (!plain) return null;
    return path === "/" ? "/index.html" : path;
  } catch {
    return null;
  }
}
