import type { Instant } from "@giliran/shared/domain";
import { alertWords, dotted, formatTime, formatWait, type Texts } from "@giliran/shared/i18n";
import type { Readiness } from "./attention.ts";
import type { Knowledge } from "./polling.ts";
import type { Visitor } from "./visitor.ts";

/** One step of several; done, being waited for or served, or later. */
export interface StepWords {
  readonly words: string;
  readonly state: "done" | "now" | "later";
}

/** Everything that the page shows, in words; null: not there. */
export interface PageWords {
  /** `now`: called, amber. `wait`: before that. `over`: nothing more will come. */
  readonly tone: "wait" | "now" | "over";
  readonly hall: string;
  readonly service: string;
  readonly caption: string;
  readonly label: string | null;
  readonly head: string;
  /** The counter, very large, when called. */
  readonly counter: string | null;
  readonly detail: string | null;
  readonly hint: string | null;
  /** The steps that its number walks; empty: one service. */
  readonly steps: readonly StepWords[];
  /** Share of the way to the counter, 0 to 1. */
  readonly progress: number | null;
  readonly title: string;
  /** What everybody in the hall should know; null: nothing. */
  readonly alert: string | null;
  /** How fresh this is. */
  readonly freshness: string;
  readonly away: boolean;
}

/** What the page shows of what is known. */
export function wordsOf(knowledge: Knowledge, texts: Texts, readiness: Readiness): PageWords {
  switch (knowledge.kind) {
    case "nothing":
      return blank(texts, texts.t(knowledge.tried ? "ticket.offlineFirst" : "common.connecting"), null);
    case "unknown":
      return { ...blank(texts, texts.t("ticket.unknown"), texts.t("ticket.unknownHint")), tone: "over" };
    case "known":
      return known(knowledge.visitor, knowledge.at, knowledge.away, texts, readiness);
    default:
      return knowledge satisfies never;
  }
}

function blank(texts: Texts, head: string, hint: string | null): PageWords {
  return {
    tone: "wait",
    hall: "",
    service: "",
    caption: "",
    label: null,
    head,
    counter: null,
    detail: null,
    hint,
    steps: [],
    progress: null,
    title: texts.t("ticket.title"),
    alert: null,
    freshness: "",
    away: false,
  };
}

function known(visitor: Visitor, at: Instant, away: boolean, texts: Texts, readiness: Readiness): PageWords {
  const language = texts.pack.tag;
  const time = formatTime(texts, at, visitor.timeZone);
  const stated = states[visitor.state](visitor, texts, readiness);
  return {
    tone: "wait",
    counter: null,
    detail: null,
    hint: null,
    progress: null,
    title: `${visitor.label} – ${texts.t("ticket.title")}`,
    ...stated,
    hall: visitor.hallName[language] ?? visitor.hallName.id,
    service: dotted([visitor.agencyName, visitor.serviceName[language] ?? visitor.serviceName.id]),
    caption: texts.t("ticket.yourNumber"),
    label: visitor.label,
    alert: alertLine(visitor, texts),
    steps: stepsOf(visitor, texts),
    freshness: texts.t(away ? "ticket.offline" : "ticket.updated", { time }),
    away,
  };
}

function alertLine({ alerts, timeZone, hubTime }: Visitor, texts: Texts): string | null {
  const said = alerts.map((alert) => `${alertWords(texts, alert, timeZone, hubTime)}.`);
  return said.length === 0 ? null : said.join(" ");
}

/** What lies behind the visitor, where they are, and where they go next. */
function stepsOf({ journey }: Visitor, texts: Texts): readonly StepWords[] {
  if (journey === null) return [];
  return journey.steps.map(({ serviceName, counters }, i) => {
    const service = serviceName[texts.pack.tag] ?? serviceName.id;
    const place = counters.length === 0 ? null : texts.t("ticket.stepAt", { counters: counters.join(", ") });
    const state = i < journey.done ? "done" : i === journey.done ? "now" : "later";
    return { words: dotted([service, place]), state };
  });
}

type Stated = Pick<PageWords, "head"> & Partial<PageWords>;

/** What each state says; a state without a row does not compile. */
const states: {
  readonly [S in Visitor["state"]]: (visitor: Visitor, texts: Texts, readiness: Readiness) => Stated;
} = {
  printing: (_, texts, readiness) => ({
    head: texts.t("ticket.printing"),
    hint: keepOpen(texts, readiness),
  }),
  waiting: (visitor, texts, readiness) => {
    if (visitor.pausedUntil !== null) return paused(visitor, visitor.pausedUntil, texts);
    return visitor.outside === null
      ? inside(visitor, texts, readiness)
      : outside(visitor.outside, texts, readiness);
  },
  called: (visitor, texts) => ({
    tone: "now",
    head: texts.t("ticket.goToCounter"),
    counter: visitor.counter,
    detail: visitor.calls > 1 ? texts.t("ticket.calledTimes", { count: visitor.calls }) : null,
    title: `» ${visitor.label} – ${texts.t("common.counter", { label: visitor.counter ?? "" })}`,
  }),
  serving: (visitor, texts) => ({
    head: texts.t("ticket.serving"),
    detail: visitor.counter === null ? null : texts.t("ticket.servingAt", { counter: visitor.counter }),
  }),
  parked: (_, texts) => ({ head: texts.t("ticket.parked"), hint: texts.t("ticket.parkedHint") }),
  absent: (_, texts) => ({ head: texts.t("ticket.absent"), hint: texts.t("ticket.absentHint") }),
  done: (_, texts) => ({ tone: "over", head: texts.t("ticket.done"), hint: texts.t("ticket.doneHint") }),
  void: (_, texts) => ({ tone: "over", head: texts.t("ticket.void"), hint: texts.t("ticket.voidHint") }),
};

/** Its visitor has stepped out of the queue. */
function paused({ timeZone }: Visitor, until: Instant, texts: Texts): Stated {
  return {
    head: texts.t("ticket.paused", { time: formatTime(texts, until, timeZone) }),
    hint: texts.t("ticket.pausedHint"),
  };
}

function inside(visitor: Visitor, texts: Texts, readiness: Readiness): Stated {
  return {
    head: texts.t("ticket.personsAhead", { persons: visitor.personsAhead }),
    detail: dotted([aboutWait(visitor, texts), zoneWords(visitor, texts)]),
    hint: keepOpen(texts, readiness),
    progress: progressOf(visitor),
  };
}

/** The hall is full: it waits outside, and the phone says when it may come in. */
function outside(
  { personsAhead, wait }: NonNullable<Visitor["outside"]>,
  texts: Texts,
  readiness: Readiness,
): Stated {
  const about = wait === null ? null : texts.t("ticket.comeIn", { wait: formatWait(texts, wait) });
  return {
    head: texts.t("ticket.outside"),
    detail: dotted([texts.t("ticket.outsideAhead", { persons: personsAhead }), about]),
    hint: keepOpen(texts, readiness),
  };
}

/** Promises vibration only where it can be kept. */
function keepOpen(texts: Texts, readiness: Readiness): string {
  return texts.t(readiness === "awake" ? "ticket.keepOpen" : "ticket.keepOpenSilent");
}

function aboutWait({ wait }: Visitor, texts: Texts): string | null {
  return wait === null || wait.highMs === 0
    ? null
    : texts.t("ticket.about", { wait: formatWait(texts, wait) });
}

function zoneWords({ zoneName }: Visitor, texts: Texts): string | null {
  if (zoneName === null) return null;
  return texts.t("ticket.waitIn", { zone: zoneName[texts.pack.tag] ?? zoneName.id });
}

/** The share of the whole wait that has passed, by the middle of the estimate; null: nobody knows. */
function progressOf({ issuedAt, hubTime, wait }: Visitor): number | null {
  if (wait === null) return null;
  const passed = Math.max(0, hubTime - issuedAt);
  const left = (wait.lowMs + wait.highMs) / 2;
  return passed + left === 0 ? 1 : passed / (passed + left);
}
