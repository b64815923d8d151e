import type { Catalogue } from "@giliran/shared/domain";
import { type LanguagePack, packOf } from "@giliran/shared/i18n";
import type { Device } from "../ports.ts";

/** The languages of the hall's public screens: those of its kiosks, and each call screen's own. */
export function spokenLanguages({ languages }: Catalogue, devices: readonly Device[]): ReadonlySet<string> {
  const boards = devices.filter(({ role }) => role === "display").map(({ language }) => language);
  return new Set([...languages, ...boards]);
}

/** Languages and packs that do not fit together, one sentence each. */
export function languageWarnings(
  spoken: ReadonlySet<string>,
  further: readonly LanguagePack[],
): readonly string[] {
  const mute = [...spoken].filter((tag) => packOf(tag, further) === null);
  const idle = further.filter(({ tag }) => !spoken.has(tag));
  return [
    ...mute.map(
      (tag) => `The hall speaks "${tag}" but has no language pack of it; Indonesian is shown instead.`,
    ),
    ...idle.map(({ tag }) => `Language pack "${tag}" is not used: no public screen of this hall speaks it.`),
  ];
}
