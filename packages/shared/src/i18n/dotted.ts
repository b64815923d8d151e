/**
 * A middle dot between two parts of a line. Overpass draws it with no width of its own, to the end of where it stands:
 * two spaces after it and one before make the gaps equal. A line may break behind it.
 */
export const middleDot = "\u00a0·\u00a0 ";

/** Parts in one line with middle dots between; what is null or empty is left out. */
export function dotted(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== "").join(middleDot);
}
