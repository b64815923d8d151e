import type { CommandType, ErrorCode } from "@giliran/shared/contract";
import type { AnyCommand } from "./kinds.ts";
import type { Device } from "./ports.ts";

/** What concerns visitors: a locked kiosk may only tell of what was, and of itself. */
const forVisitors: ReadonlySet<string> = new Set<CommandType>([
  "issueTicket",
  "issueBlock",
  "redeemRight",
  "takeCopy",
  "registerGateCode",
  "useGateCode",
]);

/** Why this machine may not ask this now; null: it may. Its role was looked at before. */
export function whyNotHere(command: AnyCommand, device: Device): ErrorCode | null {
  if (device.locked && forVisitors.has(command.type)) return "machine_locked";
  const { serviceIds } = device;
  if (serviceIds === null || (command.type !== "issueTicket" && command.type !== "issueBlock")) return null;
  return serviceIds.includes(command.serviceId) ? null : "not_offered_here";
}
