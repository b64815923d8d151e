import type { SectionOf } from "../../pack.ts";

/** The screen at the entrance: read from the street. */
export const entrance: SectionOf<"entrance"> = {
  title: "Entrance",
  comeIn: "Please come in",
  comeInMore: "Take a number at the kiosk.",
  full: "The hall is full",
  fullMore: "Take a number, then wait outside until it shows here.",
  mayComeIn: "Please come in:",
  upTo: "All numbers up to {labels} may come in.",
  next: "Next:",
  ofCapacity: "of {capacity} people inside",
  outside: "{persons, plural, one {# person waits outside} other {# people wait outside}}",
  about: "come in in about {wait}",
  stale: "This screen is cut off from the hub. Please follow the staff.",
};
