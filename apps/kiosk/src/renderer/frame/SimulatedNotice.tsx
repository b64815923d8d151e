import type { ReactNode } from "react";
import type { KioskState } from "../../core/index.ts";
import { useWording } from "./wording.ts";

const names = {
  printer: "kiosk.simulatedPrinter",
  thermometer: "kiosk.simulatedThermometer",
  voice: "kiosk.simulatedVoice",
} as const;

/** A kiosk with a simulated device says so on its own screen (design.md, rules of devices). */
export function SimulatedNotice(props: { readonly state: KioskState | null }): ReactNode {
  const { texts } = useWording();
  const simulated = props.state?.devices.filter((device) => device.simulated) ?? [];
  if (simulated.length === 0) return null;
  const devices = simulated.map((device) => texts.t(names[device.kind])).join(", ");
  return <p className="simulated">{texts.t("kiosk.simulated", { devices })}</p>;
}
