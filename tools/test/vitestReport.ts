/** What vitest's JSON reporter says of one file of tests. */
export interface ReportedFile {
  readonly name: string;
  readonly failed: boolean;
  readonly tests: readonly { readonly name: string; readonly status: string }[];
}

/** Every file of the report; whatever is no such report has none. */
export function readFiles(report: unknown): readonly ReportedFile[] {
  return listIn(report, "testResults").map((file) => ({
    name: textIn(file, "name"),
    failed: textIn(file, "status") === "failed",
    tests: listIn(file, "assertionResults").map((test) => ({
      name: textIn(test, "fullName"),
      status: textIn(test, "status"),
    })),
  }));
}

function listIn(value: unknown, key: string): readonly unknown[] {
  const inner = fieldOf(value, key);
  return Array.isArray(inner) ? inner : [];
}

function textIn(value: unknown, key: string): string {
  const inner = fieldOf(value, key);
  return typeof inner === "string" ? inner : "";
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}
