import type { ChangeEvent, ReactNode } from "react";
import type { Texts } from "@giliran/shared/i18n";
import type { SimulatorBridge, SimulatorState, ThermometerFault } from "../../ipc/simulatorTable.ts";
import { Toggle } from "./Toggle.tsx";

type Thermometer = NonNullable<SimulatorState["thermometer"]>;

const faults = {
  none: "kiosk.simAllWell",
  nonsense: "kiosk.simNonsense",
  silent: "kiosk.simSilent",
  noSensor: "kiosk.simNoSensor",
  unplugged: "kiosk.simUnplugged",
} as const satisfies Record<ThermometerFault, string>;

export interface ThermometerPanelProps {
  readonly thermometer: Thermometer;
  readonly bridge: SimulatorBridge;
  readonly texts: Texts;
}

/** What the simulated thermometer measures, and what is wrong with it. */
export function ThermometerPanel({ thermometer, bridge, texts }: ThermometerPanelProps): ReactNode {
  const slide = (event: ChangeEvent<HTMLInputElement>): void =>
    void bridge.calls.setThermometer({ celsius: event.currentTarget.valueAsNumber });
  const names = Object.keys(faults) as ThermometerFault[];
  return (
    <>
      <label className="slide">
        <input
          type="range"
          aria-label={texts.t("kiosk.simThermometer")}
          min="25"
          max="43"
          step="0.1"
          value={thermometer.celsius}
          onChange={slide}
        />
        <output>{texts.t("kiosk.simCelsius", { celsius: thermometer.celsius.toFixed(1) })}</output>
      </label>
      <div className="faults">
        {names.map((name) => (
          <Toggle
            key={name}
            name={`thermometer-${name}`}
            label={texts.t(faults[name])}
            on={thermometer.fault === name}
            onToggle={() => void bridge.calls.setThermometer({ fault: name })}
          />
        ))}
      </div>
    </>
  );
}
