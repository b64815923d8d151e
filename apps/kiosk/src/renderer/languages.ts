import { type LanguagePack, packOf } from "@giliran/shared/i18n";
import type { KioskState } from "../core/index.ts";

/** The languages to choose from: those of the hall that this kiosk has a pack of, in the hall's order. */
export function languagesOf(
  state: Pick<KioskState, "catalogue"> | null,
  further: readonly LanguagePack[],
): readonly LanguagePack[] {
  const offered = state?.catalogue?.languages ?? [];
  return offered.flatMap((tag) => packOf(tag, further) ?? []);
}
