import type { TicketId } from "@giliran/shared/domain";
import { useState } from "react";
import { Choice } from "../day/Choice.tsx";
import { DeedLine } from "../DeedLine.tsx";
import type { TabProps } from "../tabs.ts";
import { useDeed } from "../useDeed.ts";

/** Another paper of a number that still waits or is served, from a kiosk that is there. */
export function AskCopy(props: TabProps & { readonly ticketId: TicketId }): React.ReactNode {
  const { view, texts, client, linked, ticketId } = props;
  const deed = useDeed(client);
  const kiosks = view.devices.filter(({ role, connected }) => role === "kiosk" && connected);
  const [chosen, choose] = useState<string | null>(null);
  const kiosk = kiosks.find(({ deviceId }) => deviceId === chosen) ?? kiosks[0];
  const ask = (): void => {
    if (kiosk === undefined) return;
    const words = texts.t("admin.copyAsked", { kiosk: kiosk.name });
    void deed.run({ type: "askCopy", ticketId, kioskId: kiosk.deviceId }, words);
  };
  return (
    <div className="ask-copy no-print">
      <p>{texts.t("admin.copyMore")}</p>
      {kiosks.length === 0 ? (
        <p>{texts.t("admin.copyNoKiosk")}</p>
      ) : (
        <div className="admin-form">
          <Choice
            label={texts.t("admin.copyWhere")}
            options={kiosks.map(({ deviceId, name }) => ({ id: deviceId, name }))}
            value={kiosk?.deviceId ?? null}
            choose={choose}
          />
          <button
            type="button"
            className="plain-button"
            disabled={!linked || deed.state.kind === "sending"}
            onClick={ask}
          >
            {texts.t("admin.copyAsk")}
          </button>
        </div>
      )}
      <DeedLine state={deed.state} texts={texts} />
    </div>
  );
}
