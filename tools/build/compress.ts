import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { listFiles } from "../bootstrap/files.mjs";

const text = /\.(js|css|html|svg|json)$/;
/** Below this a browser gains nothing, bytes. */
const worthIt = 1024;

/** Puts a Brotli and a gzip form beside every text of a built folder, so that the hub sends them as they are. */
export function compressFolder(root: string, folder: string): void {
  for (const name of listFiles(root, folder, (path) => text.test(path))) {
    const file = join(root, name);
    const content = readFileSync(file);
    if (content.length < worthIt) continue;
    writeFileSync(`${file}.br`, brotliCompressSync(content));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}
