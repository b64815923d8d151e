import type { Letters } from "@giliran/shared/slip";
import { isPrintable } from "@giliran/shared/slip";

/** Letters for whoever needs them; loaded at the first need and kept. Null where they cannot be had. Never rejects. */
export type LettersSource = () => Promise<Letters | null>;

/** @param load what loads them; a failure is told once, and then there are none */
export function lettersSource(
  load: () => Promise<Letters>,
  onFailure: (error: unknown) => void,
): LettersSource {
  let loaded: Promise<Letters | null> | null = null;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      onFailure(error);
      return null;
    });
    return loaded;
  };
}

/** The letters that these texts need; null: the printer has its own for all of them, or none can be had. */
export async function lettersFor(texts: readonly string[], source: LettersSource): Promise<Letters | null> {
  return texts.every(isPrintable) ? null : await source();
}
