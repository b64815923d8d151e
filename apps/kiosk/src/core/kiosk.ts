import type { KioskView } from "@giliran/shared/contract";
import type { DeviceId, Instant } from "@giliran/shared/domain";
import type { LanguagePack } from "@giliran/shared/i18n";
import { machineClock } from "./clock.ts";
import type { Clock } from "./clock.ts";
import type { DeviceFleet } from "./deviceFleet.ts";
import { createGate } from "./gate/gate.ts";
import type { CatalogueSource, HubPort } from "./hubPort.ts";
import { randomIds } from "./ids.ts";
import type { Ids } from "./ids.ts";
import type { Answer, KioskState, TakenTicket, Touch } from "./kioskState.ts";
import { createListeners } from "./listeners.ts";
import { obstacleOf } from "./obstacle.ts";
import type { WithoutPaper } from "./obstacle.ts";
import type { Thermometer, TicketPrinter, Unsubscribe } from "./ports.ts";
import { printRequirements, type RequirementsWish } from "./printRequirements.ts";
import { rightOrder, type RightWish, ticketOrder, type TicketWish } from "./order.ts";
import { createSlipAid } from "./slipAid.ts";
import { createTicketTaking } from "./takeTicket.ts";

export interface KioskSettings {
  readonly withoutPaper: WithoutPaper;
  /** Two touches closer than this were not made by a hand, ms. */
  readonly touchGapMs: number;
  /** A link that is back within this was no outage to speak of, ms. */
  readonly hiccupMs: number;
  /** A ticket leaves the screen after this even where the screen forgot to, ms: nothing personal remains. */
  readonly touchLifeMs: number;
}

export const defaultKioskSettings: KioskSettings = {
  withoutPaper: "refuse",
  touchGapMs: 700,
  hiccupMs: 3_000,
  touchLifeMs: 180_000,
};

export interface KioskParts {
  readonly hub: HubPort;
  /** This kiosk's id at the hub, to find itself in what the hub says of all kiosks. */
  readonly deviceId: DeviceId;
  readonly printer: TicketPrinter;
  /** Null: none is configured. */
  readonly thermometer: Thermometer | null;
  /** All devices of the kiosk, the printer among them. */
  readonly devices: DeviceFleet;
  readonly catalogue: CatalogueSource;
  readonly settings: KioskSettings;
  readonly clock?: Clock;
  readonly ids?: Ids;
  /** Hears of faults that are nobody's answer: a listener or a driver that threw. */
  readonly onFault: (error: unknown) => void;
}

/** The kiosk's use case and its state. Not one method throws or rejects. */
export interface Kiosk {
  /** Starts the devices first, so that the hub never hears of a printer that was not looked at. */
  readonly start: () => Promise<void>;
  /** Ends the walk in hand, its report included, then the hub link and the devices. */
  readonly stop: () => Promise<void>;
  readonly state: () => KioskState;
  /** Told at each change of `state()`. */
  readonly subscribe: (listener: () => void) => Unsubscribe;
  /** The language packs that the hall has beside the bundled ones. */
  readonly packs: () => readonly LanguagePack[];
  /** Prints what a visitor must bring for a service; no number is taken. */
  readonly printRequirements: (wish: RequirementsWish) => Promise<Answer<null>>;
  readonly takeTicket: (wish: TicketWish) => Promise<Answer<TakenTicket>>;
  /** Takes a number with a right to go first, by the code on its paper. */
  readonly redeemRight: (wish: RightWish) => Promise<Answer<TakenTicket>>;
  /** The visitor says whether the slip of this touch came out, where the printer cannot. */
  readonly answerPaper: (said: { readonly touchId: string; readonly came: boolean }) => Answer<null>;
  /** Prints a marked copy of a slip that did not come out, for the visitor who still stands here. */
  readonly printCopy: (touchId: string) => Promise<Answer<null>>;
  /** The screen is done with this touch: back to idle. A touch that is still being served goes on. */
  readonly endTouch: (touchId: string) => Answer<null>;
  /** The visitor has done what the gate's screen lists. */
  readonly confirmGate: () => Answer<null>;
  readonly answerGate: (yes: boolean) => Answer<null>;
  /** Goes on without the protocol, where it only advises. */
  readonly skipGate: () => Answer<null>;
  /** A pass of the staff's, or a code for the second measurement. */
  readonly useGateCode: (wish: GateCodeWish) => Promise<Answer<null>>;
  /** The visitor has gone. */
  readonly leaveGate: () => Answer<null>;
  /** Asks the hub to send a person here. */
  readonly requestHelp: () => Promise<Answer<null>>;
}

export interface GateCodeWish {
  readonly code: string;
  readonly language: string;
}

function done(_what: void): Answer<null> {
  return { ok: true, value: null };
}

type Told = Pick<KioskState, "serviceDate" | "open" | "services" | "rights" | "crowd" | "alerts">;

/** What the hub's view says of the hall; before the first one nothing is promised. */
function toldBy(view: KioskView | null): Told {
  if (view === null)
    return { serviceDate: null, open: false, services: [], rights: false, crowd: null, alerts: [] };
  const { serviceDate, open, services, rights, crowd, alerts } = view;
  return { serviceDate, open, services, rights, crowd, alerts };
}

/** @param parts ports and settings; the machine's clock and random ids where none are given */
export function createKiosk(parts: KioskParts): Kiosk {
  const { hub, printer, devices, catalogue, settings } = parts;
  const clock = parts.clock ?? machineClock;
  const ids = parts.ids ?? randomIds;
  const listeners = createListeners(parts.onFault);
  const unsubscribes: Unsubscribe[] = [];
  let touch: Touch = { phase: "idle" };
  let forgetTouch: () => void = () => {};
  let forgetHiccup: () => void = () => {};

  function read(): KioskState {
    const now = hub.state();
    const known = catalogue.current();
    return {
      hub: {
        status: now.status,
        since: Math.round(now.since + now.clockOffsetMs) as Instant,
        refusal: now.refusal,
      },
      obstacle: obstacleOf({
        hub: now,
        hubLong: clock.now() - now.since >= settings.hiccupMs,
        catalogueKnown: known !== null,
        printer: printer.lastStatus(),
        withoutPaper: settings.withoutPaper,
      }),
      ...toldBy(now.view),
      catalogue: known,
      packsDigest: catalogue.packs().digest,
      alertsAt: Math.round(clock.now() + now.clockOffsetMs) as Instant,
      devices: devices.health(),
      touch,
      gate: gate.shown(),
      gateOn: (now.view?.gate.mode ?? "off") !== "off",
      helpRequested: now.view?.helpRequestedAt.includes(parts.deviceId) ?? false,
    };
  }

  function refresh(): void {
    state = read();
    listeners.tell();
  }

  let statusSince: Instant | null = null;
  function onHub(): void {
    gate.reconsider();
    const { since } = hub.state();
    if (since !== statusSince) {
      statusSince = since;
      forgetHiccup();
      // A timer may fire a little early by the clock that `since` was read from.
      forgetHiccup = clock.after(settings.hiccupMs + 50, refresh);
    }
    refresh();
    aid.printAsked();
    const roll = hub.state().view?.rollsChanged.find(({ kioskId }) => kioskId === parts.deviceId);
    if (roll !== undefined) printer.newRoll(roll.at);
  }

  function show(next: Touch): void {
    touch = next;
    forgetTouch();
    const shown = next.phase === "ticket" || next.phase === "failed";
    forgetTouch = shown ? clock.after(settings.touchLifeMs, endShown) : () => {};
    refresh();
  }

  function endShown(): void {
    show({ phase: "idle" });
    gate.leave();
  }

  function packs(): readonly LanguagePack[] {
    return catalogue.packs().packs;
  }

  const gate = createGate({
    ...parts,
    clock,
    ids,
    packs,
    catalogue: catalogue.current,
    changed: onGate,
    visitLifeMs: settings.touchLifeMs,
  });
  let state = read();

  /** Who has left the gate has left the touch that led there. */
  function onGate(): void {
    const waits = touch.phase === "failed" && touch.error === "gate_required";
    if (waits && gate.shown().phase === "idle") show({ phase: "idle" });
    else refresh();
  }

  const known = catalogue.current;
  const { deviceId, onFault } = parts;
  const common = { hub, printer, clock, ids, show, packs, known, onFault };
  const aid = createSlipAid({ ...common, deviceId, touch: () => touch });
  const taking = createTicketTaking({
    ...common,
    remember: aid.remember,
    mayTake: gate.demand,
    withoutPaper: settings.withoutPaper,
    touchGapMs: settings.touchGapMs,
  });

  return {
    start: async () => {
      unsubscribes.push(hub.subscribe(onHub), catalogue.subscribe(refresh));
      unsubscribes.push(printer.onChange(refresh), devices.onChange(refresh));
      await devices.start();
      catalogue.start();
      hub.start();
      onHub();
    },
    stop: async () => {
      await taking.settled();
      await gate.stop();
      await aid.settled();
      for (const end of unsubscribes.splice(0)) end();
      forgetTouch();
      forgetHiccup();
      listeners.clear();
      catalogue.stop();
      hub.stop();
      await devices.stop();
    },
    state: () => state,
    subscribe: listeners.add,
    packs,
    takeTicket: (wish) => taking.take(ticketOrder(wish)),
    redeemRight: (wish) => taking.take(rightOrder(wish)),
    printRequirements: async (wish) => {
      const now = (): Instant => Math.round(clock.now() + hub.state().clockOffsetMs) as Instant;
      const about = { printer, catalogue: catalogue.current, packs, now };
      return await printRequirements(about, wish).catch((error: unknown) => {
        parts.onFault(error);
        return { ok: false, error: "printer_error" } as const;
      });
    },
    answerPaper: ({ touchId, came }) => aid.answer(touchId, came),
    printCopy: (touchId) => aid.copy(touchId),
    endTouch: (touchId) => {
      const shown = touch.phase === "ticket" || touch.phase === "failed" ? touch.touchId : null;
      const served = touch.phase === "ticket";
      if (shown === touchId) show({ phase: "idle" });
      // Who has their number has gone in.
      if (served) gate.leave();
      return { ok: true, value: null };
    },
    confirmGate: () => done(gate.confirm()),
    answerGate: (yes) => done(gate.answer(yes)),
    skipGate: () => done(gate.skip()),
    useGateCode: async ({ code, language }) => {
      const answer = await gate.useCode(code, language);
      return answer.ok ? { ok: true, value: null } : answer;
    },
    leaveGate: () => done(gate.leave()),
    requestHelp: async () => {
      const answer = await hub.send({ type: "requestHelp" }, ids.commandId());
      return answer.ok ? { ok: true, value: null } : answer;
    },
  };
}
