import type {
  Actor,
  Catalogue,
  ClassId,
  CounterId,
  Decision,
  Hall,
  HallCommand,
  HallEvent,
  Instant,
  NeedId,
  Refusal,
  ServiceId,
  Ticket,
  TicketId,
} from "../domain/index.ts";
import { counterState, decide, emptyHall, evolve, serviceDateAt } from "../domain/index.ts";
import { kiosk, officer, system } from "./actors.ts";
import { sampleCatalogue, sampleLetter } from "./catalogue.ts";
import { fakeClock, type FakeClock } from "./clock.ts";
import { anySecretHash, commands, type Claim } from "./commands.ts";
import { idMaker, type IdMaker } from "./ids.ts";

/** An event with the time at which it happened. */
export interface Happened {
  readonly at: Instant;
  readonly event: HallEvent;
}

/** A hall in memory that is decided and evolved as the hub does it, without hub, store and sockets. */
export interface Rehearsal {
  readonly hall: Hall;
  readonly clock: FakeClock;
  readonly ids: IdMaker;
  /** Everything that happened, oldest first. */
  readonly history: readonly Happened[];
  readonly catalogue: () => Catalogue;
  /** Another catalogue holds from now on. */
  readonly publish: (catalogue: Catalogue) => void;
  /** What the hall would say; nothing happens. */
  readonly consider: (actor: Actor, command: HallCommand) => Decision;
  /** Decides, and evolves where it was accepted. */
  readonly ask: (actor: Actor, command: HallCommand) => Decision;
  /** As `ask`; throws where it was refused. */
  readonly must: (actor: Actor, command: HallCommand) => readonly HallEvent[];
  /** As `ask`; the refusal, or null where it was accepted. */
  readonly refusal: (actor: Actor, command: HallCommand) => Refusal | null;
  /** Issues a ticket at a kiosk; it stays `printing`. */
  readonly issue: (serviceId: ServiceId, partySize?: number, kioskNumber?: number, claim?: Claim) => TicketId;
  /** Issues a ticket and reports its slip as printed: it waits. */
  readonly arrive: Rehearsal["issue"];
  /** As `arrive`, for one person of this class. */
  readonly arriveAs: (classId: ClassId, serviceId: ServiceId, needs?: readonly NeedId[]) => TicketId;
  /** The officer of this number sits down at the counter. */
  readonly sit: (counterId: CounterId, officerNumber?: number) => void;
  /** The officer at the counter calls the next; the ticket that is in hand after it. */
  readonly callNext: (counterId: CounterId, officerNumber?: number) => TicketId;
  readonly ticket: (id: TicketId) => Ticket;
  /** The hash of the secret on the slip of this ticket; of one that has none, a hash like any other. */
  readonly secretHash: (id: TicketId) => string;
}

export interface RehearsalSetup {
  readonly catalogue?: Catalogue;
  readonly clock?: FakeClock;
  readonly seed?: number;
}

/** A sample hall before its first day. A command of these tests was given the ticket that has its id. */
export function rehearsal(setup: RehearsalSetup = {}): Rehearsal {
  const hall = emptyHall();
  const clock = setup.clock ?? fakeClock();
  const ids = idMaker(setup.seed);
  const history: Happened[] = [];
  const slips = new Map<string, TicketId>();
  let catalogue = setup.catalogue ?? sampleCatalogue();

  function consider(actor: Actor, command: HallCommand): Decision {
    const now = clock.now();
    const today = serviceDateAt(now, catalogue);
    return decide(hall, catalogue, command, {
      now,
      today,
      actor,
      newTicketId: ids.ticketId,
      newId: ids.ticketId,
      newCode: () => ids.hex(5).toUpperCase(),
      letterOf: (id) => (id === "kiosk-1" ? sampleLetter : null),
      ticketOf: (secretHash) => slips.get(secretHash) ?? null,
      ticketsOf: (commandId) => [...hall.tickets.keys()].filter((id) => String(id) === String(commandId)),
    });
  }

  function ask(actor: Actor, command: HallCommand): Decision {
    const decision = consider(actor, command);
    for (const event of decision.ok ? decision.events : []) {
      evolve(hall, event, clock.now());
      if (event.type === "ticketIssued") slips.set(event.secretHash, event.ticketId);
      history.push({ at: clock.now(), event });
    }
    return decision;
  }

  function must(actor: Actor, command: HallCommand): readonly HallEvent[] {
    const decision = ask(actor, command);
    if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.error}`);
    return decision.events;
  }

  function ticket(id: TicketId): Ticket {
    const found = hall.tickets.get(id);
    if (found === undefined) throw new Error(`no ticket ${id}`);
    return found;
  }

  function issue(serviceId: ServiceId, partySize = 1, kioskNumber = 1, claim: Claim = {}): TicketId {
    const [event] = must(kiosk(kioskNumber), commands.issue(serviceId, partySize, ids.secretHash(), claim));
    if (event?.type !== "ticketIssued") throw new Error("no ticket was issued");
    return event.ticketId;
  }

  function arrive(serviceId: ServiceId, partySize = 1, kioskNumber = 1, claim: Claim = {}): TicketId {
    const id = issue(serviceId, partySize, kioskNumber, claim);
    must(kiosk(kioskNumber), commands.reportPrint(id));
    return id;
  }

  function callNext(counterId: CounterId, officerNumber = 1): TicketId {
    must(officer(officerNumber), commands.callNext(counterId, counterState(hall, counterId).ticketId));
    const inHand = counterState(hall, counterId).ticketId;
    if (inHand === null) throw new Error(`nobody was called to ${counterId}`);
    return inHand;
  }

  return {
    hall,
    clock,
    ids,
    history,
    catalogue: () => catalogue,
    publish: (next) => void (catalogue = next),
    consider,
    ask,
    must,
    refusal: (actor, command) => {
      const decision = ask(actor, command);
      return decision.ok ? null : decision.error;
    },
    issue,
    arrive,
    arriveAs: (classId, serviceId, needs = []) => arrive(serviceId, 1, 1, { classId, needs }),
    sit: (counterId, officerNumber = 1) => void must(officer(officerNumber), commands.openCounter(counterId)),
    callNext,
    ticket,
    secretHash: (id) => [...slips].find(([, ticketId]) => ticketId === id)?.[0] ?? anySecretHash,
  };
}

/** A sample hall whose day is open, by the hub, at the clock's date. */
export function openRehearsal(setup: RehearsalSetup = {}): Rehearsal {
  const opened = rehearsal(setup);
  const today = serviceDateAt(opened.clock.now(), opened.catalogue());
  opened.must(system, commands.openDay(today));
  return opened;
}

/** The hall that these events make, as after a restart: read back from JSON, and with no catalogue at hand. */
export function replay(history: readonly Happened[]): Hall {
  const hall = emptyHall();
  const stored = JSON.parse(JSON.stringify(history)) as readonly Happened[];
  for (const { at, event } of stored) evolve(hall, event, at);
  return hall;
}
