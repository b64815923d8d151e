import type { IssuedTicket } from "@giliran/shared/contract";
import type { AloneSlip, CommandId, DeviceId, Instant, Prefix, TicketId } from "@giliran/shared/domain";
import { alonePadding, ticketLabel } from "@giliran/shared/domain";
import type { Clock } from "../clock.ts";
import { sha256Hex } from "../ids.ts";
import type { Answer, KioskError, Paper } from "../kioskState.ts";
import type { TicketWish } from "../order.ts";
import type { Journal } from "./journal.ts";
import type { Known, Knowledge } from "./known.ts";

export interface AloneParts {
  readonly deviceId: DeviceId;
  readonly knowledge: Knowledge;
  readonly journal: Journal;
  readonly clock: Clock;
  /** A disk that takes nothing, among others. */
  readonly onFault: (error: unknown) => void;
}

/** A kiosk that goes on while the hub is away, in a series of its own (domain.md 3). */
export interface Alone {
  /** Whether it could give anybody a number now. */
  readonly isAble: () => boolean;
  /** Why it gives this visitor no number; null: it does. */
  readonly whyNot: (wish: TicketWish) => KioskError | null;
  /**
   * Numbers for a visitor, in the journal before they are printed.
   * @param replaces the command for the same touch, of which nothing was heard
   */
  readonly give: (
    wish: TicketWish,
    secrets: readonly string[],
    replaces: CommandId | null,
  ) => Answer<readonly IssuedTicket[]>;
  readonly paper: (tickets: readonly IssuedTicket[], paper: Paper) => void;
}

/** Marks a ticket that the hub does not know yet. */
const aloneId = (label: string): TicketId => `alone-${label}` as TicketId;

export function isAlone({ ticketId }: Pick<IssuedTicket, "ticketId">): boolean {
  return ticketId.startsWith("alone-");
}

export function createAlone({ deviceId, knowledge, journal, clock, onFault }: AloneParts): Alone {
  /** By service since the hub was heard: the share of a contingent. */
  const given = new Map<string, number>();
  let countedSince: Instant | null = null;

  function ownSeries(known: Known): { readonly letter: Prefix; readonly last: number } | null {
    const own = known.view.alone.kiosks.find((one) => one.deviceId === deviceId);
    if (own === undefined) return null;
    const same = journal.serviceDate() === known.view.serviceDate;
    return { letter: own.letter as Prefix, last: Math.max(own.last, same ? journal.last() : 0) };
  }

  function now(): Instant {
    return knowledge.hubNow()?.at ?? clock.now();
  }

  /** Within the day, the hours and the time that it may be alone. */
  function ready(): Known | null {
    const known = knowledge.known();
    if (known === null) return null;
    const { view } = known;
    const { minutes, until } = view.alone;
    const at = now();
    const inTime = knowledge.aloneMs() < minutes * 60_000;
    const inHours = until !== null && at < until;
    // A series that is not handed over does not begin anew.
    const handed = journal.serviceDate() === view.serviceDate || journal.pending().length === 0;
    return view.open && inTime && inHours && handed && ownSeries(known) !== null ? known : null;
  }

  function whyNot(wish: TicketWish): KioskError | null {
    const known = ready();
    if (known === null) return "disconnected";
    const service = known.view.services.find(({ serviceId }) => serviceId === wish.serviceId);
    if (service === undefined) return "unknown_service";
    if (service.state !== "open") return "service_closed";
    const wanted = wish.separate ? wish.partySize : 1;
    if (countedSince !== known.hubTime) {
      countedSince = known.hubTime;
      given.clear();
    }
    const left = service.share === null ? Infinity : service.share - (given.get(wish.serviceId) ?? 0);
    return wanted > left ? "contingent_used" : null;
  }

  function issuedOf(known: Known, wish: TicketWish, label: string, at: Instant): IssuedTicket {
    const { catalogue } = known;
    const service = catalogue.services.find(({ id }) => id === wish.serviceId);
    const counters = catalogue.counters.filter(({ serviceIds }) => serviceIds.includes(wish.serviceId));
    const zones = new Set(counters.map(({ zoneId }) => zoneId));
    const zone = zones.size === 1 ? (catalogue.zones.find(({ id }) => zones.has(id)) ?? null) : null;
    return {
      ticketId: aloneId(label),
      label,
      issuedAt: at,
      timeZone: catalogue.zone,
      hallName: catalogue.name,
      agencyName: catalogue.agencies.find(({ id }) => id === service?.agencyId)?.shortName ?? "",
      serviceName: service?.name ?? { id: wish.serviceId },
      personsAhead: 0,
      wait: null,
      outside: null,
      zone: zone && { id: zone.id, name: zone.name },
      counters: counters.map((counter) => counter.label),
      alerts: [],
      steps: null,
      ticketPage: known.ticketPage,
    };
  }

  return {
    isAble: () => ready() !== null,
    whyNot,
    give: (wish, secrets, replaces) => {
      const known = ready();
      const error = whyNot(wish);
      const series = known === null ? null : ownSeries(known);
      if (error !== null || known === null || series === null)
        return { ok: false, error: error ?? "disconnected" };
      const date = known.view.serviceDate;
      if (date === null) return { ok: false, error: "disconnected" };
      const time = knowledge.hubNow();
      const at = now();
      try {
        if (journal.serviceDate() !== date) journal.confirm(date);
        const tickets = secrets.map((secret, nth) => {
          const number = series.last + 1 + nth;
          const slip: Omit<AloneSlip, "paper"> = {
            serviceDate: date,
            number,
            serviceId: wish.serviceId,
            partySize: wish.separate ? 1 : wish.partySize,
            classId: wish.classId,
            needs: wish.needs,
            journey: wish.separate ? null : wish.journey,
            secretHash: sha256Hex(secret),
            at: time?.at ?? null,
            uncertaintyMs: time?.uncertaintyMs ?? 0,
            replaces: nth === 0 ? replaces : null,
          };
          journal.give(slip);
          return issuedOf(known, wish, ticketLabel(series.letter, number, alonePadding), at);
        });
        given.set(wish.serviceId, (given.get(wish.serviceId) ?? 0) + tickets.length);
        return { ok: true, value: tickets };
      } catch (fault) {
        onFault(fault);
        return { ok: false, error: "internal" };
      }
    },
    paper: (tickets, paper) => {
      try {
        for (const { label } of tickets) journal.paperOf(Number(label.slice(-alonePadding)), paper);
      } catch (fault) {
        // The number stands; its paper is then unknown.
        onFault(fault);
      }
    },
  };
}
