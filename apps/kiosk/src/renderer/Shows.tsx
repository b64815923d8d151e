import type { ReactNode } from "react";
import type { KioskState } from "../core/index.ts";
import type { KioskBridge } from "../ipc/kioskTable.ts";
import { Choices } from "./Choices.tsx";
import { useWording } from "./frame/wording.ts";
import { Failed } from "./screens/Failed.tsx";
import { Gate } from "./screens/Gate.tsx";
import { LongQueue } from "./screens/LongQueue.tsx";
import { Menu } from "./screens/technician/Menu.tsx";
import { PinPad } from "./screens/technician/PinPad.tsx";
import { Message } from "./screens/Message.tsx";
import { obstacleMessages } from "./screens/obstacles.ts";
import { Pairing } from "./screens/Pairing.tsx";
import { Ticket } from "./screens/Ticket.tsx";
import type { Shown } from "./shown.ts";
import type { Visit } from "./useVisit.ts";

export interface ShowsProps {
  readonly shown: Shown;
  readonly state: KioskState | null;
  readonly visit: Visit;
  readonly bridge: KioskBridge;
}

/** The screen that `shownOf` chose. */
export function Shows(props: ShowsProps): ReactNode {
  const { shown, state, visit, bridge } = props;
  if (shown.name === "pinPad")
    return state && <PinPad pin={shown.pin} technician={state.technician} bridge={bridge} visit={visit} />;
  if (shown.name === "technician") return state && <Menu state={state} bridge={bridge} />;
  return <ForVisitors shown={shown} state={state} visit={visit} />;
}

function ForVisitors(
  props: Pick<ShowsProps, "state" | "visit"> & {
    readonly shown: Exclude<Shown, { readonly name: "pinPad" | "technician" }>;
  },
): ReactNode {
  const { shown, state, visit } = props;
  const { texts } = useWording();
  if (shown.name === "hostGone") {
    const [head, more] = [texts.t("kiosk.hostGone"), texts.t("kiosk.hostGoneMore")];
    return <Message icon="halt" tone="alarm" head={head} more={more} />;
  }
  if (state === null || shown.name === "blank") return null;
  switch (shown.name) {
    case "pairing":
      return <Pairing pairing={shown.pairing} />;
    case "working":
      return <Message icon="paper" tone="plain" head={texts.t("kiosk.working")} more={null} />;
    case "ticket":
      return <ShownTicket touch={shown.touch} visit={visit} />;
    case "failed":
      return <NotTaken touch={shown.touch} state={state} visit={visit} />;
    case "gate":
      return <Gate gate={shown.gate} visit={visit} zone={state.catalogue?.zone ?? null} />;
    case "obstacle":
      return <Message {...obstacleMessages[shown.obstacle](texts, state)} />;
    default:
      return <Choices shown={shown} state={state} visit={visit} />;
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
