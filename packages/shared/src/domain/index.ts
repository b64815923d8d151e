export * from "./brand.ts";
export * from "./calendar.ts";
export * from "./civil.ts";
export * from "./catalogue.ts";
export * from "./comeIn.ts";
export { copiesOf, copiesToPrint, copyAtKioskMs, type Copies } from "./copy.ts";
export * from "./command.ts";
export * from "./crowd.ts";
export * from "./decide.ts";
export * from "./earshot.ts";
export * from "./defaults.ts";
export * from "./event.ts";
export * from "./evolve.ts";
export * from "./gate.ts";
export * from "./hall.ts";
export { openCountersFor, plannedWeight, weightOf } from "./heads.ts";
export * from "./hours.ts";
export * from "./number.ts";
export * from "./order.ts";
export * from "./outlook.ts";
export { paceOf } from "./pace.ts";
export { padPadding, padPrefixOf } from "./pad.ts";
export * from "./queue.ts";
export * from "./recalls.ts";
export * from "./refusal.ts";
export * from "./right.ts";
export * from "./schedule.ts";
export * from "./slipTemplate.ts";
export * from "./standing.ts";
export * from "./ticket.ts";
export { counterOfOfficer } from "./rules/counter.ts";
export { isReturnOpen } from "./rules/aside.ts";
export { behind } from "./rules/ownTicket.ts";
export { whatMayBeUndone } from "./rules/undo.ts";
export {
  isLongQueue,
  leftOf,
  serviceState,
  serviceStates,
  type IssueTime,
  type ServiceState,
} from "./rules/issuing.ts";
export { findJourney, nextStepOf } from "./rules/journey.ts";
export { alonePadding, whyNotSlip } from "./rules/handOver.ts";
export { isHeld } from "./recovery.ts";
export type { Recovery } from "./recovery.ts";
export { findClass, laneOf } from "./rules/class.ts";
