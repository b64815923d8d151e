import { z } from "zod";
import type { LocalText } from "@giliran/shared/domain";

/** Small parts of a hall file that several of its items have. */

/**
 * Words for screens and paper: control characters become spaces, and marks that turn the direction of whatever follows
 * them go, so that a name stays in its place. Which way a name itself reads follows from its letters.
 */
const words = z
  .string()
  .max(200)
  .transform((raw) =>
    raw
      // oxlint-disable-next-line no-control-regex -- they are what is taken out
      .replaceAll(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/gu, " ")
      .replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, "")
      .trim(),
  );
const someWords = words.refine((value) => value.length > 0, "says nothing");

/** A text is written once for all languages, or per language. */
export const text = z
  .union([someWords.transform((id): LocalText => ({ id })), z.object({ id: someWords }).catchall(words)])
  .transform((value): LocalText => value);
export const optionalText = text.nullable().default(null);
export const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/);
export const minutes = z
  .number()
  .positive()
  .max(24 * 60);

/** Minutes since midnight. */
export const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "is not a time like 10:00")
  .transform((value) => Number(value.slice(0, 2)) * 60 + Number(value.slice(3)));
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
/** 1 Monday to 7 Sunday. */
export const weekday = z.enum(weekdays).transform((name) => weekdays.indexOf(name) + 1);
