import { useId, useState } from "react";
import { DeedLine } from "../DeedLine.tsx";
import type { TabProps } from "../tabs.ts";
import { useDeed } from "../useDeed.ts";

/** People counted by hand: one by one at the door, or corrected to what somebody has counted. */
export function CountPeople({ view, texts, client, linked }: TabProps): React.ReactNode {
  const own = useId();
  const deed = useDeed(client);
  const [counted, setCounted] = useState("");
  const busy = !linked || !view.open || deed.state.kind === "sending";
  const present = /^\d{1,5}$/.test(counted) ? Number(counted) : null;
  const door = (into: number, out: number): void =>
    void deed.run({ type: "countDoor", in: into, out }, texts.t("admin.crowdCorrected"));
  const correct = (): void => {
    if (present === null) return;
    void deed.run({ type: "countPeople", present }, texts.t("admin.crowdCorrected"));
    setCounted("");
  };
  return (
    <section className="admin-card">
      <h2>{texts.t("admin.crowdPeople")}</h2>
      <div className="admin-form">
        <button type="button" className="plain-button" disabled={busy} onClick={() => door(1, 0)}>
          + {texts.t("admin.crowdIn")}
        </button>
        <button type="button" className="plain-button" disabled={busy} onClick={() => door(0, 1)}>
          − {texts.t("admin.crowdOut")}
        </button>
      </div>
      <div className="admin-form">
        <div className="admin-field">
          <label htmlFor={own}>{texts.t("admin.crowdCorrect")}</label>
          <input
            id={own}
            type="number"
            min={0}
            value={counted}
            onChange={(event) => setCounted(event.target.value)}
          />
        </div>
        <button type="button" className="main-button" disabled={busy || present === null} onClick={correct}>
          {texts.t("admin.crowdCorrectNow")}
        </button>
      </div>
      <DeedLine state={deed.state} texts={texts} />
    </section>
  );
}
