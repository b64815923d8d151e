import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { build, type InlineConfig, type Plugin } from "vite";
import { listFiles } from "../bootstrap/files.mjs";
import { compressFolder } from "./compress.ts";
import { compilerOutput, external, type PageTarget, type ProgramTarget, type Target } from "./targets.ts";

/**
 * Builds one target.
 * @param root the repository
 * @throws Error with one sentence when a source is missing; what vite throws when it does not compile
 */
export async function buildTarget(root: string, target: Target): Promise<void> {
  const missing = sourcesOf(target).find((path) => !existsSync(join(root, path)));
  if (missing !== undefined) throw new Error(`${missing} is missing.`);
  if (target.kind === "pages") emptyFolder(join(root, target.outDir));
  await build(target.kind === "pages" ? pageConfig(root, target) : programConfig(root, target));
  if (target.kind === "pages") compressFolder(root, target.outDir);
}

/** The files that must be there before a build can begin, relative to the repository. */
export function sourcesOf(target: Target): readonly string[] {
  return target.kind === "pages" ? target.required.map((page) => `${target.root}/${page}`) : [target.entry];
}

/** Takes away what an earlier build made. What the compiler made in the same folder stays: it is still true. */
function emptyFolder(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!compilerOutput.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function pageConfig(root: string, target: PageTarget): InlineConfig {
  return {
    root: join(root, target.root),
    mode: "production",
    logLevel: "warn",
    build: {
      outDir: join(root, target.outDir),
      emptyOutDir: false,
      reportCompressedSize: false,
    },
    plugins: [everyPage(root, target)],
  };
}

/** Makes every html file a page, but those that are taken as they are, unless the folder's own configuration names its pages. */
function everyPage(root: string, target: PageTarget): Plugin {
  return {
    name: "giliran:every-page",
    config: ({ build: own }) => {
      if (own?.rolldownOptions?.input !== undefined) return null;
      const pages = listFiles(
        root,
        target.root,
        (path) => path.endsWith(".html") && !path.includes("/public/"),
      );
      return { build: { rolldownOptions: { input: pages.map((page) => join(root, page)) } } };
    },
  };
}

function programConfig(root: string, target: ProgramTarget): InlineConfig {
  const outFile = join(root, target.outFile);
  return {
    root: join(root, dirname(target.entry)),
    configFile: false,
    mode: "production",
    logLevel: "warn",
    publicDir: false,
    ssr: { noExternal: true, external, target: "node" },
    build: {
      ssr: join(root, target.entry),
      target: "node24",
      outDir: dirname(outFile),
      emptyOutDir: false,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        external,
        output: {
          format: target.format,
          entryFileNames: basename(outFile),
          codeSplitting: false,
          intro: refusalOf(target),
        },
      },
    },
  };
}

/** Stands before the bundled modules: in words that an old Node understands, too. */
function refusalOf({ oldestNode }: ProgramTarget): string {
  if (oldestNode === undefined) return "";
  const oldest = String(oldestNode);
  return `if (Number(process.versions.node.split(".")[0]) < ${oldest}) {
  process.stderr.write("Giliran needs Node ${oldest} or newer here, and this is Node " + process.versions.node + ": begin the program with the one that comes with it, node_modules/node-linux-" + process.arch + "/bin/node.\\n");
  process.exit(1);
}`;
}
