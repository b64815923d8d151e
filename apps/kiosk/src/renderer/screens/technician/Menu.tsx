import { useCallback, useEffect, useState } from "react";
import type { ReactNode } from "react";
import type { TextKey } from "@giliran/shared/i18n";
import type { KioskState } from "../../../core/index.ts";
import type { KioskBridge } from "../../../ipc/kioskTable.ts";
import { Icon, type IconName } from "../../frame/Icon.tsx";
import { useWording } from "../../frame/wording.ts";
import { Pressable } from "../../press/Pressable.tsx";
import { useQuiet } from "../../press/useQuiet.ts";
import { isReported, Reported } from "./Reported.tsx";
import { Scan } from "./Scan.tsx";
import { type Found, type TestName, tests } from "./tests.ts";

/** As the kiosk itself, which closes the menu whatever its page does. */
const openMs = 180_000;

/** What stands beside the keys. */
type Panel = { readonly name: "state" | "log" | "leave" | TestName; readonly found: Found };

export interface MenuProps {
  readonly state: KioskState;
  readonly bridge: KioskBridge;
}

interface Entry {
  readonly name: string;
  readonly icon: IconName;
  readonly label: TextKey;
  readonly onPress: () => void;
  readonly pressed: boolean;
}

/** What a technician may do here. The kiosk itself refuses all of it while the menu is closed. */
export function Menu({ state, bridge }: MenuProps): ReactNode {
  const { texts } = useWording();
  const [panel, show] = useState<Panel>({ name: "state", found: [] });
  useStaying(bridge);
  const test = (name: TestName, meanwhile: Found): void => {
    show({ name, found: meanwhile });
    const put = (found: Found): void => show((now) => (now.name === name ? { name, found } : now));
    void tests[name](bridge, texts).then(put);
  };
  const { maintenance } = state.technician;
  const maintain = (): void => {
    const done = texts.t(maintenance ? "technician.served" : "technician.maintained");
    void bridge.calls
      .setMaintenance({ on: !maintenance })
      .then(({ ok }) => show({ name: "state", found: [ok ? done : texts.t("technician.failed")] }));
  };
  const at = (name: Panel["name"]): boolean => panel.name === name;
  const entry = (
    name: string,
    icon: IconName,
    label: TextKey,
    onPress: () => void,
    pressed = false,
  ): Entry => ({ name, icon, label, onPress, pressed });
  const entries: readonly Entry[] = [
    entry("state", "list", "technician.state", () => show({ name: "state", found: [] }), at("state")),
    entry(
      "print",
      "paper",
      "technician.print",
      () => test("print", [texts.t("technician.printing")]),
      at("print"),
    ),
    entry("scanner", "warmth", "technician.scanner", () => test("scanner", []), at("scanner")),
    entry("sound", "sound", "technician.sound", () => test("sound", []), at("sound")),
    entry(
      "network",
      "link",
      "technician.network",
      () => test("network", [texts.t("technician.networkWait")]),
      at("network"),
    ),
    entry("log", "list", "technician.log", () => show({ name: "log", found: [] }), at("log")),
    entry("reload", "again", "technician.reload", () => location.reload()),
    entry(
      "maintenance",
      "tools",
      maintenance ? "technician.serve" : "technician.maintain",
      maintain,
      maintenance,
    ),
    entry("leave", "leave", "technician.leave", () => show({ name: "leave", found: [] }), at("leave")),
  ];
  return (
    <div className="technician">
      <div className="technician-keys">
        {entries.map(({ name, icon, label, onPress, pressed }) => (
          <Pressable
            key={name}
            className="button"
            name={`technician-${name}`}
            pressed={pressed}
            onPress={onPress}
          >
            <Icon name={icon} />
            <span>{texts.t(label as "technician.state")}</span>
          </Pressable>
        ))}
      </div>
      <section className="technician-panel" aria-live="polite">
        {panel.found.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {panel.name === "scanner" && <Scan scan={state.technician.scan} />}
        {isReported(panel.name) && <Reported key={panel.name} {...{ name: panel.name, state, bridge }} />}
      </section>
    </div>
  );
}

/** Each touch keeps the menu open in the kiosk itself; three minutes without one close it. */
function useStaying(bridge: KioskBridge): void {
  // The same one at each render: another would count anew.
  const lock = useCallback(() => void bridge.calls.lockTechnician(null), [bridge]);
  const { touches } = useQuiet(openMs, lock);
  useEffect(() => {
    if (touches > 0) void bridge.calls.stayTechnician(null);
  }, [bridge, touches]);
}
