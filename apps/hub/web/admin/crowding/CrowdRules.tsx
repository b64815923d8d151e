import { type CrowdMode, crowdModes, type CrowdSettings, localText } from "@giliran/shared/domain";
import type { TextKey } from "@giliran/shared/i18n";
import { useId, useState } from "react";
import { Choice } from "../day/Choice.tsx";
import { DeedLine } from "../DeedLine.tsx";
import type { TabProps } from "../tabs.ts";
import { useDeed } from "../useDeed.ts";

const modeNames = {
  off: "admin.crowdModeOff",
  advise: "admin.crowdModeAdvise",
  enforce: "admin.crowdModeEnforce",
} as const satisfies { readonly [Mode in CrowdMode]: TextKey };

/** Nothing written is nothing said. */
function textIn(field: string): CrowdSettings["spacing"] {
  return field.trim() === "" ? null : { id: field.trim() };
}

function isSound(capacity: number | null): boolean {
  return capacity === null || (Number.isInteger(capacity) && capacity >= 1 && capacity <= 99_999);
}

/** How full the hall may be, whether that is kept, and what is said of distance; changed here, it holds at once. */
export function CrowdRules({ view, texts, client, linked }: TabProps): React.ReactNode {
  const { crowd } = view;
  const own = useId();
  const deed = useDeed(client);
  const [mode, setMode] = useState<CrowdMode>(crowd.mode);
  const [capacity, setCapacity] = useState(crowd.capacity === null ? "" : String(crowd.capacity));
  const [spacing, setSpacing] = useState(
    crowd.spacing === null ? "" : localText(crowd.spacing, texts.pack.tag),
  );
  const wanted = capacity.trim() === "" ? null : Number(capacity);
  const sound = isSound(wanted);
  const busy = !linked || !view.open || deed.state.kind === "sending";
  const changed = Object.values(crowd.changed).some((value) => value !== null);
  const set = (settings: CrowdSettings): void =>
    void deed.run({ type: "setCrowding", settings }, texts.t("admin.crowdIsSet"));
  const apply = (): void => set({ mode, capacity: wanted, spacing: textIn(spacing) });
  const plan = (): void => set({ mode: null, capacity: null, spacing: null });
  return (
    <section className="admin-card">
      <h2>{texts.t("admin.crowdMode")}</h2>
      {crowd.capacity === null && <p>{texts.t("admin.crowdOff")}</p>}
      <div className="admin-form">
        <Choice
          label={texts.t("admin.crowdMode")}
          options={crowdModes.map((id) => ({ id, name: texts.t(modeNames[id]) }))}
          value={mode}
          choose={setMode}
        />
        <div className="admin-field">
          <label htmlFor={`${own}capacity`}>{texts.t("admin.crowdCapacity")}</label>
          <input
            id={`${own}capacity`}
            type="number"
            min={1}
            max={99_999}
            value={capacity}
            aria-invalid={!sound}
            onChange={(event) => setCapacity(event.target.value)}
          />
        </div>
        <div className="admin-field">
          <label htmlFor={`${own}spacing`}>{texts.t("admin.crowdSpacing")}</label>
          <input
            id={`${own}spacing`}
            type="text"
            maxLength={120}
            value={spacing}
            onChange={(event) => setSpacing(event.target.value)}
          />
        </div>
        <button type="button" className="main-button" disabled={busy || !sound} onClick={apply}>
          {texts.t("admin.crowdSet")}
        </button>
        {changed && (
          <button type="button" className="plain-button" disabled={busy} onClick={plan}>
            {texts.t("admin.crowdPlan")}
          </button>
        )}
      </div>
      <DeedLine state={deed.state} texts={texts} />
    </section>
  );
}
