import type { SectionOf } from "../../pack.ts";

/** The paper slip, in polite Javanese (krama) and Latin letters. */
export const slip = {
  caption: "Nomer antrèan",
  copy: "SALINAN",
  nobodyAhead: "Boten wonten ingkang ngentosi ing ngajeng panjenengan",
  ahead: "{persons, plural, other {# tiyang ing ngajeng}}",
  estimate: "kirang langkung {wait}",
  time: "{time} {zone}",
  party: "Kanggé {persons} tiyang",
  counters: "lokèt {counters}",
  place: "{zone}, {counters}",
  step: "{step}: lokèt {counters}",
  called: "Nomer badhé katimbalan lumantar layar lan swanten.",
  requirements: "Sarat",
  noNumber: "Punika sanès nomer antrèan. Pundhuta nomer ing anjungan menawi berkas sampun jangkep.",
  recheck: "Pamriksan suhu kaping kalih",
  recheckCode: "Kodhe pamriksan malih",
  recheckTime: "Saged dipunginakaken jam {from} dumugi {until}",
  recheckHow:
    "Mangga ngaso ing papan ingkang ayom, lajeng rawuh malih ing anjungan pundi kémawon lan ketik kodhe punika.",
  recheckNoNumber: "Punika sanès nomer antrèan.",
  follow: "Pindhai QR kanggé mirsani saking hp.",
  outside: "NGENTOSI ING NJAWI",
  comeIn: "saged mlebet kirang langkung {wait} malih",
  comeInLater: "saged mlebet menawi nomeripun sampun katon ing lawang",
  alone: "Nomer saking anjungan punika",
  calledAtCounter: "Nomer dipuntimbali petugas ing lokèt.",
} as const satisfies Partial<SectionOf<"slip">>;
