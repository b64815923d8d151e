import type { ErrorCode, Result } from "@giliran/shared/contract";
import { accepted, denied } from "@giliran/shared/contract";
import type {
  Actor,
  Catalogue,
  CommandId,
  DeviceId,
  Earshot,
  Hall,
  HallCommand,
  Prefix,
  ServiceDate,
} from "@giliran/shared/domain";
import { earshotOf, emptyHall, evolve } from "@giliran/shared/domain";
import { createHallCommands } from "./hallCommands.ts";
import { type AnyCommand, type AsideCommand, isAside, isUrgent, isVoice } from "./kinds.ts";
import { isPermitted } from "./permissions.ts";
import type { Clock, HallStore, Ids, Log, Turns } from "./ports.ts";
import { createToday } from "./today.ts";
import { createVoice, type Voice } from "./voice.ts";
import { createWriter, type WriterStats } from "./writer.ts";

export interface HubParts {
  readonly store: HallStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly turns: Turns;
  readonly catalogue: () => Catalogue;
  /** Address of the visitors' ticket page without its fragment, or null. */
  readonly ticketPage: () => string | null;
  /** The letter of what a kiosk gives alone. */
  readonly letterOf: (kioskId: DeviceId) => Prefix | null;
  /** The voice that this screen may have, or null. */
  readonly earshotOfDisplay: (id: DeviceId) => Earshot | null;
  /** Why this machine may not ask this, though its role may; null: it may. */
  readonly whyNotHere: (command: AnyCommand, deviceId: DeviceId) => ErrorCode | null;
  /** What is asked of the hub and neither of the hall's queue nor of its voice. */
  readonly answerAside: (command: AsideCommand, actor: Actor, id: CommandId) => Result;
  /** Told after each commit that changed something; `urgent` when a call or a ticket in hand did. */
  readonly changed: (urgent: boolean) => void;
  /** The state can no longer be trusted: the process has to end. */
  readonly failStop: (error: unknown) => never;
}

/** What is asked: a client's frame, or a command of the hub itself. */
export interface Asked {
  readonly id: CommandId;
  readonly command: AnyCommand;
}

export interface HubStats extends WriterStats {
  readonly replayed: number;
  readonly events: number;
}

export interface Hub {
  /** Folds the newest service date from its events; to be called once, before anything is asked. */
  readonly start: () => void;
  /** Answers what is in the inbox, then refuses everything with `stopping`. */
  readonly stop: () => void;
  /** Puts one parsed command into the inbox; answered once it is durable, or refused by name. Never rejects. */
  readonly dispatch: (asked: Asked, actor: Actor) => Promise<Result>;
  /** Closes a day that is over and opens today's, in one commit and before whatever is asked next; null: not due. */
  readonly changeDay: () => Promise<unknown> | null;
  /** Ends the announcements that time has ended. */
  readonly sweepVoice: () => void;
  readonly hall: () => Readonly<Hall>;
  readonly voice: Voice;
  readonly today: () => ServiceDate;
  readonly stats: () => HubStats;
}

/** The hall and everything that is asked of it: whoever asks is answered by the single writer, in turn. */
export function createHub(parts: HubParts): Hub {
  const { store, clock } = parts;
  const hall = emptyHall();
  const today = createToday(clock, parts.catalogue);
  const voice = createVoice({
    store,
    clock,
    settings: () => parts.catalogue().settings,
    earshotOfDisplay: parts.earshotOfDisplay,
    earshotOf: (zoneId) => earshotOf(parts.catalogue(), zoneId),
  });
  const hallCommands = createHallCommands({ ...parts, hall, voice, today });
  const writer = createWriter({ ...parts, transaction: store.transaction }, () => {
    changingDay = null;
  });
  let changingDay: Promise<unknown> | null = null;
  let stopping = false;

  function start(): void {
    const date = store.latestServiceDate();
    if (date === null) return;
    for (const { event, at } of store.eventsOf(date)) evolve(hall, event, at);
    voice.restore(store.ledgerOf(date), hall);
  }

  function dispatch(asked: Asked, actor: Actor): Promise<Result> {
    if (stopping) return Promise.resolve(denied("stopping"));
    // A hub that slept through midnight must not put today's first visitor into yesterday.
    if (actor.kind !== "system") void changeDay();
    return ask(asked, actor);
  }

  function ask({ id, command }: Asked, actor: Actor): Promise<Result> {
    return new Promise((answer) => {
      writer.enter({ urgent: isUrgent(command), run: () => route(id, command, actor), answer });
    });
  }

  function route(id: CommandId, command: AnyCommand, actor: Actor): Result {
    if (!isPermitted(command, actor)) return denied("forbidden");
    const reason = actor.kind === "device" ? parts.whyNotHere(command, actor.id) : null;
    if (reason !== null) return denied(reason);
    if (isAside(command)) return parts.answerAside(command, actor, id);
    return isVoice(command) ? voice.answer(command, actor) : hallCommands.answer(id, command, actor);
  }

  function changeDay(): Promise<unknown> | null {
    const serviceDate = today();
    const due = hall.serviceDate === null || serviceDate > hall.serviceDate;
    if (!due || stopping || changingDay !== null) return null;
    const commands: HallCommand[] = [{ type: "openDay", serviceDate }];
    if (hall.open) commands.unshift({ type: "closeDay" });
    const answered = commands.map((command) => {
      const id = `${command.type}-${clock.now()}-${writer.stats().commits}` as CommandId;
      return ask({ id, command }, { kind: "system" });
    });
    changingDay = Promise.all(answered);
    return changingDay;
  }

  return {
    start,
    stop: () => {
      stopping = true;
      writer.stop();
    },
    dispatch,
    changeDay,
    sweepVoice: () => {
      if (stopping || !voice.isDue()) return;
      writer.enter({ urgent: true, run: () => (voice.sweep(), accepted(null)), answer: () => undefined });
    },
    hall: () => hall,
    voice,
    today,
    stats: () => ({ ...writer.stats(), ...hallCommands.stats() }),
  };
}
