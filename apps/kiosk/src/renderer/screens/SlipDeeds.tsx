import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import type { VisitorView } from "@giliran/shared/contract";
import { formatPersons } from "@giliran/shared/i18n";
import type { Texts } from "@giliran/shared/i18n";
import type { TicketDeed } from "../../core/index.ts";
import { Icon } from "../frame/Icon.tsx";
import type { IconName } from "../frame/Icon.tsx";
import { useWording } from "../frame/wording.ts";
import type { Voice } from "../guide/useGuide.ts";
import { Pressable } from "../press/Pressable.tsx";

/** What is asked before it is done. */
type Question = "letPass" | "pauseTicket" | "leaveQueue";

export interface SlipDeedsProps {
  /** Null: the hub cannot be asked now, so nothing can be wanted of it. */
  readonly view: VisitorView | null;
  /** Null: nothing would be heard here. */
  readonly voice: Voice | null;
  readonly onDeed: (deed: TicketDeed) => Promise<void>;
  /** Stands above, while nothing is asked. */
  readonly children: ReactNode;
}

/** What can be done with a number that waits: hear it, let others go first, step out, leave. */
export function SlipDeeds({ view, voice, onDeed, children }: SlipDeedsProps): ReactNode {
  const { texts } = useWording();
  const [asked, setAsked] = useState<Question | null>(null);
  const [busy, setBusy] = useState(false);
  const act = async (deed: TicketDeed): Promise<void> => {
    setBusy(true);
    await onDeed(deed);
    setBusy(false);
    setAsked(null);
  };
  const waits = view !== null && canAct(view);
  if (waits && asked !== null) {
    return (
      <div className="slip-question">
        <p aria-live="polite">{texts.t(questions[asked].head)}</p>
        <div className="slip-deeds">
          {questions[asked].answers(texts, view).map(({ words, deed }) => (
            <Deed
              key={words}
              name={nameOf(deed)}
              words={words}
              disabled={busy}
              onPress={() => void act(deed)}
            />
          ))}
          <Deed name="slip-stay" words={texts.t("kiosk.slipStay")} onPress={() => setAsked(null)} />
        </div>
      </div>
    );
  }
  return (
    <>
      {children}
      <div className="slip-deeds">
        {voice !== null && <Hear key={texts.pack.tag} voice={voice} />}
        {waits && view.pausedUntil !== null && (
          <Deed
            name="slip-resume"
            words={texts.t("kiosk.slipResume")}
            icon="check"
            main
            disabled={busy}
            onPress={() => void act({ type: "resumeTicket" })}
          />
        )}
        {waits &&
          offeredTo(view).map((question) => (
            <Deed
              key={question}
              name={`slip-${question}`}
              words={texts.t(questions[question].offer)}
              icon={questions[question].icon}
              onPress={() => setAsked(question)}
            />
          ))}
      </div>
    </>
  );
}

/** It waits in the hall: nobody else's number has a place to give. */
function canAct({ state, outside }: VisitorView): boolean {
  return state === "waiting" && outside === null;
}

function offeredTo({ pausedUntil, behind }: VisitorView): readonly Question[] {
  if (pausedUntil !== null) return ["leaveQueue"];
  return behind === 0 ? ["pauseTicket", "leaveQueue"] : ["letPass", "pauseTicket", "leaveQueue"];
}

interface Asked {
  readonly offer: "kiosk.slipPass" | "kiosk.slipPause" | "kiosk.slipLeave";
  readonly icon: IconName;
  readonly head: "kiosk.slipPassQuestion" | "kiosk.slipPauseQuestion" | "kiosk.slipLeaveQuestion";
  readonly answers: (texts: Texts, view: VisitorView) => readonly { words: string; deed: TicketDeed }[];
}

/** Persons to let go first, and minutes to be away. */
const [passes, pauses] = [
  [3, 5],
  [10, 20, 30],
] as const;

const questions: { readonly [Name in Question]: Asked } = {
  letPass: {
    offer: "kiosk.slipPass",
    icon: "down",
    head: "kiosk.slipPassQuestion",
    // Where fewer are behind, all of them.
    answers: (texts, { behind }) =>
      [...new Set(passes.map((count) => Math.min(count, behind)))]
        .filter((count) => count > 0)
        .map((count) => ({ words: formatPersons(texts, count), deed: { type: "letPass", count } })),
  },
  pauseTicket: {
    offer: "kiosk.slipPause",
    icon: "clock",
    head: "kiosk.slipPauseQuestion",
    answers: (texts) =>
      pauses.map((minutes) => ({
        words: texts.t("kiosk.slipMinutes", { minutes }),
        deed: { type: "pauseTicket", minutes },
      })),
  },
  leaveQueue: {
    offer: "kiosk.slipLeave",
    icon: "leave",
    head: "kiosk.slipLeaveQuestion",
    answers: (texts) => [{ words: texts.t("kiosk.slipLeaveYes"), deed: { type: "leaveQueue" } }],
  },
};

function nameOf(deed: TicketDeed): string {
  switch (deed.type) {
    case "letPass":
      return `slip-pass-${String(deed.count)}`;
    case "pauseTicket":
      return `slip-pause-${String(deed.minutes)}`;
    case "resumeTicket":
      return "slip-resume";
    case "leaveQueue":
      return "slip-leave";
    default:
      return deed satisfies never;
  }
}

function Deed(props: {
  readonly name: string;
  readonly words: string;
  readonly icon?: IconName;
  readonly main?: boolean;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}): ReactNode {
  return (
    <Pressable
      className={props.main === true ? "button main-button" : "button"}
      name={props.name}
      disabled={props.disabled ?? false}
      onPress={props.onPress}
    >
      {props.icon !== undefined && <Icon name={props.icon} />}
      <span>{props.words}</span>
    </Pressable>
  );
}

/** What is said is said of this slip and in this language: it ends with them. */
function Hear({ voice }: { readonly voice: Voice }): ReactNode {
  const { texts } = useWording();
  const { hush } = voice;
  useEffect(() => hush, [hush]);
  return <Deed name="hear" words={texts.t("kiosk.slipHear")} icon="sound" onPress={voice.readScreen} />;
}
