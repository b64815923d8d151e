import { type HubSnapshot, sinceByHub } from "@giliran/shared/client";
import type { ZoneName } from "@giliran/shared/domain";
import { formatTime, type Texts } from "@giliran/shared/i18n";
import { Dotted } from "@giliran/shared/ui";
import type { VoiceStatus } from "../voice/createVoice.ts";
import { Notices } from "./Notices.tsx";
import { SoundNotice } from "./SoundNotice.tsx";

/** One line: the hall's notices; while the hub is away, since when instead; and whether the screen can be heard. */
export function Footer(props: {
  /** What everybody should know now, before the usual notices. */
  readonly alerts: readonly string[];
  readonly notices: readonly string[];
  readonly hub: HubSnapshot;
  readonly voice: VoiceStatus;
  readonly texts: Texts;
  readonly zone: ZoneName;
}): React.ReactNode {
  const { alerts, notices, hub, voice, texts, zone } = props;
  const stale = hub.status !== "connected";
  return (
    <footer className="foot" data-stale={stale} data-alert={!stale && alerts.length > 0}>
      {stale ? (
        <output className="stale">
          <span className="stale-mark" aria-hidden="true">
            !
          </span>
          <span>
            <Dotted
              parts={[
                texts.t("board.stale", { time: formatTime(texts, sinceByHub(hub), zone) }),
                texts.t("board.staleHint"),
              ]}
            />
          </span>
        </output>
      ) : (
        <Notices notices={[...alerts, ...notices]} alert={alerts.length > 0} texts={texts} />
      )}
      <SoundNotice voice={voice} texts={texts} />
    </footer>
  );
}
