/** Runs of whole numbers as ranges, names as they are: "1–3, 5, Imigrasi 1". */
export function listCounters(labels: readonly string[]): string {
  const runs: { from: string; to: string }[] = [];
  for (const label of labels) {
    const last = runs.at(-1);
    if (last !== undefined && follows(last.to, label)) last.to = label;
    else runs.push({ from: label, to: label });
  }
  return runs.map(({ from, to }) => (from === to ? from : `${from}–${to}`)).join(", ");
}

function follows(before: string, label: string): boolean {
  return isWhole(before) && isWhole(label) && Number(label) === Number(before) + 1;
}

function isWhole(label: string): boolean {
  return /^\d{1,4}$/.test(label);
}
