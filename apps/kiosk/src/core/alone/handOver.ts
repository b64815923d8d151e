import type { KioskView } from "@giliran/shared/contract";
import type { AloneSlip, CommandId, DeviceId, ServiceDate } from "@giliran/shared/domain";
import type { Clock } from "../clock.ts";
import type { HubPort } from "../hubPort.ts";
import type { Ids } from "../ids.ts";
import type { Journal } from "./journal.ts";

export interface HandOverParts {
  readonly deviceId: DeviceId;
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
  const { deviceId, hub, journal, clock, ids } = parts;
  let running: Promise<void> | null = null;
  let changed = false;
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

  /** The hub was put back to a backup: all that this kiosk printed today, in parts. Told twice, it is taken once. */
  async function tell(date: ServiceDate | null): Promise<boolean> {
    const slips = date === null ? [] : journal.printed(date);
    for (let from = 0; from === 0 || from < slips.length; from += batch) {
      const last = from + batch >= slips.length;
      const part = slips.slice(from, from + batch);
      const answer = await hub.send({ type: "tellSlips", slips: part, last }, ids.commandId());
      if (!answer.ok) return false;
    }
    return true;
  }

  function again(): void {
    callOff ??= clock.after(retryMs, () => {
      callOff = null;
      look();
    });
  }

  /** What is pending, and what this kiosk is asked for, until there is neither. */
  async function run(): Promise<void> {
    let handsAgain = true;
    for (let view = openView(); view !== null; view = openView()) {
      const asked = view.recovery.includes(deviceId);
      if (asked && handsAgain) journal.handAgain();
      if (asked) handsAgain = false;
      const slips = journal.pending().slice(0, batch);
      if (slips.length > 0 && !(await hand(slips))) return again();
      if (slips.length > 0) continue;
      if (asked && !(await tell(view.serviceDate))) return again();
      if (view.serviceDate !== null && view.serviceDate !== journal.serviceDate())
        journal.confirm(view.serviceDate);
      return;
    }
  }

  /** The hall as it stands while it takes anything. */
  function openView(): KioskView | null {
    const { status, view } = hub.state();
    return status === "connected" && view?.open === true ? view : null;
  }

  function look(): void {
    // What changes while one run looks at the state before is looked at by the next.
    changed = running !== null;
    if (changed) return;
    running = run()
      .catch(parts.onFault)
      .finally(() => {
        running = null;
        if (changed) look();
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
