import type { ReactNode } from "react";
import { Pressable } from "../press/Pressable.tsx";
import { useQuiet } from "../press/useQuiet.ts";
import { useWording } from "./wording.ts";

/** ux.md: 40 s without a touch, the last 20 s announced; 120 s for those who need longer. */
export const idleMs = { normal: 40_000, easy: 120_000, announced: 20_000 } as const;

export interface IdleWatchProps {
  readonly limitMs: number;
  readonly onEnd: () => void;
}

/** The last seconds before the screen forgets its visitor. Any touch keeps it; the button says so. */
export function IdleWatch(props: IdleWatchProps): ReactNode {
  const { texts } = useWording();
  const { left } = useQuiet(props.limitMs, props.onEnd);
  if (left * 1000 > idleMs.announced) return null;
  return (
    <div className="veil">
      <div
        className="idle-question"
        role="alertdialog"
        aria-labelledby="idle-head"
        aria-describedby="idle-more"
      >
        <h2 id="idle-head">{texts.t("kiosk.idleQuestion")}</h2>
        <p className="unseen">{texts.t("kiosk.guideStay")}</p>
        <p id="idle-more" data-unspoken>
          {texts.t("kiosk.idleCountdown", { seconds: Math.max(0, left) })}
        </p>
        <Pressable className="button main-button" name="more-time" onPress={() => {}}>
          <span>{texts.t("kiosk.moreTime")}</span>
        </Pressable>
      </div>
    </div>
  );
}
