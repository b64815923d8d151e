import { spawnSync } from "node:child_process";
import { join } from "node:path";

const repository = join(import.meta.dirname, "..", "..");

/** One finding of the linter, with the parts that the tests need. */
export interface Finding {
  /** Relative to the folder that was linted. */
  readonly file: string;
  readonly rule: string;
  readonly message: string;
}

/**
 * Lints a folder with the rules of this repository.
 * @param folder absolute; its inner paths decide which blocks of the configuration apply
 * @throws Error when oxlint does not answer with its JSON
 */
export function lint(folder: string): readonly Finding[] {
  const program = join(repository, "node_modules", ".bin", "oxlint");
  const run = spawnSync(program, ["-c", ".oxlintrc.json", "--format", "json", "."], {
    cwd: folder,
    encoding: "utf8",
  });
  const answer: unknown = JSON.parse(run.stdout);
  if (!isAnswer(answer)) throw new Error(`oxlint answered in an unknown form: ${run.stdout.slice(0, 200)}`);
  return answer.diagnostics.map((found) => ({
    file: found.filename.replace(/^\.\//, ""),
    rule: found.code,
    message: `${found.message} ${found.help ?? ""}`,
  }));
}

interface Answer {
  readonly diagnostics: readonly {
    readonly filename: string;
    readonly code: string;
    readonly message: string;
    readonly help?: string;
  }[];
}

function isAnswer(value: unknown): value is Answer {
  return (
    typeof value === "object" && value !== null && "diagnostics" in value && Array.isArray(value.diagnostics)
  );
}
