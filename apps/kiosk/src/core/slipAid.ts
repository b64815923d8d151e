import type { DeviceId } from "@giliran/shared/domain";
import type { Answer, Paper, Touch } from "./kioskState.ts";
import { reportPrint } from "./reportPrint.ts";
import { type CopyFacts, type CopyParts, writeCopy } from "./writeCopy.ts";

type Shown = Extract<Touch, { phase: "ticket" }>;

export interface SlipAidParts extends CopyParts {
  readonly deviceId: DeviceId;
  readonly touch: () => Touch;
  readonly show: (touch: Touch) => void;
}

/** What a visitor may do about a slip that perhaps, or surely, did not come out; and copies that staff ask for. */
export interface SlipAid {
  /** The slips of the touch that is shown now. */
  readonly remember: (touchId: string, slips: readonly CopyFacts[]) => void;
  /** The visitor has said whether the slip came out: the best witness where the printer is none. */
  readonly answer: (touchId: string, came: boolean) => Answer<null>;
  /** The visitor wants the slip that failed once more. */
  readonly copy: (touchId: string) => Promise<Answer<null>>;
  /** Prints what staff ask of this kiosk; to be called at each change of the hub's view. */
  readonly printAsked: () => void;
  /** Resolves when nothing is being printed or reported. */
  readonly settled: () => Promise<void>;
}

/** Slips of which this kiosk still knows the visitor's language and the address in the QR code. */
const remembered = 64;

export function createSlipAid(parts: SlipAidParts): SlipAid {
  const { hub, clock, ids, deviceId } = parts;
  const slips = new Map<string, readonly CopyFacts[]>();
  const running = new Set<Promise<unknown>>();
  /** One copy of a ticket at a time: the view still asks for it while it is being taken. */
  const inHand = new Set<string>();

  function keep<Value>(work: Promise<Value>): Promise<Value> {
    running.add(work);
    void work.catch(parts.onFault).finally(() => running.delete(work));
    return work;
  }

  /** The touch as it is shown, if it is still this one. */
  function shownAs(touchId: string): Shown | null {
    const touch = parts.touch();
    return touch.phase === "ticket" && touch.touchId === touchId ? touch : null;
  }

  function report(touchId: string, outcome: Paper): void {
    for (const { ticketId } of slips.get(touchId) ?? [])
      void keep(
        reportPrint(hub, clock, { type: "reportPrint", commandId: ids.commandId(), ticketId, outcome }),
      );
  }

  async function copy(touchId: string, shown: Shown): Promise<Answer<null>> {
    let paper: Paper = "printed";
    for (const facts of slips.get(touchId) ?? []) {
      const answer = await writeCopy(parts, facts);
      if (!answer.ok) return answer;
      if (answer.value.outcome !== "printed") paper = answer.value.outcome;
    }
    if (shownAs(touchId) !== null) parts.show({ ...shown, paper, aid: "none" });
    return { ok: true, value: null };
  }

  async function printAsked(facts: CopyFacts): Promise<void> {
    inHand.add(facts.ticketId);
    await writeCopy(parts, facts);
    inHand.delete(facts.ticketId);
  }

  return {
    remember: (touchId, facts) => {
      slips.set(touchId, facts);
      const [oldest] = slips.keys();
      if (slips.size > remembered && oldest !== undefined) slips.delete(oldest);
    },
    answer: (touchId, came) => {
      const shown = shownAs(touchId);
      if (shown === null || shown.aid !== "question") return { ok: false, error: "wrong_state" };
      const paper = came ? "printed" : "failed";
      report(touchId, paper);
      parts.show({ ...shown, paper, aid: came ? "none" : "copy" });
      return { ok: true, value: null };
    },
    copy: async (touchId) => {
      const shown = shownAs(touchId);
      if (shown === null || shown.aid !== "copy") return { ok: false, error: "wrong_state" };
      parts.show({ ...shown, aid: "copying" });
      const answer = await keep(copy(touchId, shown));
      // It may be wanted again: nothing was taken, or the hub says that it is over.
      if (!answer.ok && shownAs(touchId) !== null) parts.show(shown);
      return answer;
    },
    printAsked: () => {
      const asked = hub.state().view?.copiesAsked ?? [];
      for (const { ticketId, kioskId } of asked) {
        if (kioskId !== deviceId || inHand.has(ticketId)) continue;
        const own = [...slips.values()].flat().find((facts) => facts.ticketId === ticketId);
        const language = parts.known()?.languages[0] ?? "id";
        void keep(printAsked(own ?? { ticketId, language, partySize: 1, serviceId: null, page: null }));
      }
    },
    settled: async () => {
      await Promise.all([...running].map((work) => work.catch(() => null)));
    },
  };
}
