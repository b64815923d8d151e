import type { ReactNode } from "react";
import type { Paper, Touch } from "../../core/index.ts";
import { Icon } from "../frame/Icon.tsx";
import { useWording } from "../frame/wording.ts";
import { Pressable } from "../press/Pressable.tsx";
import { Qr } from "./Qr.tsx";

export interface PaperCardProps {
  /** Null: still in the printer. */
  readonly paper: Paper | null;
  readonly aid: Extract<Touch, { phase: "ticket" }>["aid"];
  readonly page: string | null;
  readonly onAnswer: (came: boolean) => void;
  readonly onCopy: () => void;
}

/** Where the paper is. Where it is not, the screen takes its place: the number is above, the QR code here. */
export function PaperCard(props: PaperCardProps): ReactNode {
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
      return <PaperLacks {...props} head={texts.t("kiosk.paperFailed")} />;
    case "unknown":
      return <PaperLacks {...props} head={texts.t(headOf(props.aid))} />;
    case "declined":
      return <PaperDeclined {...props} />;
    default:
      return props.paper satisfies never;
  }
}

/** Whoever is asked reads the question alone. */
function headOf(aid: PaperCardProps["aid"]): "kiosk.paperQuestion" | "kiosk.paperUnknown" {
  return aid === "question" ? "kiosk.paperQuestion" : "kiosk.paperUnknown";
}

function PaperLacks(props: PaperCardProps & { readonly head: string }): ReactNode {
  const { texts } = useWording();
  return (
    <div className="paper-card paper-lacks" role="alert">
      {props.page !== null && <Qr text={props.page} label={texts.t("kiosk.paperLacksScan")} />}
      <div>
        <p className="paper-head">{props.head}</p>
        <p className="paper-more">
          {texts.t(props.aid === "question" ? "kiosk.paperQuestionMore" : "kiosk.paperLacksMore")}
        </p>
        {props.page !== null && props.aid !== "question" && (
          <p className="paper-more">{texts.t("kiosk.paperLacksScan")}</p>
        )}
      </div>
      <PaperAid {...props} />
    </div>
  );
}

/** The number goes with the visitor's phone, as they wished; paper is one touch away. */
function PaperDeclined(props: PaperCardProps): ReactNode {
  const { texts } = useWording();
  return (
    <div className="paper-card paper-declined" aria-live="polite">
      {props.page !== null && <Qr text={props.page} label={texts.t("kiosk.paperDeclinedMore")} />}
      <div>
        <p className="paper-head">{texts.t("kiosk.paperDeclined")}</p>
        <p className="paper-more">{texts.t("kiosk.paperDeclinedMore")}</p>
      </div>
      <PaperAid {...props} />
    </div>
  );
}

function PaperAid({ aid, paper, onAnswer, onCopy }: PaperCardProps): ReactNode {
  const { texts } = useWording();
  switch (aid) {
    case "question":
      return (
        <div className="paper-answers">
          <Pressable className="button main-button" name="paper-came" onPress={() => onAnswer(true)}>
            <span>{texts.t("kiosk.paperCame")}</span>
          </Pressable>
          <Pressable className="button" name="paper-lacks" onPress={() => onAnswer(false)}>
            <span>{texts.t("kiosk.paperDidNotCome")}</span>
          </Pressable>
        </div>
      );
    case "copy":
      return (
        <div className="paper-answers">
          <Pressable className="button" name="paper-copy" onPress={onCopy}>
            <span>{texts.t(paper === "declined" ? "kiosk.paperAfterAll" : "kiosk.paperCopy")}</span>
          </Pressable>
        </div>
      );
    case "copying":
      return <p className="paper-more paper-answers">{texts.t("kiosk.paperCopying")}</p>;
    case "none":
      return null;
    default:
      return aid satisfies never;
  }
}
