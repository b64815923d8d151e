import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";

/** What is known of the roll in a printer; kept in a small file, so that a restart forgets nothing. */
const rollState = z.object({
  usedMm: z.number().nonnegative(),
  /** Slips of this roll, and of all that the forecast has learned from. */
  slips: z.int().nonnegative(),
  /** What one slip takes here, mm; null: none was printed yet. */
  slipMm: z.number().positive().nullable(),
  /** The newest word of staff that a roll was changed, by the hub's time; null: none yet. */
  toldAt: z.number().nullable(),
});
type RollState = z.infer<typeof rollState>;

const newest: RollState = { usedMm: 0, slips: 0, slipMm: null, toldAt: null };

/** Counts the paper that leaves a printer, and says how many slips the roll still gives. */
export interface PaperMeter {
  /** A job of so many slips and mm has gone to the printer, whatever became of it. */
  readonly use: (mm: number, slips: number) => void;
  /**
   * A new roll is in.
   * @param at when staff said so, by the hub's time; null: the printer itself has seen it
   */
  readonly newRoll: (at: number | null) => void;
  /** About so many slips are left; null: nobody knows. */
  readonly slipsLeft: () => number | null;
}

export interface PaperMeterOptions {
  readonly rollMetres: number;
  /** Where the count is kept; null: only in memory. */
  readonly file: string | null;
  /** Hears of a file that cannot be read or written. */
  readonly onFailure: (error: unknown) => void;
}

/** How fast the forecast follows a change of what slips look like: a tenth for each slip. */
const learning = 0.1;

export function createPaperMeter({ rollMetres, file, onFailure }: PaperMeterOptions): PaperMeter {
  let state = file === null ? newest : read(file, onFailure);

  function keep(next: RollState): void {
    state = next;
    if (file === null) return;
    try {
      // Written aside and moved: a power cut leaves the old count or the new one, never half of it.
      writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    } catch (error) {
      onFailure(error);
    }
  }

  return {
    use: (mm, slips) => {
      if (slips < 1) return;
      const before = state.slipMm ?? mm / slips;
      const slipMm = before + (mm / slips - before) * learning;
      keep({ ...state, usedMm: state.usedMm + mm, slips: state.slips + slips, slipMm });
    },
    newRoll: (at) => {
      if (at !== null && state.toldAt !== null && at <= state.toldAt) return;
      keep({ ...state, usedMm: 0, slips: 0, toldAt: at ?? state.toldAt });
    },
    slipsLeft: () => {
      if (state.slipMm === null) return null;
      return rounded(Math.max(0, (rollMetres * 1000 - state.usedMm) / state.slipMm));
    },
  };
}

/** Down to full tens, from a hundred on to full hundreds: it is a forecast, and each change is told to the hub. */
function rounded(slips: number): number {
  const step = slips < 100 ? 10 : 100;
  return Math.floor(slips / step) * step;
}

/** For a printer whose rolls nobody measured. */
export const noMeter: PaperMeter = { use: () => {}, newRoll: () => {}, slipsLeft: () => null };

function read(file: string, onFailure: (error: unknown) => void): RollState {
  try {
    return rollState.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (!missing) onFailure(error);
    return newest;
  }
}
