import type { Texts } from "@giliran/shared/i18n";
import type { DeedState } from "./useDeed.ts";

/** One line under a form: what became of the last press. Keeps its place, so that nothing jumps. */
export function DeedLine(props: { readonly state: DeedState; readonly texts: Texts }): React.ReactNode {
  const { state, texts } = props;
  const refused = state.kind === "refused";
  return (
    <p className="deed-line" data-refused={refused} role={refused ? "alert" : "status"}>
      {wordsOf(state, texts)}
    </p>
  );
}

function wordsOf(state: DeedState, texts: Texts): string | null {
  switch (state.kind) {
    case "none":
      return null;
    case "sending":
      return texts.t("admin.sending");
    case "done":
      return state.words;
    case "refused":
      return texts.t(`errors.${state.error}`);
    default:
      return state satisfies never;
  }
}
