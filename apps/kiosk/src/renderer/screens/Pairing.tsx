import type { ReactNode } from "react";
import { shownFingerprint } from "@giliran/shared/contract";
import type { TextKey } from "@giliran/shared/i18n";
import type { PairingShown } from "../../core/index.ts";
import { Icon } from "../frame/Icon.tsx";
import { useWording } from "../frame/wording.ts";
import { Ruler } from "./Ruler.tsx";

const said = {
  asking: "kiosk.pairingBegins",
  waiting: "kiosk.pairingMore",
  noHub: "kiosk.pairingNoHub",
  otherHub: "kiosk.pairingOtherHub",
  rateLimited: "kiosk.pairingMany",
  rejected: "kiosk.pairingRejected",
} as const satisfies { readonly [Phase in PairingShown["phase"]]: TextKey };

/** For the technician who stands here: the code, and what to compare before anybody types it. */
export function Pairing({ pairing }: { readonly pairing: PairingShown }): ReactNode {
  const { texts } = useWording();
  const { phase, code, hubUrl, fingerprint, sentAway } = pairing;
  return (
    <div className="message pairing" aria-live="polite">
      <Icon name={phase === "waiting" || phase === "asking" ? "clock" : "halt"} />
      <h1>{texts.t(sentAway ? "kiosk.pairingAgain" : "kiosk.pairing")}</h1>
      <p>{texts.t(said[phase])}</p>
      {code !== null && <p className="pairing-code">{spaced(code)}</p>}
      {code !== null && <p>{texts.t("kiosk.pairingUntil")}</p>}
      <dl className="pairing-facts">
        <dt>{texts.t("kiosk.pairingHub")}</dt>
        <dd>{hubUrl}</dd>
        {fingerprint !== null && (
          <>
            <dt>{texts.t("kiosk.pairingFingerprint")}</dt>
            <dd>{shownFingerprint(fingerprint)}</dd>
          </>
        )}
      </dl>
      <Ruler />
    </div>
  );
}

/** "K7P 2MX": people read three signs at a time. */
function spaced(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
