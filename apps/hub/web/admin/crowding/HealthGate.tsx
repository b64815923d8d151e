import { type GateMode, gateModes, type GateSettings, localText } from "@giliran/shared/domain";
import type { TextKey } from "@giliran/shared/i18n";
import { Counts } from "../../guard/Counts.tsx";
import { Choice } from "../day/Choice.tsx";
import { DeedLine } from "../DeedLine.tsx";
import type { TabProps } from "../tabs.ts";
import { useDeed } from "../useDeed.ts";

const modeNames = {
  off: "admin.gateModeOff",
  advise: "admin.gateModeAdvise",
  enforce: "admin.gateModeEnforce",
} as const satisfies { readonly [Mode in GateMode]: TextKey };

/** The health protocol at the entrance: which one holds, and how strictly; changed here, it holds at once. */
export function HealthGate({ view, texts, client, linked }: TabProps): React.ReactNode {
  const { gate } = view;
  const deed = useDeed(client);
  const busy = !linked || !view.open || deed.state.kind === "sending";
  const set = (changes: Partial<GateSettings>): void => {
    if (!busy)
      void deed.run(
        { type: "setGate", settings: { ...gate.changed, ...changes } },
        texts.t("admin.gateIsSet"),
      );
  };
  const changed = Object.values(gate.changed).some((value) => value !== null);
  if (gate.protocols.length === 0) {
    return (
      <section className="admin-card">
        <h2>{texts.t("admin.gate")}</h2>
        <p>{texts.t("admin.gateNone")}</p>
      </section>
    );
  }
  return (
    <section className="admin-card">
      <h2>{texts.t("admin.gate")}</h2>
      <div className="admin-form">
        <Choice
          label={texts.t("admin.gateMode")}
          options={gateModes.map((id) => ({ id, name: texts.t(modeNames[id]) }))}
          value={gate.mode}
          choose={(mode) => set({ mode })}
        />
        <Choice
          label={texts.t("admin.gateProtocol")}
          options={gate.protocols.map(({ id, name }) => ({ id, name: localText(name, texts.pack.tag) }))}
          value={gate.protocolId}
          choose={(protocolId) => set({ protocolId })}
        />
        <button
          type="button"
          className="plain-button"
          disabled={busy || !changed}
          onClick={() => set({ mode: null, protocolId: null })}
        >
          {texts.t("admin.gateAsPlanned")}
        </button>
      </div>
      <DeedLine state={deed.state} texts={texts} />
      <Counts gate={gate} texts={texts} />
    </section>
  );
}
