/** A program whose end alone tells whether it holds: it counts as one. */
export interface CheckStep {
  readonly kind: "check";
  readonly title: string;
  readonly program: string;
  readonly args: readonly string[];
}

/** A project of vitest, whose tests are counted one by one. */
export interface SuiteStep {
  readonly kind: "suite";
  readonly title: string;
  readonly project: string;
  /** Must have passed before, else this cannot run and counts as one failure. */
  readonly needs: readonly string[];
}

/** A program that writes what its cases came to, in vitest's form, into the step's report; none, where they cannot be run here. */
export interface CasesStep {
  readonly kind: "cases";
  readonly title: string;
  readonly program: string;
  readonly args: readonly string[];
}

export type Step = CheckStep | SuiteStep | CasesStep;

/** Everything that `npm test` runs, in this order, by the name one may give to `npm test -- <name>`. */
export const steps: Readonly<Record<string, Step>> = {
  format: { kind: "check", title: "Format", program: "oxfmt", args: ["--check", "."] },
  lint: {
    kind: "check",
    title: "Lint, with the import rules",
    program: "oxlint",
    args: ["--type-aware", "--deny-warnings"],
  },
  types: { kind: "check", title: "Types", program: "tsc", args: ["-b"] },
  unit: { kind: "suite", title: "Unit tests", project: "unit", needs: [] },
  chromium: {
    kind: "check",
    title: "Chromium for the tests in a browser",
    program: "node",
    args: ["tools/chromium/main.ts"],
  },
  hid: {
    kind: "check",
    title: "Libraries for the tests of the thermometer",
    program: "node",
    args: ["tools/hid/main.ts"],
  },
  build: { kind: "check", title: "Build", program: "node", args: ["tools/build/main.ts"] },
  hardware: {
    kind: "cases",
    title: "The kiosk's devices on real device files, in an emulated machine",
    program: "node",
    args: ["tools/hardware/main.ts"],
  },
  install: {
    kind: "cases",
    title: "The installer on a fresh Debian",
    program: "node",
    args: ["tools/freshDebian/main.ts"],
  },
  integration: { kind: "suite", title: "Integration tests", project: "integration", needs: ["build", "hid"] },
  simulation: { kind: "suite", title: "Simulated days", project: "simulation", needs: [] },
  e2e: {
    kind: "suite",
    title: "End to end in a real Chromium",
    project: "e2e",
    needs: ["build", "chromium"],
  },
};

/**
 * Which steps a call names.
 * @param names from the command line; none means all
 * @returns the steps in the table's order, or one sentence
 */
export function selectSteps(
  names: readonly string[],
): { ok: true; value: readonly [string, Step][] } | { ok: false; error: string } {
  const unknown = names.find((name) => !Object.hasOwn(steps, name));
  if (unknown !== undefined) {
    return { ok: false, error: `There is no step "${unknown}": ${Object.keys(steps).join(", ")}.` };
  }
  const wanted = Object.entries(steps).filter(([name]) => names.length === 0 || names.includes(name));
  return { ok: true, value: wanted };
}
