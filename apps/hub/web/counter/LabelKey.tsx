import type { Texts } from "@giliran/shared/i18n";

/** A number in a list: pressed, it tells what became of it. */
export function LabelKey(props: {
  readonly label: string;
  readonly texts: Texts;
  readonly tell: (label: string) => void;
}): React.ReactNode {
  const { label, texts, tell } = props;
  return (
    <button
      type="button"
      className="next-label label-key"
      title={texts.t("panel.storyOf", { label })}
      onClick={(event) => {
        if (event.detail > 0) event.currentTarget.blur();
        tell(label);
      }}
    >
      {label}
    </button>
  );
}
