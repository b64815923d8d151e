import type { Read } from "./hubReads.ts";

/** What a read answers to: a hub that starts again may have other packs, and after a restore another catalogue. */
export interface Edition {
  readonly epoch: string | null;
  readonly version: number;
}

/** The newest answer of one of the hub's reads. */
export interface Shelf<Value> {
  /** Null before the first. */
  readonly value: () => Value | null;
  readonly holds: (edition: Edition) => boolean;
  /** Reads where the edition is another than the one held; what is held stays until then. Never rejects. */
  readonly fill: (edition: Edition, signal: AbortSignal) => Promise<void>;
}

export interface ShelfParts<Value> {
  readonly read: (signal: AbortSignal) => Promise<Read<Value>>;
  /** What was read may be of another version than was asked for. */
  readonly versionOf: (value: Value, asked: number) => number;
  readonly onChange: () => void;
  readonly onTrouble: (sentence: string) => void;
}

export function createShelf<Value>(parts: ShelfParts<Value>): Shelf<Value> {
  let held: { readonly of: Edition; readonly value: Value } | null = null;

  function holds({ epoch, version }: Edition): boolean {
    return held !== null && held.of.epoch === epoch && held.of.version === version;
  }

  return {
    value: () => held?.value ?? null,
    holds,
    fill: async (edition, signal) => {
      if (holds(edition)) return;
      const answer = await parts.read(signal);
      if (signal.aborted) return;
      if (!answer.ok) {
        parts.onTrouble(answer.sentence);
        return;
      }
      const { value } = answer;
      held = { of: { ...edition, version: parts.versionOf(value, edition.version) }, value };
      parts.onChange();
    },
  };
}
