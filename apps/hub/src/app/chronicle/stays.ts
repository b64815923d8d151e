import type { HallEvent, HallEventOf, Instant, ServiceId, TicketId } from "@giliran/shared/domain";

/** One ticket's time with one service: of a journey there is one for each step. */
export interface Stay {
  readonly serviceId: ServiceId;
  readonly since: Instant;
  calledAt: Instant | null;
  startedAt: Instant | null;
  /** When it was served; null: it was not. */
  servedAt: Instant | null;
}

/** Keeps the stays of a day while its events are gone through. */
export interface Stays {
  readonly take: (event: HallEvent, at: Instant) => void;
  readonly all: () => readonly Stay[];
}

type Taker<Type extends HallEvent["type"]> = (event: HallEventOf<Type>, at: Instant) => void;

export function keepStays(): Stays {
  const all: Stay[] = [];
  const current = new Map<TicketId, Stay>();

  function begin(ticketId: TicketId, serviceId: ServiceId, since: Instant): Stay {
    const stay: Stay = { serviceId, since, calledAt: null, startedAt: null, servedAt: null };
    current.set(ticketId, stay);
    all.push(stay);
    return stay;
  }

  function note(ticketId: TicketId, facts: (stay: Stay) => Partial<Stay>): void {
    const stay = current.get(ticketId);
    if (stay !== undefined) Object.assign(stay, facts(stay));
  }

  const takers: { readonly [Type in HallEvent["type"]]?: Taker<Type> } = {
    ticketIssued: ({ ticketId, serviceId }, at) => void begin(ticketId, serviceId, at),
    ticketCalled: ({ ticketId }, at) => note(ticketId, ({ calledAt }) => ({ calledAt: calledAt ?? at })),
    serviceStarted: ({ ticketId }, at) => note(ticketId, () => ({ startedAt: at })),
    ticketFinished: ({ ticketId }, at) => note(ticketId, () => ({ servedAt: at })),
    stepFinished: ({ ticketId, serviceId }, at) => {
      note(ticketId, () => ({ servedAt: at }));
      begin(ticketId, serviceId, at);
    },
    padEntered: ({ ticketId, serviceId, takenAt, served }) => {
      const stay = begin(ticketId, serviceId, takenAt);
      if (served === null) return;
      const { calledAt, finishedAt } = served;
      Object.assign(stay, { calledAt, startedAt: calledAt, servedAt: finishedAt });
    },
  };

  return {
    take: (event, at) => (takers[event.type] as Taker<HallEvent["type"]> | undefined)?.(event, at),
    all: () => all,
  };
}
