import type { ReactNode } from "react";
import { useWording } from "../frame/wording.ts";

/** 20 mm by what the kiosk was told of its screen, for a technician to hold a ruler to. */
export function Ruler(): ReactNode {
  const { texts } = useWording();
  return (
    <div className="ruler-line">
      <span className="ruler" aria-hidden="true" />
      <p>{texts.t("kiosk.ruler")}</p>
    </div>
  );
}
