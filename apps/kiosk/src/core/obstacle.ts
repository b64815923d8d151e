import type { Alert } from "@giliran/shared/contract";
import type { HubState } from "./hubPort.ts";
import type { Obstacle } from "./kioskState.ts";
import type { PrinterHealthCode, PrinterState, PrinterStatus } from "./ports.ts";
import { canPrint } from "./ports.ts";

/** What is done when the printer says beforehand that nothing will come out. */
export type WithoutPaper = "refuse" | "showOnScreen";

export interface ObstacleFacts {
  readonly hub: HubState;
  /** The kiosk gives numbers by itself meanwhile. */
  readonly alone: boolean;
  /** The link has been down for longer than a hiccup. */
  readonly hubLong: boolean;
  readonly catalogueKnown: boolean;
  /** An administrator has taken this kiosk out of use. */
  readonly locked: boolean;
  /** A technician works at it. */
  readonly maintenance: boolean;
  readonly printer: PrinterStatus;
  readonly withoutPaper: WithoutPaper;
}

/** The first reason in the order in which a visitor needs to hear it; null where a number can be had. */
export function obstacleOf(facts: ObstacleFacts): Obstacle | null {
  const { hub } = facts;
  const outOfUse = outOfUseBy(facts);
  if (outOfUse !== null) return outOfUse;
  if (hub.status !== "connected" && facts.hubLong && !facts.alone) return "hub_away";
  if (hub.view === null || !facts.catalogueKnown) return "starting";
  if (!hub.view.open) return "closed";
  if (hub.view.alerts.some(endsNumbers)) return "outside_hours";
  if (facts.withoutPaper === "refuse" && !canPrint(facts.printer)) return printerCodes[facts.printer.state];
  return null;
}

/** Somebody has taken this kiosk out of use. */
function outOfUseBy({ maintenance, hub, locked }: ObstacleFacts): Obstacle | null {
  if (maintenance) return "maintenance";
  if (hub.status === "refused") return "hub_refused";
  return locked ? "locked" : null;
}

/** By the calendar nobody gives numbers now. */
function endsNumbers(alert: Alert): boolean {
  return alert.kind === "hours" || alert.kind === "break";
}

/** The code that says why nothing can be printed; `printer_ready` where it can. */
export const printerCodes = {
  ready: "printer_ready",
  paperOut: "printer_paper_out",
  coverOpen: "printer_cover_open",
  error: "printer_error",
  unreachable: "printer_unreachable",
  busy: "printer_busy",
  forbidden: "printer_no_permission",
} as const satisfies Record<PrinterState, PrinterHealthCode>;
