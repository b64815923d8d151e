import type { SectionOf } from "../../pack.ts";

/** What slips and kiosks say of times and waits. */
export const common = {
  noWait: "langsung",
  waitRange: "{low}–{high} menit",
  waitUpTo: "dumugi {high} menit",
  minutes: "{minutes, number} menit",
  persons: "{persons, number} tiyang",
  counter: "Lokèt {label}",
  close: "Tutup",
  cancel: "Boten siyos",
  alertPause: "Mal saweg kèndel wiwit {time}; timbalan kalajengaken sakedhap malih",
  alertPauseUntil: "Mal saweg kèndel; timbalan kalajengaken jam {time}",
  alertClosure: "{name} saweg dipuntutup",
  alertClosureUntil: "{name} dipuntutup, dipunbikak malih {time}",
  dateAndTime: "{date} jam {time}",
} as const satisfies Partial<SectionOf<"common">>;
