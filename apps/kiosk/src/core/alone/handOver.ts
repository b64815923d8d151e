import type { AloneSlip, CommandId } from "@giliran/shared/domain";
import type { Clock } from "../clock.ts";
import type { HubPort } from "../hubPort.ts";
import type { Ids } from "../ids.ts";
import type { Journal } from "./journal.ts";

export interface HandOverParts {
  readonly hub: HubPort;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Slips that the queue of today could not take: they stay in the journal's file, and somebody should know. */
  readonly strays: (sentence: string) => void;
  readonly onFault: (error: unknown) => void;
}

export interface HandOver {
  /** To be asked at each change of the hub's state. */
  readonly look: () => void;
  readonly settled: () => Promise<void>;
}

/** In one command; the hub takes no more. */
const batch = 50;
const retryMs = 2_000;

/** Gives the hub what was given while it was away, in order, until it has it all; then the series may begin anew. */
export function createHandOver(parts: HandOverParts): HandOver {
  const { hub, journal, clock, ids } = parts;
  let running: Promise<void> | null = null;
  let callOff: (() => void) | null = null;
  /** The same batch has the same id, so that it is taken once however often it is sent. */
  let sent: { readonly id: CommandId; readonly key: string } | null = null;

  async function hand(slips: readonly AloneSlip[]): Promise<boolean> {
    const key = JSON.stringify(slips);
    if (sent?.key !== key) sent = { id: ids.commandId(), key };
    const answer = await hub.send({ type: "handOver", slips }, sent.id);
    if (!answer.ok) return false;
    const { strays } = answer.value;
    if (strays.length > 0)
      parts.strays(strays.map(({ number, error }) => `${String(number)}: ${error}`).join(", "));
    journal.handedOver(slips.map(({ number }) => number));
    return true;
  }

  async function run(): Promise<void> {
    for (;;) {
      const { status, view } = hub.state();
      if (status !== "connected" || view === null || !view.open) return;
      const slips = journal.pending().slice(0, batch);
      if (slips.length === 0) {
        if (view.serviceDate !== null && view.serviceDate !== journal.serviceDate())
          journal.confirm(view.serviceDate);
        return;
      }
      if (!(await hand(slips))) {
        callOff ??= clock.after(retryMs, () => {
          callOff = null;
          look();
        });
        return;
      }
    }
  }

  function look(): void {
    if (running !== null) return;
    running = run()
      .catch(parts.onFault)
      .finally(() => {
        running = null;
      });
  }

  return {
    look,
    settled: async () => {
      callOff?.();
      await running;
    },
  };
}
