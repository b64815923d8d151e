import type { AgencyId, JourneyId, ServiceId } from "@giliran/shared/domain";
import type { GateShown, KioskError, KioskState, Obstacle, PairingShown, Touch } from "../core/index.ts";
import { hearsCodes } from "./scan/welcome.ts";
import type { Heard } from "./useBridge.ts";
import type { Walk } from "./walk/walk.ts";

type TouchIn<Phase extends Touch["phase"]> = Extract<Touch, { readonly phase: Phase }>;

/** The health protocol while it asks something of the visitor. */
export type BusyGate = Exclude<GateShown, { readonly phase: "idle" | "passed" }>;

/** The one screen that a visitor sees. */
export type Shown =
  | { readonly name: "blank" }
  | { readonly name: "hostGone" }
  | { readonly name: "pairing"; readonly pairing: PairingShown }
  | { readonly name: "working" }
  | { readonly name: "ticket"; readonly touch: TouchIn<"printing" | "ticket"> }
  | { readonly name: "failed"; readonly touch: TouchIn<"failed"> }
  | { readonly name: "obstacle"; readonly obstacle: Obstacle }
  | { readonly name: "agencies" }
  | { readonly name: "services"; readonly agencyId: AgencyId }
  | { readonly name: "search"; readonly query: string }
  | { readonly name: "special" }
  | { readonly name: "journey"; readonly journeyId: JourneyId; readonly serviceIds: readonly ServiceId[] }
  | { readonly name: "right"; readonly code: string }
  | { readonly name: "gateCode"; readonly code: string; readonly refused: KioskError | null }
  | { readonly name: "pinPad"; readonly pin: string }
  | { readonly name: "technician" }
  | { readonly name: "slip"; readonly secret: string }
  | { readonly name: "strangeCode" }
  | { readonly name: "gate"; readonly gate: BusyGate }
  | { readonly name: "requirements"; readonly serviceId: ServiceId };

/** A number that exists goes before everything; an obstacle goes before a walk that could not end well. */
export function shownOf(heard: Heard<KioskState>, walk: Walk): Shown {
  if (heard === undefined) return { name: "blank" };
  if (heard === null) return { name: "hostGone" };
  if (heard.pairing !== null) return { name: "pairing", pairing: heard.pairing };
  return ofTechnician(heard, walk) ?? ofVisitor(heard, walk);
}

/** Whatever keeps visitors from a number is what a technician comes for. */
function ofTechnician(heard: KioskState, { screen }: Walk): Shown | null {
  if (heard.technician.open) return { name: "technician" };
  return screen.name === "pinPad" && isBetweenVisitors(heard) ? screen : null;
}

function ofVisitor(heard: KioskState, walk: Walk): Shown {
  const { touch, gate } = heard;
  // Nobody has a number yet: the protocol goes before whatever else could be shown.
  if (touch.phase === "idle" || touch.phase === "failed") {
    if (gate.phase !== "idle" && gate.phase !== "passed") return { name: "gate", gate };
    // The same touch is on its way again.
    if (touch.phase === "failed" && touch.error === "gate_required") return { name: "working" };
  }
  return ofTouch(touch) ?? ofWalk(heard, walk);
}

/** A slip can be read where no number can be had. */
function ofWalk(heard: KioskState, walk: Walk): Shown {
  const { obstacle } = heard;
  const { screen } = walk;
  const isRead = screen.name === "slip" || screen.name === "strangeCode";
  if (obstacle === null || isPassed(heard, walk) || (isRead && hearsCodes(obstacle))) return screen;
  return { name: "obstacle", obstacle };
}

/** A printer is in nobody's way who wants no paper. */
function isPassed({ obstacle: name, paperChoice }: KioskState, { noPaper }: Walk): boolean {
  return noPaper && paperChoice && name !== null && lacksPaper(name);
}

/** Whether nothing but paper is missing. */
export function lacksPaper(obstacleName: Obstacle): boolean {
  return obstacleName.startsWith("printer_");
}

/** Nobody has anything on its way here: a technician may come. */
export function isBetweenVisitors({ touch, gate }: Pick<KioskState, "touch" | "gate">): boolean {
  return touch.phase === "idle" && (gate.phase === "idle" || gate.phase === "passed");
}

function ofTouch(touch: Touch): Shown | null {
  switch (touch.phase) {
    case "idle":
      return null;
    case "checking":
    case "issuing":
      return { name: "working" };
    case "printing":
    case "ticket":
      return { name: "ticket", touch };
    case "failed":
      return { name: "failed", touch };
    default:
      return touch satisfies never;
  }
}

/** Names the screen for settling and idling: another name means that something else stands under the finger. */
export function nameOf(shown: Shown): string {
  switch (shown.name) {
    case "services":
      return `services:${shown.agencyId}`;
    case "slip":
      // Enough to tell two slips apart, too little to ask for one.
      return `slip:${shown.secret.slice(0, 6)}`;
    case "gate":
      return `gate:${shown.gate.phase}`;
    case "obstacle":
      return `obstacle:${shown.obstacle}`;
    case "ticket":
    case "failed":
      return `${shown.name}:${shown.touch.touchId}`;
    default:
      return shown.name;
  }
}
