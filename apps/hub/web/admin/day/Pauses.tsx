import type { AdminView } from "@giliran/shared/contract";
import type { Instant, PauseCause } from "@giliran/shared/domain";
import { formatMinutes, formatTime, type TextKey } from "@giliran/shared/i18n";
import { useState } from "react";
import { DeedLine } from "../DeedLine.tsx";
import type { TabProps } from "../tabs.ts";
import { useDeed } from "../useDeed.ts";
import { Choice } from "./Choice.tsx";

type PauseRow = AdminView["pauses"][number];
const minuteMs = 60_000;
/** Minutes after which it goes on by itself; 0: when somebody says so. */
const lengths = [0, 5, 10, 15, 30] as const;

const causes = {
  pressed: "admin.pausePressed",
  scheduled: "admin.pauseScheduled",
  hub_away: "admin.pauseAway",
} as const satisfies { readonly [Cause in PauseCause]: TextKey };

/** Nothing is called for a while, and no clock of the queue goes on. */
export function Pauses(props: TabProps): React.ReactNode {
  const { view, texts, zone, now, client, linked } = props;
  const deed = useDeed(client);
  const [length, setLength] = useState<number>(0);
  const going = view.pauses.find(({ to }) => to === null) ?? null;
  const busy = !linked || deed.state.kind === "sending";
  const pause = (): void => {
    const until = length === 0 ? null : ((now + length * minuteMs) as Instant);
    void deed.run({ type: "pauseHall", until }, texts.t("admin.pauseBegun"));
  };
  const resume = (): void => void deed.run({ type: "resumeHall" }, texts.t("admin.pauseEnded"));
  return (
    <section className="admin-card" data-pressing={going !== null}>
      <h2>{texts.t("admin.pause")}</h2>
      <p>
        {going === null ? texts.t("admin.pauseMore") : texts.t("admin.pauseSince", sinceOf(props, going))}
      </p>
      {going === null ? (
        <div className="admin-form">
          <Choice
            label={texts.t("admin.pauseLength")}
            options={lengths.map((minutes) => ({
              id: minutes,
              name: minutes === 0 ? texts.t("admin.untilResumed") : texts.t("common.minutes", { minutes }),
            }))}
            value={length}
            choose={setLength}
          />
          <button type="button" className="main-button" disabled={busy || !view.open} onClick={pause}>
            {texts.t("admin.pauseNow")}
          </button>
        </div>
      ) : (
        <button type="button" className="main-button" disabled={busy} onClick={resume}>
          {texts.t("admin.resume")}
        </button>
      )}
      <DeedLine state={deed.state} texts={texts} />
      <ul className="admin-list">
        {view.pauses
          .filter(({ to }) => to !== null)
          .map((row) => (
            <li key={row.from}>
              {texts.t(causes[row.cause])}
              <small>
                {formatTime(texts, row.from, zone)}–{formatTime(texts, row.to ?? now, zone)},{" "}
                {formatMinutes(texts, (row.to ?? now) - row.from)}
              </small>
            </li>
          ))}
      </ul>
    </section>
  );
}

function sinceOf({ texts, zone, now }: TabProps, { from }: PauseRow): { time: string; duration: string } {
  return { time: formatTime(texts, from, zone), duration: formatMinutes(texts, now - from) };
}
