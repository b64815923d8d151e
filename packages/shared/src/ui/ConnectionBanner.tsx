import { type HubSnapshot, sinceByHub } from "../client/index.ts";
import type { ZoneName } from "../domain/index.ts";
import { formatTime, type Texts } from "../i18n/index.ts";

/** What the banner says. */
export interface ConnectionWords {
  readonly loud: boolean;
  readonly head: string;
  readonly more: string | null;
}

/** Says that the hub is away and since when; nothing while it is there. */
export function ConnectionBanner(props: {
  readonly snapshot: HubSnapshot;
  readonly texts: Texts;
  readonly zone: ZoneName;
}): React.ReactNode {
  const words = connectionWords(props.snapshot, props.texts, props.zone);
  if (words === null) return null;
  return (
    <div className="connection" role="alert" data-loud={words.loud}>
      <span className="connection-sign" aria-hidden="true">
        !
      </span>
      <p>
        <strong className="connection-head">{words.head}</strong>
        {words.more}
      </p>
    </div>
  );
}

/** What is to be said of the link; null: it stands. Loud where work has stopped. */
export function connectionWords(snapshot: HubSnapshot, texts: Texts, zone: ZoneName): ConnectionWords | null {
  switch (snapshot.status) {
    case "connected":
      return null;
    case "connecting":
      return { loud: false, head: texts.t("common.connecting"), more: null };
    case "refused":
      return {
        loud: true,
        head: texts.t("common.refused"),
        more: snapshot.refusal === null ? null : texts.t(`errors.${snapshot.refusal}`),
      };
    case "disconnected":
      return snapshot.frame === null
        ? { loud: true, head: texts.t("common.neverConnected"), more: texts.t("common.neverConnectedHint") }
        : {
            loud: true,
            head: texts.t("common.disconnectedSince", {
              time: formatTime(texts, sinceByHub(snapshot), zone),
            }),
            more: texts.t("common.disconnectedHint"),
          };
    default:
      return snapshot.status satisfies never;
  }
}
