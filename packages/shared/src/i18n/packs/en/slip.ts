import type { SectionOf } from "../../pack.ts";

export const slip: SectionOf<"slip"> = {
  caption: "Queue number",
  copy: "COPY",
  nobodyAhead: "Nobody is waiting before you",
  ahead: "{persons, plural, one {# person ahead} other {# people ahead}}",
  estimate: "about {wait}",
  time: "{time} {zone}",
  party: "For {persons, plural, one {# person} other {# people}}",
  counters: "counter {counters}",
  place: "{zone}, {counters}",
  step: "{step}: counter {counters}",
  called: "Numbers are called on the screens and by voice.",
  requirements: "What to bring",
  noNumber: "This is not a queue number. Take one at the kiosk when your documents are complete.",
  follow: "Scan the QR code to follow from your phone.",
  outside: "WAIT OUTSIDE",
  comeIn: "you may come in in about {wait}",
  comeInLater: "come in when your number shows at the door",
};
