/** Pages that a browser loads; `root` holds the vite.config.ts, and every html file below it is a page. */
export interface PageTarget {
  readonly kind: "pages";
  readonly root: string;
  readonly outDir: string;
  /** The pages without which it is not whole, relative to the root. */
  readonly required: readonly string[];
}

/** A program for Node or Electron, bundled into one file. */
export interface ProgramTarget {
  readonly kind: "program";
  readonly entry: string;
  readonly outFile: string;
  readonly format: "es" | "cjs";
  /** An older Node than this is refused with a sentence, before anything of the program runs; none: Electron brings its own. */
  readonly oldestNode?: number;
}

export type Target = PageTarget | ProgramTarget;

/** Everything that a build makes, by the name one may give to `npm run build -- <name>`. Paths start at the repository. */
export const targets: Readonly<Record<string, Target>> = {
  display: { kind: "pages", root: "apps/display", outDir: "apps/display/dist", required: ["index.html"] },
  web: {
    kind: "pages",
    root: "apps/hub/web",
    outDir: "apps/hub/dist/web",
    required: [
      "index.html",
      "counter/index.html",
      "admin/index.html",
      "guard/index.html",
      "ticket/index.html",
    ],
  },
  renderer: {
    kind: "pages",
    root: "apps/kiosk/src/renderer",
    outDir: "apps/kiosk/dist/renderer",
    required: ["index.html", "host.html", "simulators.html"],
  },
  hub: {
    kind: "program",
    entry: "apps/hub/src/main.ts",
    outFile: "apps/hub/dist/hub.mjs",
    format: "es",
    // better-sqlite3 ends an older one with a segmentation fault.
    oldestNode: 24,
  },
  kiosk: {
    kind: "program",
    entry: "apps/kiosk/src/browserHost/main.ts",
    outFile: "apps/kiosk/dist/kiosk.mjs",
    format: "es",
    oldestNode: 24,
  },
  install: {
    kind: "program",
    entry: "tools/install/main.ts",
    outFile: "tools/dist/install.mjs",
    format: "es",
    oldestNode: 20,
  },
  main: {
    kind: "program",
    entry: "apps/kiosk/src/main/main.ts",
    outFile: "apps/kiosk/dist/main/main.mjs",
    format: "es",
  },
  // The sandbox of Electron loads CommonJS alone.
  preload: {
    kind: "program",
    entry: "apps/kiosk/src/preload/preload.ts",
    outFile: "apps/kiosk/dist/preload/preload.cjs",
    format: "cjs",
  },
};

/** Native modules keep their own files, and Electron brings itself: they are never bundled. */
export const external = [
  "better-sqlite3",
  "node-hid",
  "electron",
  "@resvg/resvg-wasm",
  "harfbuzzjs",
  "serialport",
];

/** What the compiler leaves in a `dist`, beside what is built there. */
export const compilerOutput: ReadonlySet<string> = new Set(["types", "tsconfig.tsbuildinfo"]);

/**
 * Which targets a call names.
 * @param names from the command line; none means all
 * @returns the targets in the table's order, or one sentence
 */
export function selectTargets(
  names: readonly string[],
): { ok: true; value: readonly [string, Target][] } | { ok: false; error: string } {
  const unknown = names.find((name) => !Object.hasOwn(targets, name));
  if (unknown !== undefined) {
    return {
      ok: false,
      error: `There is nothing to build named "${unknown}": ${Object.keys(targets).join(", ")}.`,
    };
  }
  const wanted = Object.entries(targets).filter(([name]) => names.length === 0 || names.includes(name));
  return { ok: true, value: wanted };
}
