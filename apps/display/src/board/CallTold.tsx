import type { BoardCall } from "@giliran/shared/contract";
import type { Texts } from "@giliran/shared/i18n";
import { isNamed } from "./arrange.ts";

/**
 * The newest call for a screen reader. It is always there and only its words change: a region that comes together with
 * its words is not read out.
 */
export function CallTold(props: { readonly call: BoardCall | null; readonly texts: Texts }): React.ReactNode {
  const { call, texts } = props;
  return (
    <p className="unseen" aria-live="assertive" aria-atomic="true">
      {call === null ? "" : wordsOf(call, texts)}
    </p>
  );
}

function wordsOf({ label, counter, zone }: BoardCall, texts: Texts): string {
  const desk = isNamed(counter) ? counter : texts.t("board.counterNamed", { label: counter });
  return [label, desk, zone].filter((part) => part !== null).join(", ");
}
