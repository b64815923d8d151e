import type {
  BoardView,
  KioskView,
  PanelView,
  ProtocolVersion,
  View,
  ViewFrame,
} from "@giliran/shared/contract";
import type { protocol, Result } from "@giliran/shared/contract";
import type { CallReason, ServiceState } from "@giliran/shared/domain";

type OlderVersion = Exclude<ProtocolVersion, typeof protocol.current>;

interface Translation {
  /** A command as this version sends it, in the form of today; what it cannot read it leaves for the parser to refuse. */
  readonly up: (command: Record<string, unknown>) => Record<string, unknown>;
  /** A view of today as this version reads it. */
  readonly down: (frame: ViewFrame) => object;
  /** The value of an accepted command as this version reads it. */
  readonly answer: (value: unknown) => unknown;
}

const translations: { readonly [Version in OlderVersion]: Translation } = {
  3: {
    // It has no way to ask its visitor whether they want to join a long queue.
    up: (command) => (command["type"] === "issueTicket" ? { ...command, acceptWait: true } : command),
    down: (frame) => ({ ...frame, view: viewInVersion3(frame.view) }),
    answer: (value) => value,
  },
};

function viewInVersion3(view: View): object {
  switch (view.kind) {
    case "kiosk":
      return kioskInVersion3(view);
    case "panel":
      return panelInVersion3(view);
    case "board":
      return boardInVersion3(view);
    case "sign":
    case "entrance":
    case "admin":
    case "guard":
      return view;
    default:
      return view satisfies never;
  }
}

/** Version 3 knows boards of one zone alone. */
function boardInVersion3(view: BoardView): object {
  return view.zone === null ? { ...view, zone: { id: "hall", name: "", about: null } } : view;
}

/** What version 3 knows of a service; any other reason to give no number is "closed" for it. */
const statesOfVersion3: ReadonlySet<ServiceState> = new Set(["open", "closed", "not_yet_open", "day_closed"]);

function kioskInVersion3(view: KioskView): object {
  const services = view.services.map((service) => ({
    ...service,
    state: statesOfVersion3.has(service.state) ? service.state : "closed",
  }));
  // It prints no copies for staff and counts no paper.
  return { ...view, services, copiesAsked: undefined, rollsChanged: undefined };
}

const reasonsOfVersion3: ReadonlySet<CallReason["code"]> = new Set([
  "arrival",
  "regular_turn",
  "longest_wait",
  "priority",
  "priority_alone",
  "weight",
  "idle",
  "returned",
  "front",
  "resumed",
  "walk_in",
  "override",
]);

/** A reason that version 3 has no words for is told as the plainest one. */
function reasonInVersion3(reason: CallReason): object {
  return reasonsOfVersion3.has(reason.code) ? reason : { code: "arrival" };
}

function panelInVersion3(view: PanelView): object {
  if (view.counter === null) return view;
  const { inHand, next, ...counter } = view.counter;
  return {
    ...view,
    counter: {
      ...counter,
      inHand: inHand === null ? null : { ...inHand, reason: reasonInVersion3(inHand.reason) },
      next: next.map((ticket) => ({ ...ticket, reason: reasonInVersion3(ticket.reason) })),
    },
  };
}

function translationOf(version: number): Translation | null {
  return version === 3 ? translations[version] : null;
}

/** The command in the form of today's protocol. */
export function commandFrom(version: number, frame: unknown): unknown {
  const translation = translationOf(version);
  if (translation === null || !isRecord(frame) || !isRecord(frame["command"])) return frame;
  return { ...frame, command: translation.up(frame["command"]) };
}

/** The frame in the form that a client of this version reads. */
export function frameFor(version: number, frame: ViewFrame): object {
  return translationOf(version)?.down(frame) ?? frame;
}

/** The answer in the form that a client of this version reads. */
export function answerFor(version: number, result: Result): Result {
  const translation = translationOf(version);
  return translation === null || !result.ok ? result : { ok: true, value: translation.answer(result.value) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
