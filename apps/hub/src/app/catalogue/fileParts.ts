import { z } from "zod";
import type { LocalText } from "@giliran/shared/domain";

/** Small parts of a hall file that several of its items have. */

/** A text is written once for all languages, or per language. */
export const text = z
  .union([
    z
      .string()
      .min(1)
      .max(200)
      .transform((id): LocalText => ({ id })),
    z.object({ id: z.string().min(1).max(200) }).catchall(z.string().max(200)),
  ])
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
