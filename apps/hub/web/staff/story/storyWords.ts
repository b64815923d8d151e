import type { Story, StoryStep } from "@giliran/shared/contract";
import { localText } from "@giliran/shared/domain";
import type { TextKey, Texts } from "@giliran/shared/i18n";
import { reasonWords } from "../reasonWords.ts";

type Step<Kind extends StoryStep["kind"]> = Extract<StoryStep, { kind: Kind }>;
type Teller<Kind extends StoryStep["kind"]> = (texts: Texts, step: Step<Kind>) => string;

const printed = {
  printed: "story.printed",
  failed: "story.printFailed",
  unknown: "story.printUnknown",
  declined: "story.printDeclined",
} as const satisfies { readonly [Outcome in Step<"printed">["outcome"]]: TextKey };

const copied = {
  printed: "story.copyPrinted",
  failed: "story.copyFailed",
  unknown: "story.copyUnknown",
} as const satisfies { readonly [Outcome in Step<"copyReported">["outcome"]]: TextKey };

/** A sentence for each kind of step; a kind without a row does not compile. */
const tellers: { readonly [Kind in StoryStep["kind"]]: Teller<Kind> } = {
  replaced: (texts, { label }) => texts.t("story.replaced", { label }),
  issued: (texts, { partySize, outside, walkIn, byRight, aloneAt }) =>
    [
      walkIn ? texts.t("story.walkIn") : texts.t("story.issued", { persons: partySize }),
      ...(aloneAt === null ? [] : [texts.t("story.alone")]),
      ...(byRight ? [texts.t("story.byRight")] : []),
      ...(outside ? [texts.t("story.outside")] : []),
    ].join(" "),
  pad: (texts, { counter }) =>
    counter === null ? texts.t("story.padLeft") : texts.t("story.pad", { counter }),
  stepFinished: (texts, { counter, outcome, next }) => {
    const head = texts.t("story.stepFinished", { counter, next: localText(next, texts.pack.tag) });
    return outcome === null ? head : `${head} ${localText(outcome, texts.pack.tag)}.`;
  },
  printed: (texts, { outcome }) => texts.t(printed[outcome]),
  copyAsked: (texts, { kiosk }) => texts.t("story.copyAsked", { kiosk }),
  copyTaken: (texts, { kiosk }) => texts.t("story.copyTaken", { kiosk }),
  copyReported: (texts, { outcome }) => texts.t(copied[outcome]),
  admitted: (texts, { override }) => texts.t(override ? "story.admittedByWord" : "story.admitted"),
  called: (texts, { counter, reason, override }) => {
    const why = override === null ? reasonWords(texts, reason, true) : localText(override, texts.pack.tag);
    return texts.t(override === null ? "story.called" : "story.calledOutOfOrder", { counter, why });
  },
  recalled: (texts, { counter }) => texts.t("story.recalled", { counter }),
  started: (texts, { counter }) => texts.t("story.started", { counter }),
  finished: (texts, { counter, outcome }) => {
    const head = texts.t("story.finished", { counter });
    return outcome === null ? head : `${head} ${localText(outcome, texts.pack.tag)}.`;
  },
  absent: (texts, { counter }) => texts.t("story.absent", { counter }),
  returned: (texts) => texts.t("story.returned"),
  parked: (texts, { counter, reason }) =>
    texts.t("story.parked", { counter, reason: localText(reason, texts.pack.tag) }),
  transferred: (texts, { service, counter }) => {
    const name = localText(service, texts.pack.tag);
    return counter === null
      ? texts.t("story.transferred", { service: name })
      : texts.t("story.transferredTo", { service: name, counter });
  },
  letPass: (texts, { count }) => texts.t("story.letPass", { count }),
  paused: (texts, { at, until }) =>
    texts.t("story.paused", { minutes: Math.max(1, Math.round((until - at) / 60_000)) }),
  resumed: (texts) => texts.t("story.resumed"),
  left: (texts) => texts.t("story.left"),
  moved: (texts, { service }) => texts.t("story.moved", { service: localText(service, texts.pack.tag) }),
  undone: (texts, { counter }) => texts.t("story.undone", { counter }),
  cancelled: (texts, { reason }) =>
    reason === null
      ? texts.t("story.dayClosed")
      : texts.t("story.cancelled", { reason: localText(reason, texts.pack.tag) }),
};

export function stepWords<Kind extends StoryStep["kind"]>(texts: Texts, step: Step<Kind>): string {
  const tell = tellers[step.kind] as Teller<Kind>;
  return tell(texts, step);
}

/** Why somebody else was called before. */
export function beforeWords(texts: Texts, { reason }: Story["before"][number]): string {
  return reasonWords(texts, reason, false);
}
