import type { TextKey } from "@giliran/shared/i18n";
import type { KioskError } from "../../core/index.ts";

/** What a visitor reads after a touch that led to no number, and whether another try may help. */
export interface Failure {
  readonly head: Extract<TextKey, `kiosk.${string}`>;
  readonly more: Extract<TextKey, `kiosk.${string}`>;
  /** `same`: the same touch, since its number may exist already. `anew`: a new wish. null: no use. */
  readonly retry: "same" | "anew" | null;
}

const passing = { head: "kiosk.failed", more: "kiosk.failedTryAgain", retry: "anew" } as const;
const askPerson = { head: "kiosk.failed", more: "kiosk.failedAsk", retry: null } as const;
const closed = { head: "kiosk.failedClosed", more: "kiosk.failedClosedMore", retry: null } as const;
const cannotPrint = { head: "kiosk.noPrinter", more: "kiosk.noPrinterMore", retry: "same" } as const;

/** A row is missing: it does not compile. */
export const failures = {
  not_confirmed: { head: "kiosk.failedUnsure", more: "kiosk.failedUnsureMore", retry: "same" },
  disconnected: { ...passing, retry: "same" },
  stopping: { ...passing, retry: "same" },
  rate_limited: passing,
  internal: passing,
  busy: passing,
  too_soon: passing,
  command_id_reused: passing,
  expired: passing,
  contingent_used: { head: "kiosk.failedContingent", more: "kiosk.failedContingentMore", retry: null },
  queue_full: { head: "kiosk.failedQueueFull", more: "kiosk.failedQueueFullMore", retry: null },
  // Asked on a screen of its own.
  long_queue: passing,
  series_full: { head: "kiosk.failedFull", more: "kiosk.failedFullMore", retry: null },
  service_closed: closed,
  service_not_yet_open: closed,
  unknown_service: closed,
  day_closed: closed,
  printer_paper_out: { ...cannotPrint, head: "kiosk.noPaper" },
  printer_cover_open: cannotPrint,
  printer_unreachable: cannotPrint,
  printer_error: cannotPrint,
  printer_busy: cannotPrint,
  printer_no_permission: cannotPrint,
  printer_not_configured: cannotPrint,
  printer_status_unknown: cannotPrint,
  printer_paper_low: cannotPrint,
  printer_roll_ending: cannotPrint,
  printer_ready: cannotPrint,
  party_size: askPerson,
  unknown_journey: askPerson,
  unknown_right: { head: "kiosk.failedRight", more: "kiosk.failedRightMore", retry: null },
  no_rights_left: askPerson,
  wrong_day: askPerson,
  number_gap: askPerson,
  times_reversed: askPerson,
  unknown_class: askPerson,
  unknown_need: askPerson,
  day_already_open: askPerson,
  unknown_ticket: askPerson,
  not_your_ticket: askPerson,
  wrong_state: askPerson,
  unknown_counter: askPerson,
  counter_out_of_use: askPerson,
  not_for_this_officer: askPerson,
  counter_taken: askPerson,
  counter_not_open: askPerson,
  not_your_counter: askPerson,
  not_at_this_counter: askPerson,
  not_served_here: askPerson,
  ticket_in_hand: askPerson,
  queue_empty: askPerson,
  stale: askPerson,
  recall_too_soon: askPerson,
  recall_limit: askPerson,
  absent_too_early: askPerson,
  return_window_over: askPerson,
  reason_required: askPerson,
  unknown_reason: askPerson,
  outcome_required: askPerson,
  nothing_to_undo: askPerson,
  too_late_to_undo: askPerson,
  agency_outage: { head: "kiosk.failedOutage", more: "kiosk.failedOutageMore", retry: null },
  unknown_agency: askPerson,
  unknown_closure: askPerson,
  already_closed: askPerson,
  needs_second_person: askPerson,
  in_the_past: askPerson,
  in_the_future: askPerson,
  no_outage: askPerson,
  hall_paused: askPerson,
  not_paused: askPerson,
  outside_hours: closed,
  on_break: closed,
  too_many_numbers: { head: "kiosk.failedTooMany", more: "kiosk.failedTryAgain", retry: "anew" },
  hours_reversed: askPerson,
  unknown_protocol: askPerson,
  no_letter: askPerson,
  gate_is_off: askPerson,
  // Said where the code is typed.
  gate_code_unknown: askPerson,
  gate_code_early: askPerson,
  gate_code_late: askPerson,
  // The health protocol has screens of its own.
  gate_required: askPerson,
  copy_not_due: askPerson,
  hall_full: askPerson,
  forbidden: askPerson,
  malformed: askPerson,
  too_large: askPerson,
  unknown_command: askPerson,
  unauthorised: askPerson,
  protocol_too_old: askPerson,
  protocol_too_new: askPerson,
  not_found: askPerson,
} as const satisfies Record<KioskError, Failure>;
