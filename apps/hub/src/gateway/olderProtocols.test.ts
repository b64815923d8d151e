import { describe, expect, test } from "vitest";
import { commandFrame, type PanelView } from "@giliran/shared/contract";
import type { CallReason, CounterId, ServiceId, TicketId } from "@giliran/shared/domain";
import { serviceStates } from "@giliran/shared/domain";
import {
  sampleBoardView,
  sampleEntranceView,
  sampleFrame,
  sampleKioskView,
  samplePanelView,
  sampleStart,
} from "@giliran/shared/testing";
import { answerFor, commandFrom, frameFor } from "./olderProtocols.ts";

const id = "0123456789abcdef";
const ticket = {
  ticketId: "t1" as TicketId,
  label: "A001",
  serviceId: "ktp" as ServiceId,
  issuedAt: sampleStart,
  queuedAt: sampleStart,
  partySize: 1,
};
const counter: NonNullable<PanelView["counter"]> = {
  counterId: "loket-1" as CounterId,
  label: "1",
  services: [],
  inHand: {
    ...ticket,
    state: "called",
    claim: null,
    needs: [],
    reason: { code: "arrival" },
    note: null,
    nextStep: null,
    comesBackTo: null,
    paper: "printed",
    calledAt: sampleStart,
    startedAt: null,
    recalls: 0,
    recallFrom: null,
    recallsToAbsent: 0,
    voice: "pending",
  },
  group: [],
  next: [{ ...ticket, reason: { code: "priority", nth: 1, ratio: 2 } }],
  aside: [],
  undo: null,
  autoCall: false,
  waitingTickets: 1,
  waitingPersons: 1,
  pausedTickets: 0,
  oldestIssuedAt: sampleStart,
  finishedToday: 0,
  meanServiceMs: null,
};

describe("version 3", () => {
  test("never asks its visitor whether they want to join a long queue", () => {
    const issue = { type: "issueTicket", serviceId: "ktp", partySize: 1, secretHash: "0".repeat(64) };
    expect(commandFrom(3, { id, command: issue })).toEqual({ id, command: { ...issue, acceptWait: true } });
  });

  test("sends everything else as today", () => {
    const frame = { id, command: { type: "closeCounter", counterId: "loket-1" } };
    expect(commandFrom(3, frame)).toEqual(frame);
  });

  test.each([null, 7, "x", [], {}, { command: null }, { command: [] }, { command: "issueTicket" }])(
    "leaves %j to the parser",
    (frame) => {
      expect(commandFrame.safeParse(commandFrom(3, frame)).success).toBe(false);
    },
  );

  test("hears of a service that gives no number for a reason it does not know that it is closed", () => {
    const known = serviceStates.filter((state) =>
      ["open", "closed", "not_yet_open", "day_closed"].includes(state),
    );
    const services = serviceStates.map((state) => ({
      serviceId: state as unknown as ServiceId,
      state,
      waiting: 0,
      wait: null,
      left: null,
      share: null,
    }));
    const frame = frameFor(3, sampleFrame({ view: sampleKioskView({ services }) }));
    expect(frame).toMatchObject({
      lineage: "lineage-1",
      view: {
        services: serviceStates.map((state) => ({ state: known.includes(state) ? state : "closed" })),
      },
    });
  });

  test("reads the reasons that it knows, and everything else of a panel, as today", () => {
    const view = samplePanelView({ counter });
    expect(frameFor(3, sampleFrame({ view }))).toEqual(sampleFrame({ view }));
    const unknown = { code: "of tomorrow" } as unknown as CallReason;
    const inHand = counter.inHand && { ...counter.inHand, reason: unknown };
    const later = samplePanelView({
      counter: { ...counter, inHand, next: [{ ...ticket, reason: unknown }] },
    });
    expect(frameFor(3, sampleFrame({ view: later }))).toMatchObject({
      view: { counter: { inHand: { reason: { code: "arrival" } }, next: [{ reason: { code: "arrival" } }] } },
    });
  });

  test("reads a board of the whole hall as that of a zone without a name", () => {
    const view = sampleBoardView({ zone: null });
    const zone = { id: "hall", name: "", about: null };
    expect(frameFor(3, sampleFrame({ view }))).toEqual({ ...sampleFrame(), view: { ...view, zone } });
  });

  test.each([{ view: sampleBoardView() }, { view: sampleEntranceView() }, { view: samplePanelView() }])(
    "reads every other view as today",
    ({ view }) => {
      expect(frameFor(3, sampleFrame({ view }))).toEqual(sampleFrame({ view }));
    },
  );

  test.each([
    { ok: true, value: null } as const,
    { ok: true, value: { label: "A001", wait: null } } as const,
    { ok: false, error: "stale" } as const,
  ])("reads every answer as today: $ok", (result) => {
    expect(answerFor(3, result)).toEqual(result);
  });
});

test("version 4 is today's: nothing is changed", () => {
  const frame = { id, command: { type: "issueTicket", serviceId: "ktp" } };
  expect(commandFrom(4, frame)).toBe(frame);
  const shown = sampleFrame();
  expect(frameFor(4, shown)).toBe(shown);
  const result = { ok: true, value: { wait: null } } as const;
  expect(answerFor(4, result)).toBe(result);
});
