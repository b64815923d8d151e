import type { LanguageForm } from "../../pack.ts";

/** The language itself, without its texts. */
export const englishLanguage: LanguageForm = {
  tag: "en",
  name: "English",
  direction: "ltr",
  digits: "latn",
  font: null,
  months: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
  days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};
