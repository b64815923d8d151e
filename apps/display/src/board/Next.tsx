import type { Texts } from "@giliran/shared/i18n";

/** Numbers that are next in turn, where the hall shows them. */
export function Next(props: { readonly labels: readonly string[]; readonly texts: Texts }): React.ReactNode {
  const { labels, texts } = props;
  if (labels.length === 0) return null;
  return (
    <section className="next-numbers">
      <h2>{texts.t("board.next")}</h2>
      <ul>
        {labels.map((label) => (
          <li key={label}>{label}</li>
        ))}
      </ul>
    </section>
  );
}
