import type { ReactNode } from "react";
import type { Paper } from "../../core/index.ts";
import { Icon } from "../frame/Icon.tsx";
import { useWording } from "../frame/wording.ts";
import { Qr } from "./Qr.tsx";

/** Where the paper is. Where it is not, the screen takes its place: the number is above, the QR code here. */
export function PaperCard(props: { readonly paper: Paper | null; readonly page: string | null }): ReactNode {
  const { texts } = useWording();
  switch (props.paper) {
    case null:
      return (
        <div className="paper-card paper-printing" aria-live="polite">
          <p className="paper-head">{texts.t("kiosk.paperPrinting")}</p>
          <p className="paper-more">{texts.t("kiosk.paperPrintingMore")}</p>
        </div>
      );
    case "printed":
      return (
        <div className="paper-card paper-printed" aria-live="polite">
          <p className="paper-head">
            <Icon name="down" /> {texts.t("kiosk.paperPrinted")}
          </p>
          <p className="paper-more">{texts.t("kiosk.paperPrintedMore")}</p>
        </div>
      );
    case "failed":
      return <PaperLacks head={texts.t("kiosk.paperFailed")} page={props.page} />;
    case "unknown":
      return <PaperLacks head={texts.t("kiosk.paperUnknown")} page={props.page} />;
    default:
      return props.paper satisfies never;
  }
}

function PaperLacks(props: { readonly head: string; readonly page: string | null }): ReactNode {
  const { texts } = useWording();
  return (
    <div className="paper-card paper-lacks" role="alert">
      {props.page !== null && <Qr text={props.page} label={texts.t("kiosk.paperLacksScan")} />}
      <div>
        <p className="paper-head">{props.head}</p>
        <p className="paper-more">{texts.t("kiosk.paperLacksMore")}</p>
        {props.page !== null && <p className="paper-more">{texts.t("kiosk.paperLacksScan")}</p>}
      </div>
    </div>
  );
}
