import { useState } from "react";
import type { ReactNode } from "react";
import { formatTime } from "@giliran/shared/i18n";
import type { ZoneName } from "@giliran/shared/domain";
import type { LogLine } from "../../../core/index.ts";
import { Icon } from "../../frame/Icon.tsx";
import { useWording } from "../../frame/wording.ts";
import { Pressable } from "../../press/Pressable.tsx";

const perPage = 6;

/** The last lines of the kiosk's own log, newest first. */
export function Log(props: { readonly lines: readonly LogLine[]; readonly zone: ZoneName }): ReactNode {
  const { texts } = useWording();
  const [page, turn] = useState(0);
  const lines = props.lines.toReversed();
  const pages = Math.max(1, Math.ceil(lines.length / perPage));
  if (lines.length === 0) return <p>{texts.t("technician.logEmpty")}</p>;
  return (
    <div className="technician-log">
      <ol>
        {lines.slice(page * perPage, (page + 1) * perPage).map((line, i) => (
          <li key={`${String(page)}/${String(i)}`} data-level={line.level}>
            <b>{formatTime(texts, line.at, props.zone)}</b> <i>{texts.t(`technician.${line.level}`)}</i>{" "}
            <span lang="en">{line.sentence}</span>
          </li>
        ))}
      </ol>
      <div className="technician-pages">
        <Pressable
          className="button"
          name="log-newer"
          label={texts.t("kiosk.pageUp")}
          disabled={page === 0}
          onPress={() => turn(page - 1)}
        >
          <Icon name="up" />
        </Pressable>
        <p>{texts.t("kiosk.pageOf", { page: texts.number(page + 1), pages: texts.number(pages) })}</p>
        <Pressable
          className="button"
          name="log-older"
          label={texts.t("kiosk.pageDown")}
          disabled={page === pages - 1}
          onPress={() => turn(page + 1)}
        >
          <Icon name="down" />
        </Pressable>
      </div>
    </div>
  );
}
