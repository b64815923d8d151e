import type { ReactNode } from "react";
import { alertWords, formatWait, type Texts } from "@giliran/shared/i18n";
import type { KioskState } from "../../core/index.ts";
import { Icon } from "./Icon.tsx";
import { useWording } from "./wording.ts";

/** What everybody should know before they take a number: a pause, a system that is down, something closed. */
export function Alerts({ state }: { readonly state: KioskState | null }): ReactNode {
  const { texts } = useWording();
  const zone = state?.catalogue?.zone;
  if (state === null || zone === undefined || !isAlerted(state)) return null;
  return (
    <ul className="alerts" aria-live="polite">
      {shownAlerts(state).map((alert) => (
        <li key={JSON.stringify(alert)}>
          <Icon name="halt" />
          <span>{alertWords(texts, alert, zone, state.alertsAt)}</span>
        </li>
      ))}
      {tellsOfBeingAlone(state) && (
        <li>
          <Icon name="paper" />
          <span>{texts.t("kiosk.alone")}</span>
        </li>
      )}
      {tellsOfCrowd(state) && state.crowd !== null && (
        <li>
          <Icon name="person" />
          <span>{crowdWords(texts, state.crowd)}</span>
        </li>
      )}
    </ul>
  );
}

/** Hours and breaks have a screen of their own. */
function shownAlerts(state: KioskState | null): KioskState["alerts"] {
  return (state?.alerts ?? []).filter(({ kind }) => kind !== "hours" && kind !== "break");
}

/** Whether anything stands above the screen. */
export function isAlerted(state: KioskState | null): boolean {
  return shownAlerts(state).length > 0 || tellsOfCrowd(state) || tellsOfBeingAlone(state);
}

function tellsOfBeingAlone(state: KioskState | null): boolean {
  return state?.alone === true && state.touch.phase === "idle";
}

/** Whoever has their number already reads on it what holds for them. */
function tellsOfCrowd(state: KioskState | null): boolean {
  return state?.crowd?.full === true && (state.touch.phase === "idle" || state.touch.phase === "failed");
}

function crowdWords(texts: Texts, { comeIn }: NonNullable<KioskState["crowd"]>): string {
  if (comeIn === null) return texts.t("kiosk.hallFull");
  return texts.t("kiosk.hallFullFor", { wait: formatWait(texts, comeIn) });
}
