import type { ReactNode } from "react";
import type { KioskState } from "../../../core/index.ts";
import { useWording } from "../../frame/wording.ts";
import { useSecondsUntil } from "./useSecondsUntil.ts";

/** The thermometer while it is tried: its last reading, kept nowhere. */
export function Scan({ scan }: { readonly scan: KioskState["technician"]["scan"] }): ReactNode {
  const { texts } = useWording();
  const left = useSecondsUntil(scan?.until ?? null);
  if (scan === null) return null;
  const degrees = new Intl.NumberFormat(texts.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <>
      <p>{texts.t("technician.scannerWait")}</p>
      <p className="technician-reading">
        {scan.celsius === null ? "–" : `${degrees.format(scan.celsius)} °C`}
      </p>
      <p>{texts.t("technician.scannerLeft", { seconds: texts.number(left) })}</p>
    </>
  );
}
