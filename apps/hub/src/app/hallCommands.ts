import { z } from "zod";
import { ticketId, type Result } from "@giliran/shared/contract";
import { accepted, denied } from "@giliran/shared/contract";
import type {
  Actor,
  Catalogue,
  CommandId,
  DeviceId,
  Hall,
  HallCommand,
  HallCommandOf,
  HallEvent,
  Instant,
  Prefix,
  ServiceDate,
  TicketId,
} from "@giliran/shared/domain";
import { dateAfter, decide, emptyHall, evolve } from "@giliran/shared/domain";
import { answerTo } from "./answers.ts";
import { createRefusalMemory } from "./idempotency.ts";
import type { Clock, HallStore, Ids, Log } from "./ports.ts";
import type { Voice } from "./voice.ts";

export interface HallCommandsParts {
  readonly hall: Hall;
  readonly voice: Voice;
  readonly store: HallStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly catalogue: () => Catalogue;
  readonly today: () => ServiceDate;
  readonly letterOf: (kioskId: DeviceId) => Prefix | null;
  /** Address of the visitors' ticket page without its fragment, or null. */
  readonly ticketPage: () => string | null;
}

/** Commands of the hall's queue, each answered once for its id (rules of state 3 and 5). */
export interface HallCommands {
  /** Answers one permitted command. Inside the writer's transaction. */
  readonly answer: (id: CommandId, command: HallCommand, actor: Actor) => Result;
  readonly stats: () => { readonly replayed: number; readonly events: number };
}

export function createHallCommands(parts: HallCommandsParts): HallCommands {
  const { hall, voice, store, clock, ids } = parts;
  const refusals = createRefusalMemory(clock);
  const stats = { replayed: 0, events: 0 };

  function answer(id: CommandId, command: HallCommand, actor: Actor): Result {
    const digest = ids.hash(JSON.stringify([actor, command]));
    const before = store.answerOf(id) ?? refusals.find(id);
    if (before !== null) {
      stats.replayed += 1;
      return before.digest === digest ? before.answer : denied("command_id_reused");
    }
    const result = carryOut(id, command, actor, digest);
    if (!result.ok) refusals.remember(id, { digest, answer: result });
    return result;
  }

  /** Whatever fails before the rows stand leaves no trace; what fails after that ends the process. */
  function carryOut(id: CommandId, command: HallCommand, actor: Actor, digest: string): Result {
    const now = clock.now();
    const catalogue = parts.catalogue();
    const past = pastOf(parts, command);
    const written = decideAndAppend(
      past === null ? parts : { ...parts, hall: past },
      id,
      command,
      actor,
      now,
      catalogue,
    );
    if (!written.ok) return written;
    for (const event of past === null ? written.value : []) {
      evolve(hall, event, now);
      voice.follow(event, now, hall);
    }
    stats.events += written.value.length;
    if (command.type === "closeDay" && hall.serviceDate !== null) store.forgetAnswersBefore(hall.serviceDate);
    const given = accepted(answerTo(command, written.value, hall, catalogue, parts.ticketPage()));
    if (command.type === "handOver") forbidReplaced(store, command, hall.serviceDate ?? parts.today());
    store.rememberAnswer(id, hall.serviceDate ?? parts.today(), { digest, answer: given });
    return given;
  }

  return { answer, stats: () => stats };
}

/** The tickets that the answer of an issuing command names. */
const issuedAnswer = z.object({ ok: z.literal(true), value: z.looseObject({ ticketId }) });
const blockAnswer = z.object({
  ok: z.literal(true),
  value: z.object({ tickets: z.array(z.looseObject({ ticketId })) }),
});

function ticketsIn(answer: Result | null): readonly TicketId[] {
  const block = blockAnswer.safeParse(answer);
  if (block.success) return block.data.value.tickets.map((ticket) => ticket.ticketId);
  const issued = issuedAnswer.safeParse(answer);
  return issued.success ? [issued.data.value.ticketId] : [];
}

/** A command that a kiosk has replaced may still be under way: it must not come to a second number. */
function forbidReplaced(store: HallStore, { slips }: HallCommandOf<"handOver">, date: ServiceDate): void {
  for (const { replaces } of slips) {
    if (replaces !== null && store.answerOf(replaces) === null)
      store.rememberAnswer(replaces, date, { digest: "replaced", answer: denied("command_id_reused") });
  }
}

/** A pad may be entered on a later day, also of a date on which the machines were never on. */
const longestAgo = 60;

/** The hall of the past date that a command is about; null: it is about the hall as it stands. */
function pastOf({ hall, store, log }: HallCommandsParts, command: HallCommand): Hall | null {
  const today = hall.serviceDate;
  if (command.type !== "enterPad" || today === null) return null;
  const { serviceDate } = command;
  if (serviceDate >= today || serviceDate < dateAfter(today, -longestAgo)) return null;
  const past = emptyHall();
  past.serviceDate = serviceDate;
  for (const { event, at } of store.eventsOf(serviceDate)) evolve(past, event, at);
  log.info({ serviceDate }, "a pad of a past day is entered");
  return past;
}

function decideAndAppend(
  { hall, store, ids, log, today, letterOf }: HallCommandsParts,
  commandId: CommandId,
  command: HallCommand,
  actor: Actor,
  at: Instant,
  catalogue: Catalogue,
): Result<readonly HallEvent[]> {
  try {
    return store.savepoint(() => {
      const circumstances = {
        now: at,
        today: today(),
        actor,
        newTicketId: ids.ticket,
        newId: ids.ticket,
        newCode: ids.code,
        letterOf,
        ticketOf: store.ticketBySecret,
        ticketsOf: (earlier: CommandId) => ticketsIn(store.answerOf(earlier)?.answer ?? null),
      };
      const decision = decide(hall, catalogue, command, circumstances);
      if (!decision.ok) return denied(decision.error);
      const serviceDate = command.type === "openDay" ? command.serviceDate : hall.serviceDate;
      if (serviceDate === null) return denied("day_closed");
      const facts = { serviceDate, at, commandId, actor, catalogueVersion: catalogue.version };
      for (const event of decision.events) store.append({ ...facts, event });
      return accepted(decision.events);
    });
  } catch (error) {
    if (store.isFatal(error)) throw error;
    log.error({ error, type: command.type }, "a command failed and left no trace");
    return denied("internal");
  }
}
