import type { Texts } from "@giliran/shared/i18n";
import type { Arrangement } from "./arrange.ts";

/** The large place while nobody is called: where to look, or that the hall is closed. */
export function Rest(props: {
  readonly rest: Arrangement["rest"] | "paused";
  readonly texts: Texts;
  /** The screen cannot be heard now, so it promises no voice. */
  readonly silent: boolean;
}): React.ReactNode {
  const { rest, texts, silent } = props;
  const words = wordsOf[rest];
  return (
    <section className="rest" data-rest={rest}>
      <h1>{texts.t(words.head)}</h1>
      <p>{texts.t(silent ? words.silentHint : words.hint)}</p>
    </section>
  );
}

const wordsOf = {
  next: { head: "board.nextHere", hint: "board.watchHere", silentHint: "board.nextHereSilent" },
  paused: { head: "board.paused", hint: "board.pausedHint", silentHint: "board.pausedHint" },
  closed: { head: "board.closed", hint: "board.closedHint", silentHint: "board.closedHint" },
  notOpenYet: { head: "board.notOpenYet", hint: "board.notOpenYetHint", silentHint: "board.notOpenYetHint" },
} as const satisfies Readonly<Record<Arrangement["rest"] | "paused", object>>;
