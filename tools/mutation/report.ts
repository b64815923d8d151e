import { readFiles } from "../test/vitestReport.ts";
import type { Mutation } from "./mutations.ts";

/** One test that failed, or a file that could not be run at all. */
export interface Failure {
  readonly file: string;
  readonly test: string;
}

export interface Outcome {
  readonly mutation: Mutation;
  readonly failures: readonly Failure[];
}

/** The tests that failed, of vitest's JSON report; files as seen from the root. */
export function failuresIn(report: unknown, root: string): readonly Failure[] {
  return readFiles(report).flatMap(({ name, failed, tests }) => {
    const file = name.startsWith(root) ? name.slice(root.length + 1) : name;
    const broken = tests.filter(({ status }) => status === "failed");
    if (broken.length === 0 && failed) return [{ file, test: "(the file does not run)" }];
    return broken.map((test) => ({ file, test: test.name }));
  });
}

const namedTests = 6;

/** The document that is committed. */
export function documentOf(outcomes: readonly Outcome[]): string {
  return `# Mutation check

Five rules are broken on purpose, one after the other, and the unit and integration tests run on each: a rule whose break no
test notices is not tested. \`npm run mutation\` does it (a quarter of an hour, on a clean working tree) and writes this page.

${outcomes.map(sectionOf).join("\n\n")}
`;
}

function sectionOf({ mutation, failures }: Outcome): string {
  const { rule, broken, file } = mutation;
  const files = new Set(failures.map((failure) => failure.file));
  const shown = failures.slice(0, namedTests).map(({ file, test }) => `* \`${file}\`: ${test}`);
  const more = failures.length - shown.length;
  const rest = more > 0 ? [`* and ${more} more`] : [];
  const count = `${failures.length} tests in ${files.size} files fail`;
  return [
    `## ${rule[0]?.toUpperCase()}${rule.slice(1)}`,
    "",
    `Broken: ${broken} (\`${file}\`). ${failures.length === 0 ? "**No test fails.**" : `${count}:`}`,
    "",
    ...shown,
    ...rest,
  ].join("\n");
}
