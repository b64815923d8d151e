import type { NewEvent } from "@giliran/hub";
import type { Catalogue, HallEvent, HallEventOf } from "@giliran/shared/domain";

/** Says what is broken, in one sentence; the first sentence of a day is the one that counts. */
export type Complain = (sentence: string) => void;

/** What a rule sees of the day: each event as it is committed, with the time on the hub's clock. */
export interface Rule {
  readonly take: (row: NewEvent) => void;
}

/** What a rule does at each type of event; types without a row do not concern it. */
export type Takers = {
  readonly [Type in HallEvent["type"]]?: (event: HallEventOf<Type>, row: NewEvent) => void;
};

export function ruleOf(takers: Takers): Rule {
  return {
    take: (row) => {
      const taker = takers[row.event.type] as ((event: HallEvent, row: NewEvent) => void) | undefined;
      taker?.(row.event, row);
    },
  };
}

export interface RuleParts {
  readonly catalogue: Catalogue;
  readonly complain: Complain;
}
