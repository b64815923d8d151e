import type { Texts } from "@giliran/shared/i18n";

const day = 1440;

/** Minutes since midnight as a field of the kind "time" has them; after midnight it begins anew: "01:30". */
export function fieldOf(minutes: number): string {
  const within = minutes % day;
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(within / 60))}:${two(within % 60)}`;
}

/** What stands in such a field, minutes; an end that is not after `from` lies after midnight. Null: nothing is there. */
export function minutesIn(field: string, from = -1): number | null {
  const found = /^(\d{2}):(\d{2})$/.exec(field);
  if (found === null) return null;
  const minutes = Number(found[1]) * 60 + Number(found[2]);
  return minutes > from ? minutes : minutes + day;
}

/** "08.00–15.00" in the language's way. */
export function spanWords(texts: Texts, span: { readonly from: number; readonly to: number }): string {
  return [span.from, span.to]
    .map((minutes) => {
      const [hour = "", minute = ""] = fieldOf(minutes).split(":");
      return texts.t("common.time", { hour, minute });
    })
    .join("–");
}
