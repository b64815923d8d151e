import type { Catalogue, CommandId, HallCommand, TicketId } from "@giliran/shared/domain";
import { currentPause, isLive, nextAdmission, scheduledPauseAt } from "@giliran/shared/domain";
import type { Hub } from "./hub.ts";
import type { Clock, Heartbeat } from "./ports.ts";

/** How often the hub notes that it is there, ms: so exactly it knows afterwards since when it was not. */
const beatMs = 30_000;

export interface Deadlines {
  /** Looks at the clock once and asks the hub for whatever is due. */
  readonly tick: () => void;
  /** Goes on until nothing is due: for the start, before anybody is let in. */
  readonly settle: () => Promise<void>;
  /** Once, after the first `settle`: says that the hall stood still while the hub was away. */
  readonly afterAbsence: () => Promise<void>;
}

/**
 * What only time changes: the service date, slips of which nothing was heard, announcements out of life. Each
 * becomes a command of the actor `system`, so that the events tell the whole story.
 */
export function createDeadlines(
  hub: Hub,
  clock: Clock,
  catalogue: () => Catalogue,
  alive: Heartbeat,
): Deadlines {
  const asked = new Map<string, Promise<unknown>>();
  let count = 0;
  let settled = false;

  function waitFor(name: string, answered: Promise<unknown>): void {
    asked.set(
      name,
      answered.finally(() => asked.delete(name)),
    );
  }

  function ask(name: string, command: HallCommand): void {
    if (asked.has(name)) return;
    count += 1;
    const id = `system-${clock.now()}-${count}-${hub.hall().serviceDate ?? "first"}` as CommandId;
    waitFor(name, hub.dispatch({ id, command }, { kind: "system" }));
  }

  function changeDay(): void {
    const changing = hub.changeDay();
    if (changing !== null) waitFor("day", changing);
  }

  function giveUpOnSlips(): void {
    for (const ticketId of overduePrints(hub, clock.now(), catalogue().settings.printingTimeoutMs)) {
      ask(`print-${ticketId}`, { type: "reportPrint", ticketId, outcome: "unknown" });
    }
  }

  function reopen(): void {
    for (const { id: closureId, reopensAt, pending } of hub.hall().closures.values()) {
      if (pending || reopensAt === null || reopensAt > clock.now()) continue;
      ask(`reopen-${closureId}`, { type: "reopenTarget", closureId });
    }
  }

  /** Visitors who stepped out for a while wait again. */
  function endTicketPauses(): void {
    const { paused, tickets } = hub.hall();
    for (const ticketId of paused) {
      const until = tickets.get(ticketId)?.pause?.until ?? null;
      if (until !== null && until <= clock.now())
        ask(`pause-${ticketId}`, { type: "endTicketPause", ticketId });
    }
  }

  /** A pause that comes or ends by itself. One that was ended by hand is not begun again in the same minute. */
  function pauseByPlan(): void {
    const [hall, now] = [hub.hall(), clock.now()];
    const pause = currentPause(hall);
    if (pause !== null) {
      if (pause.until !== null && pause.until <= now) ask("resume", { type: "resumeHall" });
      return;
    }
    const due = scheduledPauseAt(catalogue(), now);
    if (!hall.open || due === null || hall.pauses.some(({ until }) => until === due.until)) return;
    ask("pause", { type: "standStill", cause: "scheduled", from: now, until: due.until });
  }

  function admit(): void {
    const hall = hub.hall();
    if (!hall.open || nextAdmission(hall, catalogue()) === null) return;
    ask("admit", { type: "admitNext" });
  }

  function beat(): void {
    if (Math.abs(clock.now() - (alive.last() ?? 0)) >= beatMs) alive.beat(clock.now());
  }

  function tick(): void {
    changeDay();
    giveUpOnSlips();
    reopen();
    endTicketPauses();
    pauseByPlan();
    admit();
    hub.sweepVoice();
    if (settled) beat();
  }

  return {
    tick,
    settle: async () => {
      for (tick(); asked.size > 0; tick()) await Promise.all(asked.values());
    },
    afterAbsence: async () => {
      const [hall, last] = [hub.hall(), alive.last()];
      const { awayPauseMs } = catalogue().settings;
      settled = true;
      const away = last === null ? 0 : clock.now() - last;
      const waits = [...hall.tickets.values()].some(({ state }) => isLive(state));
      if (last === null || awayPauseMs === null || away < awayPauseMs || !waits) return;
      if (currentPause(hall) !== null) return;
      ask("away", { type: "standStill", cause: "hub_away", from: last, until: null });
      await asked.get("away");
      ask("back", { type: "resumeHall" });
      await asked.get("back");
    },
  };
}

/**
 * Tickets still printing after this long; looks only at those who hold a place. One that was issued as far ahead says
 * that the clock was set back, and nothing of how long ago that was: nobody waits an hour for it.
 */
function overduePrints(hub: Hub, now: number, timeoutMs: number): TicketId[] {
  const { queues, tickets } = hub.hall();
  const found: TicketId[] = [];
  for (const { regular, priority } of queues.values()) {
    for (const id of [...regular.ticketIds, ...priority.ticketIds]) {
      const ticket = tickets.get(id);
      if (ticket?.state === "printing" && Math.abs(now - ticket.issuedAt) >= timeoutMs) found.push(id);
    }
  }
  return found;
}
