import type { BoardView } from "@giliran/shared/contract";
import type { Instant, ZoneName } from "@giliran/shared/domain";
import { formatDate, formatTime, type Texts } from "@giliran/shared/i18n";
import { Dotted } from "@giliran/shared/ui";

/** Whose hall and which zone this is, and the hall's time. */
export function Header(props: {
  readonly view: BoardView;
  readonly texts: Texts;
  readonly hubNow: Instant;
  readonly zone: ZoneName;
}): React.ReactNode {
  const { view, texts, hubNow, zone } = props;
  return (
    <header className="head">
      <p className="identity">
        <strong>{view.hall.name}</strong>
        <span className="zone">
          <Dotted
            parts={view.zone === null ? [texts.t("board.allZones")] : [view.zone.name, view.zone.about]}
          />
        </span>
      </p>
      <p className="date">{formatDate(texts, hubNow, zone)}</p>
      <p className="clock">{formatTime(texts, hubNow, zone)}</p>
    </header>
  );
}
