import type { VolumeStep } from "@giliran/shared/domain";

/**
 * How loud announcements are at a minute of the hall's day, per cent; before the first step the last of yesterday goes on.
 * @param steps the earliest first; none: always 100
 */
export function volumeAt(steps: readonly VolumeStep[], minutes: number): number {
  const step = steps.findLast(({ from }) => from <= minutes) ?? steps.at(-1);
  return step?.percent ?? 100;
}
