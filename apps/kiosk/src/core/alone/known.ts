import type { KioskView, MachineFrame, PublicCatalogue } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";
import type { Clock } from "../clock.ts";
import type { CatalogueSource, HubPort } from "../hubPort.ts";
import type { KnowledgeStore, MachineTime } from "./journal.ts";

/** The hall as the hub told it last, and when that was. */
export interface Known {
  readonly view: KioskView;
  readonly catalogue: PublicCatalogue;
  /** What an administrator gave this kiosk. */
  readonly machine: MachineFrame | null;
  /** The hub's time then, and this machine's. */
  readonly hubTime: Instant;
  readonly wall: Instant;
  readonly monotonicMs: number;
  readonly bootId: string | null;
  /** Where phones follow tickets, by the last slip; null: nowhere, or not known. */
  readonly ticketPage: string | null;
}

export interface Knowledge {
  readonly known: () => Known | null;
  /** To be asked at each change of the hub's state or of the catalogue. */
  readonly look: () => void;
  readonly ticketPage: (page: string | null) => void;
  /** The hub's time now, and how far it may be off; null: after a start of the machine nobody knows. */
  readonly hubNow: () => { readonly at: Instant; readonly uncertaintyMs: number } | null;
  /** How long nothing was heard of the hub, ms. */
  readonly aloneMs: () => number;
  readonly stop: () => void;
}

export interface KnowledgeParts {
  readonly hub: HubPort;
  readonly catalogue: CatalogueSource;
  readonly clock: Clock;
  readonly machine: MachineTime;
  readonly store: KnowledgeStore<Known>;
}

/** A frame is under way for so long at most, ms; and a cheap clock goes wrong by so much. */
const frameMs = 500;
const drift = 2e-4;
/** What is known is written down at most this often, ms. */
const saveEveryMs = 5_000;

export function createKnowledge(parts: KnowledgeParts): Knowledge {
  const { hub, catalogue, clock, machine, store } = parts;
  let known = store.load();
  let savedAt = Number.NEGATIVE_INFINITY;
  let seen: KioskView | null = null;
  let unsaved = false;
  let callOff: (() => void) | null = null;

  function save(): void {
    if (!unsaved || known === null) return;
    unsaved = false;
    savedAt = machine.monotonicMs();
    store.save(known);
  }

  /** The view changes with every ticket: it is written now and then, and at the latest when the hub goes. */
  function look(): void {
    const { status, view, machine: given, clockOffsetMs } = hub.state();
    const named = catalogue.current();
    if (status !== "connected") return save();
    if (view === null || named === null) return;
    const monotonicMs = machine.monotonicMs();
    const fresh = monotonicMs - savedAt < saveEveryMs;
    if (fresh && view === seen && isKnown(named, given)) return;
    seen = view;
    const wall = clock.now();
    known = {
      view,
      catalogue: named,
      machine: given,
      hubTime: Math.round(wall + clockOffsetMs) as Instant,
      wall,
      monotonicMs,
      bootId: machine.bootId(),
      ticketPage: known?.ticketPage ?? null,
    };
    unsaved = true;
    if (fresh) callOff ??= clock.after(saveEveryMs, later);
    else save();
  }

  function isKnown(named: PublicCatalogue, given: MachineFrame | null): boolean {
    return named === known?.catalogue && given === known.machine;
  }

  function later(): void {
    callOff = null;
    save();
  }

  function sameRun(one: Known): boolean {
    return one.bootId !== null && one.bootId === machine.bootId() && machine.monotonicMs() >= one.monotonicMs;
  }

  return {
    known: () => known,
    look,
    ticketPage: (page) => {
      if (known === null || known.ticketPage === page) return;
      known = { ...known, ticketPage: page };
      unsaved = true;
    },
    stop: () => {
      callOff?.();
      save();
    },
    hubNow: () => {
      if (known === null || !sameRun(known)) return null;
      const elapsed = machine.monotonicMs() - known.monotonicMs;
      return {
        at: Math.round(known.hubTime + elapsed) as Instant,
        uncertaintyMs: Math.round(frameMs + elapsed * drift),
      };
    },
    aloneMs: () => {
      if (known === null) return Infinity;
      if (sameRun(known)) return machine.monotonicMs() - known.monotonicMs;
      // The machine was started anew: only its clock is left, which may be wrong.
      return Math.max(0, clock.now() - known.wall);
    },
  };
}
