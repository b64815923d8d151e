import type { BoardView } from "@giliran/shared/contract";
import { formatPersons, type Texts } from "@giliran/shared/i18n";

/** Persons who wait, by service of this zone. */
export function Waiting(props: {
  readonly waiting: BoardView["waiting"];
  readonly texts: Texts;
}): React.ReactNode {
  const { waiting, texts } = props;
  if (waiting.length === 0) return null;
  return (
    <section className="waiting">
      <h2>{texts.t("board.waiting")}</h2>
      <ul data-many={waiting.length > 6}>
        {waiting.map(({ service, prefix, persons }) => (
          <li key={service} data-none={persons === 0}>
            <span className="prefix">{prefix}</span>
            <span className="service">{service}</span>
            <span className="persons">{formatPersons(texts, persons)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
