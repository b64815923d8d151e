import type { MachineFrame, PublicCatalogue } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";
import type { LanguagePack } from "@giliran/shared/i18n";
import { createAlone } from "./alone/alone.ts";
import { createHandOver } from "./alone/handOver.ts";
import { createKnowledge } from "./alone/known.ts";
import { machineClock } from "./clock.ts";
import { createGate } from "./gate/gate.ts";
import { isGateBusy } from "./gate/gateShown.ts";
import { randomIds } from "./ids.ts";
import type { Answer, KioskState, Touch } from "./kioskState.ts";
import { createListeners } from "./listeners.ts";
import type { Kiosk, KioskParts } from "./kioskParts.ts";
import { obstacleOf } from "./obstacle.ts";
import { isOfferedHere, offeredHere } from "./offeredHere.ts";
import type { Unsubscribe } from "./ports.ts";
import { createOwnTicket } from "./ownTicket.ts";
import { printRequirements } from "./printRequirements.ts";
import { rightOrder, ticketOrder } from "./order.ts";
import { createSlipAid } from "./slipAid.ts";
import { createSlipReading } from "./slipReading.ts";
import { createTicketTaking } from "./takeTicket.ts";
import { noGround } from "./technician/ports.ts";
import { createTechnician } from "./technician/technician.ts";
import { ofItself, toldBy } from "./told.ts";

/** How often a kiosk without a hub looks at the time, ms. */
const awayLookMs = 10_000;

function done(_what: void): Answer<null> {
  return { ok: true, value: null };
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
  let forgetAway: () => void = () => {};

  const knowledge = createKnowledge({
    hub,
    catalogue,
    clock,
    machine: parts.machine,
    store: parts.knowledgeStore,
  });
  const alone = createAlone({
    deviceId: parts.deviceId,
    knowledge,
    journal: parts.journal,
    clock,
    onFault: parts.onFault,
  });
  const handOver = createHandOver({ ...parts, clock, ids, strays: parts.onStrays });
  /** As it is, or was when the hub was last heard. */
  const hall = (): PublicCatalogue | null =>
    offeredHere(catalogue.current() ?? knowledge.known()?.catalogue ?? null, machine());
  const machine = (): MachineFrame | null => hub.state().machine ?? knowledge.known()?.machine ?? null;

  const hallNow = (): Instant => Math.round(clock.now() + hub.state().clockOffsetMs) as Instant;

  function read(): KioskState {
    const now = hub.state();
    const view = now.view ?? knowledge.known()?.view ?? null;
    const known = hall();
    const isAlone = now.status !== "connected" && now.status !== "refused" && alone.isAble();
    return {
      hub: {
        status: now.status,
        since: Math.round(now.since + now.clockOffsetMs) as Instant,
        refusal: now.refusal,
      },
      obstacle: obstacleOf({
        hub: { ...now, view },
        alone: isAlone,
        hubLong: clock.now() - now.since >= settings.hiccupMs,
        catalogueKnown: known !== null,
        locked: machine()?.locked ?? false,
        maintenance: technician.shown().maintenance,
        printer: printer.lastStatus(),
        withoutPaper: settings.withoutPaper,
      }),
      ...toldBy(view),
      catalogue: known,
      packsDigest: catalogue.packs().digest,
      alertsAt: hallNow(),
      devices: devices.health(),
      touch,
      gate: gate.shown(),
      technician: technician.shown(),
      alone: isAlone,
      night: settings.night && { span: settings.night, offsetMs: now.clockOffsetMs },
      gateOn: (view?.gate.mode ?? "off") !== "off",
      screenInches: settings.screenInches,
      ...ofItself(now, parts.deviceId),
    };
  }

  function refresh(): void {
    state = read();
    listeners.tell();
  }

  let statusSince: Instant | null = null;
  function onHub(): void {
    knowledge.look();
    technician.look();
    gate.reconsider();
    whileAway();
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
    handOver.look();
  }

  /** While the hub is away nothing tells that time or hours are over. */
  function whileAway(): void {
    forgetAway();
    if (hub.state().status === "connected") return;
    forgetAway = clock.after(awayLookMs, () => {
      refresh();
      whileAway();
    });
  }

  function onCatalogue(): void {
    knowledge.look();
    refresh();
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
    catalogue: hall,
    changed: onGate,
    visitLifeMs: settings.touchLifeMs,
  });
  const technician = createTechnician({
    ...parts,
    ground: parts.technician ?? noGround(),
    clock,
    catalogue: hall,
    packs,
    machine,
    isIdle: () => touch.phase === "idle" && !isGateBusy(gate.shown()),
    changed: refresh,
  });
  let state = read();

  /** Who has left the gate has left the touch that led there. */
  function onGate(): void {
    const waits = touch.phase === "failed" && touch.error === "gate_required";
    if (waits && gate.shown().phase === "idle") show({ phase: "idle" });
    else refresh();
  }

  const known = hall;
  const { deviceId, onFault } = parts;
  const common = { hub, printer, clock, ids, show, packs, known, onFault };
  const aid = createSlipAid({ ...common, deviceId, touch: () => touch });
  const taking = createTicketTaking({
    ...common,
    remember: aid.remember,
    mayTake: gate.demand,
    alone,
    journal: parts.journal,
    onPage: knowledge.ticketPage,
    withoutPaper: settings.withoutPaper,
    paperChoice: () => state.paperChoice,
    touchGapMs: settings.touchGapMs,
  });

  return {
    start: async () => {
      unsubscribes.push(hub.subscribe(onHub), catalogue.subscribe(onCatalogue));
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
      technician.stop();
      await handOver.settled();
      knowledge.stop();
      for (const end of unsubscribes.splice(0)) end();
      forgetTouch();
      forgetHiccup();
      forgetAway();
      listeners.clear();
      catalogue.stop();
      hub.stop();
      await devices.stop();
    },
    state: () => state,
    subscribe: listeners.add,
    packs,
    takeTicket: async (wish) =>
      technician.turnsAway() ??
      (isOfferedHere(wish.serviceId, machine())
        ? await taking.take(ticketOrder(wish)).finally(handOver.look)
        : { ok: false, error: "not_offered_here" }),
    redeemRight: async (wish) => technician.turnsAway() ?? (await taking.take(rightOrder(wish))),
    technician,
    printRequirements: async (wish) =>
      await printRequirements({ ...common, catalogue: hall, now: hallNow }, wish),
    readSlip: createSlipReading({ ...parts, knowledge }),
    askForTicket: createOwnTicket(hub, ids),
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
    speak: async ({ text, language }) => ({
      ok: true,
      value: (await parts.speech?.speak(text, language)) ?? null,
    }),
  };
}
