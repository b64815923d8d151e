import type { Result, View, ViewFrame } from "@giliran/shared/contract";
import { protocol } from "@giliran/shared/contract";
import type { Actor, Catalogue, Hall } from "@giliran/shared/domain";
import { audienceOf } from "./app/audience.ts";
import type {
  Audience,
  Clock,
  Device,
  Ids,
  LedgerRow,
  Log,
  NewEvent,
  Staff,
  Subject,
  Turns,
} from "./app/ports.ts";
import { hashPin } from "./hashPin.ts";
import { createCore, type Core } from "./core.ts";
import { readCommand } from "./gateway/frames.ts";
import { answerFor, frameFor } from "./gateway/olderProtocols.ts";
import { audienceKey } from "./gateway/publisher.ts";
import { readHallText, saveHall } from "./importHall.ts";
import { observed } from "./store/observed.ts";
import { openMemoryStore } from "./store/sqlite.ts";

export interface MemoryHubOptions {
  /** The text of a hall file. */
  readonly hallFile: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly turns: Turns;
  readonly log: Log;
  /** How long views that are no calls wait for more of their kind, ms. */
  readonly coalesceMs: number;
  /** Told of each event once it is committed, in its order. */
  readonly committed: (row: NewEvent) => void;
}

/** One end of an in-memory line: JSON goes over it, as it would over a socket. */
export interface MemoryLink {
  /** One frame up; its answer, never rejected. */
  readonly send: (frame: unknown) => Promise<Result>;
  /** The newest view, as it came down; null: none is shown to this one. */
  readonly view: () => View | null;
  readonly close: () => void;
}

/** The real hub without sockets, files and time of its own: for simulators. */
export interface MemoryHub {
  readonly catalogue: Catalogue;
  readonly devices: readonly Device[];
  readonly staff: readonly Staff[];
  /** To be read, never written. */
  readonly hall: () => Readonly<Hall>;
  readonly connect: (subject: Subject, onView: ((frame: ViewFrame) => void) | null) => MemoryLink;
  /** What only time changes is looked at. */
  readonly tick: () => void;
  /** Views that time alone has changed are told anew, as a hub does every second. */
  readonly refresh: () => void;
  /** How each call of the day fared with the voice. */
  readonly ledger: () => readonly LedgerRow[];
  /** What a newcomer would be shown now. */
  readonly shown: (subject: Subject) => View | null;
  /** The process ends and another begins on the same store; every line breaks. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Watcher {
  readonly audience: Audience;
  readonly take: (json: string) => void;
}

/** Starts a hub over an in-memory store; its day is open when it answers. */
export async function startHubInMemory(options: MemoryHubOptions): Promise<MemoryHub> {
  const { clock, ids, turns, log } = options;
  const read = readHallText(options.hallFile, "the hall file");
  const store = observed(openMemoryStore(), options.committed);
  store.hall.transaction(() => saveHall(store, read, clock.now()));
  let watchers = new Map<string, Set<Watcher>>();
  let core = await open();

  async function open(): Promise<Core> {
    const made = createCore({
      store,
      clock,
      ids,
      turns,
      log,
      coalesceMs: options.coalesceMs,
      catalogue: read.catalogue,
      warnings: () => read.warnings,
      ticketPage: () => "http://hall.test/t",
      emit: (key, frame) => {
        const json = JSON.stringify(frameFor(protocol.current, frame));
        for (const watcher of watchers.get(key) ?? []) watcher.take(json);
      },
      failStop: (error) => {
        throw error;
      },
      hashPin,
      machinesChanged: () => undefined,
      fingerprint: () => null,
    });
    made.hub.start();
    await made.deadlines.settle();
    await made.deadlines.afterAbsence();
    return made;
  }

  function actorOf({ kind, id }: Subject): Actor {
    if (kind === "device") {
      const device = core.access.device(id);
      if (device !== null) return { kind, role: device.role, id };
    } else {
      const member = core.access.staffMember(id);
      if (member !== null) return { kind, role: member.role, id };
    }
    throw new Error(`nobody is ${id}`);
  }

  function watch(audience: Audience, onView: (json: string) => void): () => void {
    const key = audienceKey(audience);
    const watcher = { audience, take: onView };
    const all = watchers.get(key) ?? new Set();
    watchers.set(key, all);
    core.publisher.watch(audience);
    onView(JSON.stringify(frameFor(protocol.current, core.publisher.current(audience))));
    all.add(watcher);
    return () => {
      if (!all.delete(watcher)) return;
      core.publisher.unwatch(audience);
    };
  }

  function connect(subject: Subject, onView: ((frame: ViewFrame) => void) | null): MemoryLink {
    const actor = actorOf(subject);
    const audience = onView === null ? null : audienceOf(actor, core.access);
    let newest: string | null = null;
    const leave =
      audience === null
        ? () => undefined
        : watch(audience, (json) => {
            newest = json;
            onView?.(JSON.parse(json) as ViewFrame);
          });
    const own = core;
    return {
      send: async (frame) => {
        if (own !== core) return { ok: false, error: "disconnected" };
        const asked = readCommand(protocol.current, JSON.parse(JSON.stringify(frame)));
        const result = asked.ok ? await core.hub.dispatch(asked.value, actor) : asked;
        return JSON.parse(JSON.stringify(answerFor(protocol.current, result))) as Result;
      },
      view: () => (newest === null ? null : (JSON.parse(newest) as ViewFrame).view),
      close: leave,
    };
  }

  return {
    catalogue: read.catalogue,
    devices: read.devices,
    staff: core.access.staff(),
    hall: () => core.hub.hall(),
    connect,
    tick: () => core.deadlines.tick(),
    refresh: () => core.publisher.changed(false),
    ledger: () => {
      const { serviceDate } = core.hub.hall();
      return serviceDate === null ? [] : store.hall.ledgerOf(serviceDate);
    },
    shown: (subject) => {
      const audience = audienceOf(actorOf(subject), core.access);
      if (audience === null) return null;
      core.publisher.watch(audience);
      const { view } = core.publisher.current(audience);
      core.publisher.unwatch(audience);
      return JSON.parse(JSON.stringify(view)) as View;
    },
    restart: async () => {
      core.hub.stop();
      core.publisher.stop();
      watchers = new Map();
      core = await open();
    },
    stop: () => {
      core.hub.stop();
      core.publisher.stop();
      store.close();
      return Promise.resolve();
    },
  };
}
