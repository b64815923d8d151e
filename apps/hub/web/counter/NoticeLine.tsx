import type { Texts } from "@giliran/shared/i18n";
import { noticeWords } from "./words.ts";
import type { Notice } from "./useSender.ts";

/** A quiet line that says what became of the last press; its place is kept while it is empty. */
export function NoticeLine(props: {
  readonly texts: Texts;
  readonly notice: Notice;
  readonly linked: boolean;
}): React.ReactNode {
  const { texts, notice, linked } = props;
  // The link broke before the answer: whether it happened is not known, and the panel does not pretend to.
  const shown: Notice = notice.kind === "sending" && !linked ? { kind: "not_confirmed" } : notice;
  return (
    <output className="notice" data-kind={shown.kind}>
      {noticeWords(texts, shown)}
    </output>
  );
}
