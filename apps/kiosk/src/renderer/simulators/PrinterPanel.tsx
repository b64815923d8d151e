import type { ReactNode } from "react";
import type { Texts } from "@giliran/shared/i18n";
import type { PrinterFaultChange, SimulatorBridge, SimulatorState } from "../../ipc/simulatorTable.ts";
import { Toggle } from "./Toggle.tsx";

type Printer = NonNullable<SimulatorState["printer"]>;
type Faults = Printer["faults"];

interface Button {
  readonly label:
    | "kiosk.simPaperLow"
    | "kiosk.simPaperOut"
    | "kiosk.simCoverOpen"
    | "kiosk.simJam"
    | "kiosk.simSilent"
    | "kiosk.simUnplugged"
    | "kiosk.simMidOut"
    | "kiosk.simMidJam";
  readonly on: (faults: Faults) => boolean;
  readonly set: PrinterFaultChange;
  readonly clear: PrinterFaultChange;
}

/** Lines of a slip that still come out before a fault in its middle strikes. */
const afterLines = 4;

function midSlip(label: "kiosk.simMidOut" | "kiosk.simMidJam", becomes: "paperOut" | "jam"): Button {
  return {
    label,
    on: (faults) => faults.midSlip?.becomes === becomes,
    set: { midSlip: { afterLines, becomes } },
    clear: { midSlip: null },
  };
}

const buttons: Readonly<Record<string, Button>> = {
  "paper-low": {
    label: "kiosk.simPaperLow",
    on: (faults) => faults.paperLow,
    set: { paperLow: true },
    clear: { paperLow: false },
  },
  "paper-out": {
    label: "kiosk.simPaperOut",
    on: (faults) => faults.paperOut,
    set: { paperOut: true },
    clear: { paperOut: false },
  },
  "cover-open": {
    label: "kiosk.simCoverOpen",
    on: (faults) => faults.coverOpen,
    set: { coverOpen: true },
    clear: { coverOpen: false },
  },
  jam: { label: "kiosk.simJam", on: (faults) => faults.jam, set: { jam: true }, clear: { jam: false } },
  offline: {
    label: "kiosk.simUnplugged",
    on: (faults) => faults.offline === "refuses",
    set: { offline: "refuses" },
    clear: { offline: "no" },
  },
  silent: {
    label: "kiosk.simSilent",
    on: (faults) => faults.offline === "silent",
    set: { offline: "silent" },
    clear: { offline: "no" },
  },
  "mid-slip-paper-out": midSlip("kiosk.simMidOut", "paperOut"),
  "mid-slip-jam": midSlip("kiosk.simMidJam", "jam"),
};
const allWell: PrinterFaultChange = {
  paperLow: false,
  paperOut: false,
  coverOpen: false,
  jam: false,
  offline: "no",
  midSlip: null,
};

export interface PrinterPanelProps {
  readonly printer: Printer;
  readonly bridge: SimulatorBridge;
  readonly texts: Texts;
}

/** Faults of the simulated printer, and what came out of it. */
export function PrinterPanel({ printer, bridge, texts }: PrinterPanelProps): ReactNode {
  const set = (change: PrinterFaultChange): void => void bridge.calls.setPrinterFaults(change);
  return (
    <>
      {printer.port !== null && <p>{texts.t("kiosk.simPort", { port: printer.port })}</p>}
      <div className="faults">
        {Object.entries(buttons).map(([name, button]) => {
          const on = button.on(printer.faults);
          return (
            <Toggle
              key={name}
              name={name}
              label={texts.t(button.label)}
              on={on}
              onToggle={() => set(on ? button.clear : button.set)}
            />
          );
        })}
        <Toggle
          name="all-well"
          label={texts.t("kiosk.simAllWell")}
          on={false}
          onToggle={() => set(allWell)}
        />
      </div>
      {printer.protocolFaults.length > 0 && (
        <p role="alert">{texts.t("kiosk.simProtocol", { faults: printer.protocolFaults.join("; ") })}</p>
      )}
      <h3>{texts.t("kiosk.simSlips")}</h3>
      {printer.slips.length === 0 && <p>{texts.t("kiosk.simNoSlips")}</p>}
      <ol className="slips">
        {printer.slips.map((slip) => (
          <li key={slip.id}>
            <img
              src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(slip.svg)}`}
              alt={texts.t("kiosk.simSlip", { number: slip.id })}
            />
          </li>
        ))}
      </ol>
    </>
  );
}
