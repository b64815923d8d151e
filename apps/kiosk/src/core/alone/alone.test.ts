import { describe, expect, it } from "vitest";
import type { KioskView } from "@giliran/shared/contract";
import type { ServiceDate } from "@giliran/shared/domain";
import { sampleKioskView } from "@giliran/shared/testing";
import { settle } from "../../../test/support/handClock.ts";
import { kioskRig, ownId, wish, type Memory, type Rig } from "../../../test/support/rig.ts";
import { samplePublicCatalogue } from "../../../test/support/fakeHub.ts";

const minute = 60_000;
const touch = (n: number): string => `touch-${String(n).padStart(12, "0")}`;

function view(rig: Pick<Rig, "clock">, changes: Partial<KioskView> = {}): KioskView {
  return sampleKioskView({
    alone: {
      minutes: 60,
      until: (rig.clock.now() + 300 * minute) as never,
      kiosks: [{ deviceId: ownId, letter: "X", last: 0 }],
    },
    ...changes,
  });
}

async function aloneRig(changes: Partial<KioskView> = {}, memory: Partial<Memory> = {}): Promise<Rig> {
  const rig = await kioskRig({}, samplePublicCatalogue(), memory);
  rig.hub.set({ view: view(rig, changes) });
  await settle();
  return rig;
}

function goAway({ hub, clock }: Rig): void {
  hub.set({ status: "disconnected", since: clock.now() });
}

async function take(rig: Rig, n: number, changes: object = {}): Promise<unknown> {
  const answer = rig.kiosk.takeTicket(wish(touch(n), changes));
  await settle();
  await rig.clock.advance(1_000);
  return answer;
}

describe("a kiosk without its hub", () => {
  it("goes on at once in its own series, in the journal before it is on paper", async () => {
    const rig = await aloneRig();
    goAway(rig);
    let pendingAtPrint = -1;
    rig.printer.answer(() => {
      pendingAtPrint = rig.journal.pending().length;
      return Promise.resolve({ outcome: "printed" });
    });
    expect(await take(rig, 1)).toMatchObject({ ok: true, value: { label: "X001", paper: "printed" } });
    expect(pendingAtPrint).toBe(1);
    expect(await take(rig, 2)).toMatchObject({ ok: true, value: { label: "X002" } });
    const [slip] = rig.printer.printed;
    expect(slip).toMatchObject({ label: "X001", estimateLine: null });
    expect(slip?.footer.join(" ")).toContain("di loket");
    expect(rig.kiosk.state()).toMatchObject({ alone: true, obstacle: null });
    expect(rig.hub.sentOf("issueTicket")).toEqual([]);
  });

  it("says nothing of being alone while the hub is there, and nothing of paper reports when it is not", async () => {
    const rig = await aloneRig();
    expect(rig.kiosk.state().alone).toBe(false);
    goAway(rig);
    await take(rig, 1);
    expect(rig.hub.sentOf("reportPrint")).toEqual([]);
    expect(rig.journal.pending()[0]).toMatchObject({ number: 1, paper: "printed", replaces: null });
  });

  it("knows the time by the machine's own sense of it, not by its clock", async () => {
    const rig = await aloneRig();
    const before = rig.clock.now();
    goAway(rig);
    await rig.clock.advance(7 * minute);
    await take(rig, 1);
    const [slip] = rig.journal.pending();
    expect(slip?.at).toBe(before + 7 * minute);
    expect(slip?.uncertaintyMs).toBeGreaterThanOrEqual(500);
  });

  it("hands everything over once, in order, when the hub is back, and is done with it", async () => {
    const rig = await aloneRig();
    goAway(rig);
    await take(rig, 1);
    await take(rig, 2, { partySize: 3 });
    rig.hub.answer("handOver", () => ({ ok: true, value: { strays: [] } }));
    rig.hub.set({ status: "connected", since: rig.clock.now() });
    await settle();
    const sent = rig.hub.sentOf("handOver");
    expect(sent).toHaveLength(1);
    expect(sent[0]?.command).toMatchObject({
      slips: [
        { number: 1, partySize: 1 },
        { number: 2, partySize: 3 },
      ],
    });
    expect(rig.journal.pending()).toEqual([]);
    rig.hub.set({});
    await settle();
    expect(rig.hub.sentOf("handOver")).toHaveLength(1);
  });

  it("sends the same again, under the same id, until the hub has taken it", async () => {
    const rig = await aloneRig();
    goAway(rig);
    await take(rig, 1);
    rig.hub.answer("handOver", () => ({ ok: false, error: "not_confirmed" }));
    rig.hub.set({ status: "connected", since: rig.clock.now() });
    await settle();
    rig.hub.answer("handOver", () => ({ ok: true, value: { strays: [] } }));
    await rig.clock.advance(3_000);
    const [one, two] = rig.hub.sentOf("handOver");
    expect(two?.id).toBe(one?.id);
    expect(rig.journal.pending()).toEqual([]);
  });

  it("names what the hub cannot place, and does not send it for ever", async () => {
    const rig = await aloneRig();
    goAway(rig);
    await take(rig, 1);
    rig.hub.answer("handOver", () => ({ ok: true, value: { strays: [{ number: 1, error: "wrong_day" }] } }));
    rig.hub.set({ status: "connected", since: rig.clock.now() });
    await settle();
    expect(rig.strays).toEqual(["1: wrong_day"]);
    expect(rig.journal.pending()).toEqual([]);
  });

  it("gives its own number for a touch of which it never heard, and names the command that it replaces", async () => {
    const rig = await aloneRig();
    rig.hub.answer("issueTicket", () => ({ ok: false, error: "not_confirmed" }));
    expect(await take(rig, 1)).toMatchObject({ ok: true, value: { label: "X001" } });
    const [sent] = rig.hub.sentOf("issueTicket");
    expect(rig.journal.pending()[0]?.replaces).toBe(sent?.id);
  });

  it("does not let a visitor wait for an answer that cannot come", async () => {
    const rig = await aloneRig();
    let late: (() => void) | null = null;
    rig.hub.answer(
      "issueTicket",
      () =>
        new Promise((resolve) => {
          late = () => resolve({ ok: false, error: "not_confirmed" });
        }),
    );
    const answer = rig.kiosk.takeTicket(wish(touch(1)));
    await settle();
    goAway(rig);
    await rig.clock.advance(4_000);
    expect(await answer).toMatchObject({ ok: true, value: { label: "X001" } });
    (late as (() => void) | null)?.();
    await settle();
    expect(rig.printer.printed).toHaveLength(1);
  });

  it("gives nothing where the hub has decided", async () => {
    const rig = await aloneRig();
    rig.hub.answer("issueTicket", () => ({ ok: false, error: "contingent_used" }));
    expect(await take(rig, 1)).toEqual({ ok: false, error: "contingent_used" });
    expect(rig.journal.pending()).toEqual([]);
  });

  it("keeps to its share of a contingent, to services that were open, and to what only the hub knows", async () => {
    const rig = await aloneRig();
    const services = view(rig).services.map((service) => ({ ...service, share: 1 }));
    const closed = services.map((service, i) =>
      i === 1 ? { ...service, state: "closed" as const } : service,
    );
    rig.hub.set({ view: view(rig, { services: closed }) });
    await settle();
    goAway(rig);
    expect(await take(rig, 1)).toMatchObject({ ok: true });
    expect(await take(rig, 2)).toEqual({ ok: false, error: "contingent_used" });
    const second = closed[1]?.serviceId;
    expect(await take(rig, 3, { serviceId: second })).toEqual({ ok: false, error: "service_closed" });
    expect(
      await rig.kiosk.redeemRight({
        touchId: touch(4),
        code: "K7MNP2QRST" as never,
        noPaper: false,
        language: "id",
      }),
    ).toEqual({
      ok: false,
      error: "disconnected",
    });
  });

  it.each([
    ["for as long as it may be alone", { minutes: 5 }, 6 * minute],
    ["until the numbers of the day end", { until: 10 * minute }, 11 * minute],
    ["not at all where the hall does not want it", { minutes: 0 }, 0],
    ["not without a letter", { kiosks: [] }, 0],
  ])("goes on %s", async (_name, changes, after) => {
    const rig = await aloneRig();
    const { alone } = view(rig);
    const until = "until" in changes ? ((rig.clock.now() + changes.until) as never) : alone.until;
    rig.hub.set({ view: view(rig, { alone: { ...alone, ...changes, until } }) });
    await settle();
    goAway(rig);
    await rig.clock.advance(after + 15_000);
    expect(rig.kiosk.state()).toMatchObject({ alone: false, obstacle: "hub_away" });
    expect(await take(rig, 1)).toEqual({ ok: false, error: "disconnected" });
  });

  it("goes on after its program was started anew, with the same series and what it knew", async () => {
    const first = await aloneRig();
    let kept: unknown = null;
    const memory = { load: () => kept as never, save: (known: unknown) => void (kept = known) };
    const one = await aloneRig({}, { memory });
    goAway(one);
    await take(one, 1);
    await one.kiosk.stop();
    const two = await kioskRig({}, null, { memory, journal: one.journal });
    two.hub.set({ status: "disconnected", view: null, epoch: null, since: two.clock.now() });
    await two.clock.advance(5_000);
    expect(two.kiosk.state()).toMatchObject({ alone: true, obstacle: null, open: true });
    expect(await take(two, 2)).toMatchObject({ ok: true, value: { label: "X002" } });
    expect(two.journal.pending().map(({ number }) => number)).toEqual([1, 2]);
    await first.kiosk.stop();
  });

  it("does not begin its series anew before what it gave is handed over", async () => {
    const rig = await aloneRig();
    goAway(rig);
    await take(rig, 1);
    rig.hub.answer("handOver", () => ({ ok: false, error: "stopping" }));
    rig.hub.set({
      status: "connected",
      since: rig.clock.now(),
      view: view(rig, { serviceDate: "2026-11-24" as ServiceDate }),
    });
    await settle();
    goAway(rig);
    await rig.clock.advance(5_000);
    expect(await take(rig, 2)).toEqual({ ok: false, error: "disconnected" });
    rig.hub.answer("handOver", () => ({ ok: true, value: { strays: [] } }));
    rig.hub.set({ status: "connected", since: rig.clock.now() });
    await rig.clock.advance(3_000);
    expect(rig.journal).toMatchObject({});
    expect([rig.journal.serviceDate(), rig.journal.last()]).toEqual(["2026-11-24", 0]);
  });

  it("never gives a number that the hub already has of it, also with a journal that was lost", async () => {
    const rig = await aloneRig();
    const { alone } = view(rig);
    rig.hub.set({
      view: view(rig, { alone: { ...alone, kiosks: [{ deviceId: ownId, letter: "X", last: 4 }] } }),
    });
    await settle();
    goAway(rig);
    expect(await take(rig, 1)).toMatchObject({ ok: true, value: { label: "X005" } });
  });

  it("prints nothing that the journal does not hold", async () => {
    const rig = await aloneRig();
    Object.assign(rig.journal, {
      give: () => {
        throw new Error("the disk is full");
      },
    });
    goAway(rig);
    expect(await take(rig, 1)).toEqual({ ok: false, error: "internal" });
    expect(rig.printer.printed).toEqual([]);
    expect(rig.faults).toHaveLength(1);
  });
});

describe("a hub that was put back to a backup", () => {
  const held = { ok: false, error: "series_held" } as const;

  it("is told all that was printed today, and once more what was given alone, before anything else", async () => {
    const rig = await aloneRig();
    await take(rig, 1);
    goAway(rig);
    await take(rig, 2);
    rig.hub.answer("handOver", () => ({ ok: true, value: { strays: [] } }));
    rig.hub.set({ status: "connected", since: rig.clock.now() });
    await settle();
    expect(rig.journal.pending()).toEqual([]);
    rig.hub.answer("tellSlips", () => ({ ok: true, value: null }));
    rig.hub.set({ view: view(rig, { recovery: [ownId] }) });
    await settle();
    expect(rig.hub.sentOf("handOver")).toHaveLength(2);
    const [told] = rig.hub.sentOf("tellSlips");
    expect(told?.command).toMatchObject({ last: true, slips: [{ label: "A001", serviceId: "ktp" }] });
  });

  it("is heard also where it asks in the same moment in which it is back", async () => {
    const rig = await aloneRig();
    goAway(rig);
    await settle();
    rig.hub.answer("tellSlips", () => ({ ok: true, value: null }));
    rig.hub.set({ status: "connected", since: rig.clock.now() });
    rig.hub.set({ view: view(rig, { recovery: [ownId] }) });
    await settle();
    expect(rig.hub.sentOf("tellSlips")).toHaveLength(1);
  });

  it("is told again until it has heard, and nothing where it asks others", async () => {
    const rig = await aloneRig();
    rig.hub.set({ view: view(rig, { recovery: ["another-kiosk" as never] }) });
    await settle();
    expect(rig.hub.sentOf("tellSlips")).toEqual([]);
    rig.hub.answer("tellSlips", () => ({ ok: false, error: "not_confirmed" }));
    rig.hub.set({ view: view(rig, { recovery: [ownId] }) });
    await settle();
    rig.hub.answer("tellSlips", () => ({ ok: true, value: null }));
    await rig.clock.advance(2_000);
    expect(rig.hub.sentOf("tellSlips")).toHaveLength(2);
  });

  it("keeps nobody waiting: while it holds its numbers, the kiosk gives its own, and hands them over", async () => {
    const rig = await aloneRig();
    rig.hub.answer("issueTicket", () => held);
    rig.hub.answer("handOver", () => ({ ok: true, value: { strays: [] } }));
    expect(await take(rig, 1)).toMatchObject({ ok: true, value: { label: "X001", paper: "printed" } });
    await settle();
    expect(rig.hub.sentOf("handOver")).toHaveLength(1);
    expect(rig.journal.pending()).toEqual([]);
  });
});
