import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";

export interface BuiltShell {
  readonly pages: string;
  readonly preload: string;
  readonly main: string;
  readonly remove: () => void;
}

const source = join(import.meta.dirname, "..", "..", "src");

/** Pages, preload and main, built as the product's build makes them, into a folder of their own. */
export async function buildShell(): Promise<BuiltShell> {
  const folder = mkdtempSync(join(tmpdir(), "giliran-shell-"));
  const pages = join(folder, "renderer");
  await buildPages(pages);
  const preload = await buildProgram("preload", "cjs", folder);
  const main = await buildProgram("main", "es", folder);
  return { pages, preload, main, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The kiosk's page alone, into `pages`. */
export async function buildPages(pages: string): Promise<void> {
  await build({
    root: join(source, "renderer"),
    logLevel: "error",
    build: {
      outDir: pages,
      emptyOutDir: true,
      rolldownOptions: { input: join(source, "renderer", "index.html") },
    },
  });
}

async function buildProgram(name: "preload" | "main", format: "cjs" | "es", folder: string): Promise<string> {
  const file = `${name}.${format === "cjs" ? "cjs" : "mjs"}`;
  const external = ["electron", "node-hid"];
  await build({
    root: join(source, name),
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true, external, target: "node" },
    build: {
      ssr: join(source, name, `${name}.ts`),
      outDir: join(folder, name),
      emptyOutDir: false,
      rolldownOptions: { external, output: { format, entryFileNames: file, codeSplitting: false } },
    },
  });
  return join(folder, name, file);
}
