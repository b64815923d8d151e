/**
 * The middle of these values; of an even count the mean of the two in the middle.
 * @throws RangeError without a value
 */
export function median(values: readonly number[]): number {
  const sorted = inOrder(values);
  const middle = (sorted.length - 1) / 2;
  return (at(sorted, Math.floor(middle)) + at(sorted, Math.ceil(middle))) / 2;
}

/**
 * The value that `part` of all values do not exceed (nearest rank, so it is one that was measured).
 * @param part 0 to 1: 0.99 for the 99th percentile
 * @throws RangeError without a value, or for a part outside 0 to 1
 */
export function nearestRank(values: readonly number[], part: number): number {
  if (part < 0 || part > 1) throw new RangeError(`${part} is no part of a whole`);
  return at(inOrder(values), Math.max(0, Math.ceil(part * values.length) - 1));
}

function inOrder(values: readonly number[]): readonly number[] {
  return values.toSorted((a, b) => a - b);
}

function at(sorted: readonly number[], index: number): number {
  const value = sorted[index];
  if (value === undefined) throw new RangeError("nothing was measured");
  return value;
}
