import { useEffect, useRef, useState } from "react";
import type { Texts } from "@giliran/shared/i18n";
import { Dot } from "@giliran/shared/ui";

const turnMs = 12_000;

/** The hall's notices in one line. Those that do not fit come to the front in turn. */
export function Notices(props: {
  readonly notices: readonly string[];
  /** The first ones are pressing. */
  readonly alert: boolean;
  readonly texts: Texts;
}): React.ReactNode {
  const { notices, alert, texts } = props;
  const line = useRef<HTMLUListElement>(null);
  const [first, setFirst] = useState(0);

  useEffect(() => {
    const turning = setInterval(() => {
      const place = line.current;
      if (place !== null && place.scrollHeight > place.clientHeight * 1.5) setFirst((at) => at + 1);
    }, turnMs);
    return () => clearInterval(turning);
  }, []);

  if (notices.length === 0) return null;
  const turn = first % notices.length;
  const inTurn = [...notices.slice(turn), ...notices.slice(0, turn)];
  return (
    <div className="notices">
      <span className="info">{texts.t(alert ? "board.important" : "board.info")}</span>
      <ul ref={line}>
        {inTurn.map((notice, index) => (
          <li key={notice}>
            {index > 0 && <Dot />}
            {notice}
          </li>
        ))}
      </ul>
    </div>
  );
}
