import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import type { ZoneName } from "@giliran/shared/domain";
import type { KioskState, TechnicianReport } from "../../../core/index.ts";
import type { KioskBridge } from "../../../ipc/kioskTable.ts";
import { Icon } from "../../frame/Icon.tsx";
import { useWording } from "../../frame/wording.ts";
import { Pressable } from "../../press/Pressable.tsx";
import { Log } from "./Log.tsx";
import { State } from "./State.tsx";

const reported = ["state", "log", "leave"] as const;
export type ReportedName = (typeof reported)[number];

/** Whether a panel shows what the kiosk reports of itself. */
export function isReported(name: string): name is ReportedName {
  return reported.some((one) => one === name);
}

/** What the kiosk reports of itself, and the way out of kiosk mode. */
export function Reported(props: {
  readonly name: ReportedName;
  readonly state: KioskState;
  readonly bridge: KioskBridge;
}): ReactNode {
  const { name, state, bridge } = props;
  const report = useReport(bridge);
  if (report === null) return null;
  if (name === "state") return <State state={state} report={report} />;
  if (name === "log") return <Log lines={report.log} zone={zoneOf(state)} />;
  return <Leave way={report.leave} bridge={bridge} />;
}

/** As it was when the panel that shows it was opened. */
function useReport(bridge: KioskBridge): TechnicianReport | null {
  const [report, setReport] = useState<TechnicianReport | null>(null);
  useEffect(() => {
    let over = false;
    const read = async (): Promise<void> => {
      const answer = await bridge.calls.readTechnician(null);
      if (answer.ok && !over) setReport(answer.value);
    };
    void read();
    return () => {
      over = true;
    };
  }, [bridge]);
  return report;
}

/** Asked once more: afterwards the machine is open to everybody. */
function Leave(props: { readonly way: TechnicianReport["leave"]; readonly bridge: KioskBridge }): ReactNode {
  const { way, bridge } = props;
  const { texts } = useWording();
  const [leaving, leave] = useState(false);
  if (way === null) return <p>{texts.t("technician.leaveNot")}</p>;
  const go = async (): Promise<void> => {
    leave(true);
    const answer = await bridge.calls.leaveKioskMode(null);
    // Chromium lets a page close itself that was never left for another one.
    if (answer.ok && answer.value === "page") window.close();
  };
  return (
    <>
      <p>{texts.t("technician.leaveMore")}</p>
      {way === "page" && <p>{texts.t("technician.leaving")}</p>}
      <Pressable
        className="button main-button"
        name="technician-leave-sure"
        disabled={leaving}
        onPress={() => void go()}
      >
        <Icon name="leave" />
        <span>{texts.t("technician.leaveSure")}</span>
      </Pressable>
    </>
  );
}

function zoneOf({ catalogue }: KioskState): ZoneName {
  return catalogue?.zone ?? (Intl.DateTimeFormat().resolvedOptions().timeZone as ZoneName);
}
