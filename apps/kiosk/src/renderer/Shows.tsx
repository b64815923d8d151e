import type { ReactNode } from "react";
import type { KioskState } from "../core/index.ts";
import type { KioskBridge } from "../ipc/kioskTable.ts";
import { Choices } from "./Choices.tsx";
import { useWording } from "./frame/wording.ts";
import type { Voice } from "./guide/useGuide.ts";
import { Failed } from "./screens/Failed.tsx";
import { Gate } from "./screens/Gate.tsx";
import { LongQueue } from "./screens/LongQueue.tsx";
import { Menu } from "./screens/technician/Menu.tsx";
import { PinPad } from "./screens/technician/PinPad.tsx";
import { Message } from "./screens/Message.tsx";
import { obstacleMessages } from "./screens/obstacles.ts";
import { Pairing } from "./screens/Pairing.tsx";
import { Slip } from "./screens/Slip.tsx";
import { Ticket } from "./screens/Ticket.tsx";
import type { Shown } from "./shown.ts";
import type { Visit } from "./useVisit.ts";

export interface ShowsProps {
  readonly shown: Shown;
  readonly state: KioskState | null;
  readonly visit: Visit;
  readonly voice: Voice;
  readonly bridge: KioskBridge;
}

/** The screen that `shownOf` chose. */
export function Shows(props: ShowsProps): ReactNode {
  const { shown, state, visit, voice, bridge } = props;
  if (shown.name === "pinPad")
    return state && <PinPad pin={shown.pin} technician={state.technician} bridge={bridge} visit={visit} />;
  if (shown.name === "technician") return state && <Menu state={state} bridge={bridge} />;
  return <ForVisitors shown={shown} state={state} visit={visit} voice={voice} />;
}

function ForVisitors(
  props: Pick<ShowsProps, "state" | "visit" | "voice"> & {
    readonly shown: Exclude<Shown, { readonly name: "pinPad" | "technician" }>;
  },
): ReactNode {
  const { shown, state, visit, voice } = props;
  if (isSentence(shown)) return <Sentence shown={shown} state={state} />;
  if (state === null || shown.name === "blank") return null;
  switch (shown.name) {
    case "pairing":
      return <Pairing pairing={shown.pairing} />;
    case "ticket":
      return <ShownTicket touch={shown.touch} visit={visit} />;
    case "failed":
      return <NotTaken touch={shown.touch} state={state} visit={visit} />;
    case "gate":
      return <Gate gate={shown.gate} visit={visit} zone={state.catalogue?.zone ?? null} />;
    case "slip":
      return <Slip key={shown.secret} secret={shown.secret} state={state} visit={visit} voice={voice} />;
    default:
      return <Choices shown={shown} state={state} visit={visit} />;
  }
}

type SentenceName = "hostGone" | "working" | "strangeCode" | "obstacle";
type ShownSentence = Extract<Shown, { readonly name: SentenceName }>;
const sentences: readonly string[] = [
  "hostGone",
  "working",
  "strangeCode",
  "obstacle",
] satisfies SentenceName[];

function isSentence(shown: Shown): shown is ShownSentence {
  return sentences.includes(shown.name);
}

/** Screens that say one thing. */
function Sentence({
  shown,
  state,
}: { readonly shown: ShownSentence } & Pick<ShowsProps, "state">): ReactNode {
  const { texts } = useWording();
  switch (shown.name) {
    case "hostGone": {
      const [head, more] = [texts.t("kiosk.hostGone"), texts.t("kiosk.hostGoneMore")];
      return <Message icon="halt" tone="alarm" head={head} more={more} />;
    }
    case "working":
      return <Message icon="paper" tone="plain" head={texts.t("kiosk.working")} more={null} />;
    case "strangeCode": {
      const [head, more] = [texts.t("kiosk.scanUnknown"), texts.t("kiosk.scanUnknownMore")];
      return <Message icon="halt" tone="plain" head={head} more={more} />;
    }
    case "obstacle":
      return state === null ? null : <Message {...obstacleMessages[shown.obstacle](texts, state)} />;
    default:
      return shown satisfies never;
  }
}

function ShownTicket(props: {
  readonly touch: Extract<Shown, { name: "ticket" }>["touch"];
  readonly visit: Visit;
}): ReactNode {
  const { touch, visit } = props;
  const { paper, page, aid } = touch.phase === "ticket" ? touch : inPrinter;
  return (
    <Ticket
      key={touch.touchId}
      ticket={touch.ticket}
      paper={paper}
      page={page}
      aid={aid}
      onAnswer={visit.answerPaper}
      onCopy={visit.printCopy}
      walk={visit.walk}
      onEnd={visit.leave}
    />
  );
}

/** What is known of a slip that is still being printed. */
const inPrinter = { paper: null, page: null, aid: "none" } as const;

/** A long queue is a question, not a failure. */
function NotTaken(props: {
  readonly touch: Extract<Shown, { name: "failed" }>["touch"];
  readonly state: KioskState;
  readonly visit: Visit;
}): ReactNode {
  const { touch, state, visit } = props;
  if (touch.error !== "long_queue") return <Failed touch={touch} visit={visit} />;
  const service = state.services.find(({ serviceId }) => serviceId === touch.serviceId) ?? null;
  return <LongQueue service={service} onYes={visit.accept} onNo={visit.dismiss} />;
}
