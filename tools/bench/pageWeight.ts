import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export interface Page {
  /** Of the built files. */
  readonly folder: string;
  readonly html: string;
  /** The address of the folder. */
  readonly base: string;
}

export type PageParts = Readonly<Record<"html" | "js" | "css" | "fonts", number>>;

/**
 * Bytes of one page's first load: its HTML, the scripts and styles that it names, and the fonts for plain Latin text.
 * Text is counted as gzip makes it; fonts are compressed already.
 */
export function measurePage({ folder, html, base }: Page): { total: number; parts: PageParts } {
  const text = readFileSync(join(folder, html), "utf8");
  const named = [...text.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, path = ""]) => path);
  const files = [...new Set(named)].map((path) => join(folder, path.replace(base, "")));
  const styles = files.filter((file) => file.endsWith(".css"));
  const fonts = new Set(styles.flatMap((file) => latinFonts(readFileSync(file, "utf8"))));
  const parts = {
    html: gzipSync(text).length,
    js: sum(files.filter((file) => file.endsWith(".js")).map(compressed)),
    css: sum(styles.map(compressed)),
    fonts: sum([...fonts].map((name) => statSync(join(folder, "assets", name)).size)),
  };
  return { total: sum(Object.values(parts)), parts };
}

/** File names of the fonts that a page in Indonesian or English needs: those whose range has the letter A. */
export function latinFonts(css: string): string[] {
  const faces = css.match(/@font-face\s*\{[^}]*\}/g) ?? [];
  return faces.flatMap((face) => {
    const file = /url\(["']?[^"')]*?([^"')/]+\.woff2)/.exec(face)?.[1];
    const range = /unicode-range:([^;}]+)/.exec(face)?.[1];
    return file !== undefined && (range === undefined || hasLetterA(range)) ? [file] : [];
  });
}

function hasLetterA(range: string): boolean {
  return range.split(",").some((part) => {
    const [, from = "", to = from] = /U\+([0-9a-f?]+)(?:-([0-9a-f]+))?/i.exec(part) ?? [];
    const low = Number.parseInt(from.replaceAll("?", "0"), 16);
    const high = Number.parseInt(to.replaceAll("?", "f"), 16);
    return low <= 0x41 && 0x41 <= high;
  });
}

function compressed(file: string): number {
  return gzipSync(readFileSync(file)).length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
